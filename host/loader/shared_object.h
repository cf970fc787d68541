// Shared objects in memory. The only file that knows Boost.DLL.
#pragma once

#include <filesystem>

#include <pgstow/abi.h>

namespace pgstow::loader {

// Loads the shared object at an absolute path, its symbols resolved at once and kept to itself
// (RTLD_NOW | RTLD_LOCAL), and returns its `pgstow_plugin`. It is never unloaded: threads and
// exit handlers of its libraries may outlive every use that is made of it. Throws base::Error
// (kPlugin) with the dynamic linker's sentence, or when there is no such symbol.
const pgstow_plugin_info& LoadSharedObject(const std::filesystem::path& path);

}  // namespace pgstow::loader
