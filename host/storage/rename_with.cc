#include "host/storage/rename_with.h"

#include <fcntl.h>

#include <cerrno>
#include <cstdio>

namespace pgstow::storage {

#ifdef RENAME_NOREPLACE

static_assert(kNoReplace == RENAME_NOREPLACE && kExchange == RENAME_EXCHANGE);

bool RenameWith(unsigned flag, const std::string& from, const std::string& to) {
  return ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flag) == 0;
}

#else

bool RenameWith(unsigned, const std::string&, const std::string&) {
  errno = ENOSYS;
  return false;
}

#endif

bool IsRenameWithUnknown(int error) {
  return error == EINVAL || error == ENOSYS || error == EOPNOTSUPP || error == EPERM;
}

}  // namespace pgstow::storage
