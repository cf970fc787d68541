#include "host/pg/libpq.h"

#include <dlfcn.h>

#include "host/base/error.h"

namespace pgstow::pg {
namespace {

// The name of every libpq since PostgreSQL 8.2.
constexpr const char* kLibrary = "libpq.so.5";

[[noreturn]] void ThrowUnusable() {
  const char* reason = ::dlerror();
  throw base::Error(base::ErrorCode::kServer,
                    fmt::format("could not load PostgreSQL's client library: {}",
                                reason != nullptr ? reason : kLibrary))
      .WithHint("Install libpq 14 or newer; archives can be read without it.");
}

// Stays loaded until the process ends: connections of threads that are left behind use it.
void* Library() {
  static void* const library = [] {
    void* const loaded = ::dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
    if (loaded == nullptr) ThrowUnusable();
    return loaded;
  }();
  return library;
}

}  // namespace

void* AddressInLibpq(const char* name) {
  void* const address = ::dlsym(Library(), name);
  if (address == nullptr) ThrowUnusable();
  return address;
}

}  // namespace pgstow::pg
