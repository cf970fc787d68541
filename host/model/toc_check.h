// Whether a table of contents makes sense, whoever wrote it.
#pragma once

#include "host/model/entry.h"

namespace pgstow::model {

// Throws kCorrupt, naming the entry, unless dump ids are positive and unique, sections and passes
// are known ones, its database is one of the
// header's, the parts of an entry are numbered from 0 without gaps, and, in a complete TOC,
// all numbers of parts are known. Dependencies may name entries that the archive does not have.
void CheckToc(const Toc& toc);

}  // namespace pgstow::model
