// The names that a switch was given, and the entries they mean.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "host/model/brief_toc.h"
#include "restore/select/facts.h"
#include "restore/select/reason.h"

namespace pgstow::select {

// What a switch names. Rows go by the name of their relation.
enum class Named { kSchema, kRelation, kIndex, kFunction, kTrigger, kExtension };

// One switch with its names.
class Names {
 public:
  struct Switch {
    Named what;
    const char* option;  // "--table"
    const std::vector<std::string>& names;
    bool exact;  // SelectOptions::exact_names
  };

  // Finds what the names mean in the TOC. `all_names` gets the names appended: reasons number them
  // by their places in it. Throws kUsage for patterns that can't be.
  Names(const model::BriefToc& toc, const Facts& facts, const Switch& given,
        std::vector<std::string>& all_names);

  bool empty() const { return given_.names.empty(); }
  // Whether one of the names means the entry; in a schema: the entry's schema.
  bool contains(size_t index) const { return found_.contains(index); }
  // With the name that means the entry; that must contain it.
  Reason Because(Cause cause, size_t index) const;
  const char* option() const { return given_.option; }
  // Those that mean none of the entries for which `counts` is true.
  std::vector<std::string> Unmatched(const std::function<bool(size_t)>& counts) const;

 private:
  void Found(size_t entry, Index number);

  const Switch given_;
  std::unordered_map<size_t, Index> found_;          // entry → number of its name
  std::vector<std::pair<size_t, Index>> all_found_;  // an entry with each of its names
  std::vector<bool> matched_;
  Index first_ = 0;  // of the names, in all_names
};

}  // namespace pgstow::select
