// A small file that must not be there before.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>

namespace pgstow::storage {

// Makes a file of that content, which is safe on disk when this returns. It gets its name when it
// is whole, unless something has that by then. `what` is how messages name it: `key file "x"`.
// Throws kIo; then there is no such file.
void WriteNewFile(const std::string& path, std::string_view content, mode_t mode,
                  const std::string& what);

}  // namespace pgstow::storage
