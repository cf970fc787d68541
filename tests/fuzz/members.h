// A directory archive as one input: the files of it, one after another, each behind a line with its
// name. Bytes that are added or taken away somewhere leave the other files as they are.
#pragma once

#include <string_view>

#include "plugins/conformance/memory_storage.h"

namespace pgstow::fuzz {

inline constexpr std::string_view kMemberLine = "\n====== ";  // then the name and a line feed

// What stands before the first such line belongs to no file; of two files of a name the last
// counts. Names that a directory can't have are left out.
conformance::Files MembersOf(std::string_view input);

}  // namespace pgstow::fuzz
