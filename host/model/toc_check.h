// Whether a table of contents makes sense, whoever wrote it.
#pragma once

#include "host/model/brief_toc.h"
#include "host/model/entry.h"
#include "host/model/packed_toc.h"

namespace pgstow::model {

// Throws kCorrupt, naming the entry, unless dump ids are positive and unique, sections and passes
// are known ones, no text but owned_as has a zero byte, the parts of an entry are numbered from 0
// without gaps, and each entry is in a database of the header or in none; and unless databases have
// names, each another one. Dependencies may name entries that the archive does not have.
void CheckToc(const Toc& toc);
void CheckToc(const PackedToc& toc);
void CheckToc(const BriefToc& toc);

}  // namespace pgstow::model
