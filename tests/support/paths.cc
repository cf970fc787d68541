#include "tests/support/paths.h"

#include <stdlib.h>

#include <cerrno>
#include <fstream>
#include <system_error>

namespace pgstow::tests {

namespace fs = std::filesystem;

fs::path SourceDir() { return PGSTOW_SOURCE_DIR; }
fs::path BuildDir() { return PGSTOW_BUILD_DIR; }
std::string PgstowPath() { return BuildDir() / "bin/pgstow"; }
fs::path PluginDir() { return BuildDir() / "lib/pgstow/plugins"; }

TempDir::TempDir() {
  std::string name = fs::temp_directory_path() / "pgstow-test.XXXXXX";
  if (mkdtemp(name.data()) == nullptr) {
    throw std::system_error(errno, std::generic_category(), "could not make " + name);
  }
  path_ = name;
}

TempDir::~TempDir() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string ReadFile(const fs::path& path) {
  std::ifstream file;
  file.exceptions(std::ios::badbit | std::ios::failbit);
  file.open(path, std::ios::binary);
  std::string content(fs::file_size(path), '\0');
  file.read(content.data(), static_cast<std::streamsize>(content.size()));
  return content;
}

void WriteFile(const fs::path& path, const std::string& content) {
  std::ofstream file;
  file.exceptions(std::ios::badbit | std::ios::failbit);
  file.open(path, std::ios::binary);
  file.write(content.data(), static_cast<std::streamsize>(content.size()));
}

}  // namespace pgstow::tests
