// The sections of a dump: which ones are wanted, and which one an entry counts to.
#pragma once

#include <vector>

#include "host/model/entry.h"
#include "host/model/id_index.h"

namespace pgstow::model {

// What --section names.
struct SectionSet {
  bool pre_data = true;
  bool data = true;
  bool post_data = true;

  bool all() const { return pre_data && data && post_data; }
  // Section::kNone is in every set.
  bool contains(Section section) const;
  friend bool operator==(const SectionSet&, const SectionSet&) = default;
};

// For each of toc.entries the section that --section goes by: its own; for an entry of none, that
// of the object it belongs to, else that of the entry before it.
std::vector<Section> SectionsOf(const Toc& toc);
std::vector<Section> SectionsOf(const Toc& toc, const IdIndex& index_of);  // of toc.entries

}  // namespace pgstow::model
