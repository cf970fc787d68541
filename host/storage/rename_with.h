// Renames of more kinds than POSIX has, which not every file system knows.
#pragma once

#include <string>

namespace pgstow::storage {

// The flags of renameat2.
// Source: https://man7.org/linux/man-pages/man2/rename.2.html
inline constexpr unsigned kNoReplace = 1 << 0;
inline constexpr unsigned kExchange = 1 << 1;

// Returns whether it worked; errno says why not. Any thread.
bool RenameWith(unsigned flag, const std::string& from, const std::string& to);

// Whether it was the file system, the kernel or a sandbox that does not know such a rename, so that
// another way is open; other failures (ENOSPC, EIO …) would be the other way's too.
bool IsRenameWithUnknown(int error);

}  // namespace pgstow::storage
