#include "tests/fuzz/members.h"

#include <algorithm>
#include <string>

namespace pgstow::fuzz {

conformance::Files MembersOf(std::string_view input) {
  conformance::Files files;
  size_t line = input.find(kMemberLine);
  while (line != std::string_view::npos) {
    input.remove_prefix(line + kMemberLine.size());
    line = input.find(kMemberLine);
    const std::string_view member = input.substr(0, line);
    const size_t end = std::min(member.find('\n'), member.size());
    const std::string_view name = member.substr(0, end);
    const bool possible = !name.empty() && name != "." && name != ".." &&
                          name.find_first_of(std::string_view("/\0", 2)) == std::string_view::npos;
    if (possible) files[std::string(name)] = member.substr(std::min(end + 1, member.size()));
  }
  return files;
}

}  // namespace pgstow::fuzz
