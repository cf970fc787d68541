#include "host/cli/input.h"

#include <cerrno>
#include <cstdio>
#include <memory>

#include "host/base/error.h"

namespace pgstow::cli {
namespace {

std::string Rest(std::FILE* file, const std::string& path, std::string_view what) {
  std::string text;
  char piece[8192];
  while (const size_t size = std::fread(piece, 1, sizeof(piece), file)) text.append(piece, size);
  if (std::ferror(file) != 0) {
    base::Throw(base::ErrorCode::kIo, "could not read from {} \"{}\": {}", what, path,
                base::ErrnoText(errno));
  }
  return text;
}

}  // namespace

std::string ReadWhole(const std::string& path, std::string_view what) {
  if (path == "-") return Rest(stdin, path, what);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             &std::fclose);
  if (file == nullptr) {
    base::Throw(base::ErrorCode::kIo, "could not open {} \"{}\": {}", what, path,
                base::ErrnoText(errno));
  }
  return Rest(file.get(), path, what);
}

}  // namespace pgstow::cli
