#include "tests/unit/loader/toys.h"

namespace pgstow::loader {

namespace fs = std::filesystem;

fs::path PluginFolder::Add(const std::string& toy, const std::string& as) const {
  const fs::path target = path() / ((as.empty() ? toy : as) + ".so");
  fs::copy_file(fs::path(PGSTOW_TOYS) / (toy + ".so"), target);
  fs::permissions(target, fs::perms(0644));
  return target;
}

}  // namespace pgstow::loader
