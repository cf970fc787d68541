// What an entry says of whose it is: Entry::owned_as. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pgstow::model {

// An entry is of one object ("TABLE public.t"), or of several that share its owner: then owned_as
// names each, ended by a zero byte, which no name has, and `definition` and `drop` have a line
// about each.
inline constexpr char kOwnedAsEnd = '\0';

// The names in `owned_as`, valid as long as it is; empty when it is.
inline std::vector<std::string_view> OwnedObjects(std::string_view owned_as) {
  std::vector<std::string_view> names;
  while (!owned_as.empty()) {
    const size_t end = owned_as.find(kOwnedAsEnd);
    names.push_back(owned_as.substr(0, end));
    owned_as.remove_prefix(end == std::string_view::npos ? owned_as.size() : end + 1);
  }
  return names;
}

}  // namespace pgstow::model
