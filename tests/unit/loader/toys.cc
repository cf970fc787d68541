#include "tests/unit/loader/toys.h"

#include <stdlib.h>

#include <system_error>

namespace pgstow::loader {

namespace fs = std::filesystem;

PluginFolder::PluginFolder() {
  std::string name = fs::temp_directory_path() / "pgstow-toys-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) {
    throw std::system_error(errno, std::generic_category(), "mkdtemp");
  }
  path_ = name;
}

PluginFolder::~PluginFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path PluginFolder::Add(const std::string& toy, const std::string& as) const {
  const fs::path target = path_ / ((as.empty() ? toy : as) + ".so");
  fs::copy_file(fs::path(PGSTOW_TOYS) / (toy + ".so"), target);
  fs::permissions(target, fs::perms(0644));
  return target;
}

}  // namespace pgstow::loader
