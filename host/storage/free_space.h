// Room on the disk.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace pgstow::storage {

// The bytes that this user may still write to the file system in which `path`, a file or folder
// that need not be there, is or will be. Nothing for what takes no room (standard output, pipes,
// devices) and where it can't be told.
std::optional<uint64_t> FreeBytes(const std::string& path);

}  // namespace pgstow::storage
