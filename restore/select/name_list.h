// The names that one switch was given.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace pgstow::select {

// Remembers which of its names matched something, for --strict-names.
class NameList {
 public:
  explicit NameList(const std::vector<std::string>& names)
      : names_(names), matched_(names.size(), false) {}

  bool empty() const { return names_.empty(); }

  bool Contains(std::string_view name) {
    return Match([name](const std::string& wanted) { return wanted == name; });
  }

  // True when `same` holds for a name; all names it holds for are marked.
  template <typename Same>
  bool Match(Same&& same) {
    bool found = false;
    for (size_t i = 0; i < names_.size(); ++i) {
      if (!same(names_[i])) continue;
      matched_[i] = true;
      found = true;
    }
    return found;
  }

  // The first name that nothing matched; nullptr when there is none.
  const std::string* Unmatched() const {
    const auto missing = std::find(matched_.begin(), matched_.end(), false);
    return missing == matched_.end() ? nullptr : &names_[missing - matched_.begin()];
  }

 private:
  const std::vector<std::string>& names_;
  std::vector<bool> matched_;
};

}  // namespace pgstow::select
