// What is in a directory.
#pragma once

#include <string>
#include <vector>

#include "host/storage/descriptor.h"
#include "host/storage/file.h"

namespace pgstow::storage {

// All that is right in `folder`, in byte order of the names. Messages name it `path`. Throws
// kCorrupt for what is no regular file, kIo.
std::vector<Member> MembersOf(const Descriptor& folder, const std::string& path);

}  // namespace pgstow::storage
