// Which tables of a TOC are partitions of which. Pure.
#pragma once

#include <cstddef>
#include <vector>

#include "host/model/entry.h"

namespace pgstow::plan {

struct Attachment {
  size_t whole;  // index in toc.entries: the partitioned table
  size_t partition;
};

// As entries say it that attach one to the other: these belong to the partition and depend on the
// whole.
std::vector<Attachment> AttachmentsOf(const model::Toc& toc);

// A table or what is like one: its definition.
bool IsRelation(const model::Entry& entry);

}  // namespace pgstow::plan
