#include "host/loader/shared_object.h"

#include <dlfcn.h>

#include <list>
#include <mutex>
#include <system_error>

#define BOOST_DLL_USE_STD_FS
#include <boost/dll/shared_library.hpp>

#include "host/base/error.h"

namespace pgstow::loader {
namespace {

constexpr const char* kSymbol = "pgstow_plugin";

// Keeps a loaded library until the process ends.
void KeepForEver(boost::dll::shared_library library) {
  static std::mutex mutex;
  static auto* const libraries = new std::list<boost::dll::shared_library>;
  const std::lock_guard lock(mutex);
  libraries->push_back(std::move(library));
}

}  // namespace

const pgstow_plugin_info& LoadSharedObject(const std::filesystem::path& path) {
  using boost::dll::load_mode::rtld_local;
  using boost::dll::load_mode::rtld_now;
  boost::dll::shared_library library;
  std::error_code error;
  library.load(path, rtld_now | rtld_local, error);
  if (error) {
    const char* reason = ::dlerror();
    base::Throw(base::ErrorCode::kPlugin, "it can't be loaded: {}",
                reason != nullptr ? reason : error.message());
  }
  if (!library.has(kSymbol)) {
    base::Throw(base::ErrorCode::kPlugin, "it is no pgstow plugin: it has no symbol \"{}\"",
                kSymbol);
  }
  const auto& info = library.get<const pgstow_plugin_info>(kSymbol);
  KeepForEver(std::move(library));
  return info;
}

}  // namespace pgstow::loader
