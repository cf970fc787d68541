// What must be restored before an entry. Pure.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "host/model/entry.h"
#include "restore/plan/tables.h"
#include "restore/select/facts.h"
#include "restore/select/kept_dependencies.h"
#include "restore/select/select.h"

namespace pgstow::plan {

// Answers for the selected entries of one TOC, by index in toc.entries.
class Needs {
 public:
  Needs(const model::Toc& toc, const select::Selection& selection);  // which outlive it

  // The selected entries of the same pass that have to come before `entry` (plan/order.h), each
  // once, in the order of the selection.
  std::vector<size_t> Of(size_t entry) const;

  // Where a selected entry stands in the order of the selection.
  size_t place(size_t entry) const { return places_.at(entry); }

 private:
  // What an entry waits for because of what there is in other sections.
  std::vector<size_t> BySection(size_t entry) const;

  const model::Toc& toc_;
  const Tables tables_;
  const select::Facts facts_;
  const select::KeptDependencies dependencies_;
  std::unordered_map<model::DumpId, size_t> index_of_;
  std::unordered_map<size_t, size_t> places_;
  std::unordered_map<std::string_view, size_t> schemas_;  // by name
  std::vector<size_t> databases_;                         // entries that make them
  std::vector<size_t> routed_;  // rows that a partitioned table hands to its partitions
};

}  // namespace pgstow::plan
