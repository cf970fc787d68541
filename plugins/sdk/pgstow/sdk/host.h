// The host as a plugin sees it: its log and its services. Usable once the host has called init,
// that is, in everything but static initialisers.
#pragma once

#include <cstdint>
#include <string_view>

#include <pgstow/abi.h>
#include <pgstow/sdk/error.h>
#include <pgstow/services.h>

namespace pgstow::sdk {

namespace internal {
// Hidden, so that plugins which are built without -fvisibility=hidden still have one each.
[[gnu::visibility("hidden")]] inline const pgstow_host* host = nullptr;
}  // namespace internal

// Shows one line to the user when the verbosity asks for `level` (PGSTOW_LOG_*). Any thread.
template <typename... Pieces>
void Log(uint32_t level, const Pieces&... pieces) {
  internal::host->log(level, Abi(Concat(pieces...)));
}

// A service of the host, by the id and type that pgstow/services.h gives it. It lives as long as
// the program. Any thread. Throws PGSTOW_E_UNSUPPORTED when this host has none of that id.
template <typename Service>
const Service& GetService(std::string_view id) {
  const void* service = internal::host->get_service(Abi(id));
  if (service == nullptr) {
    Fail(PGSTOW_E_UNSUPPORTED, "this program does not offer the service \"", id,
         "\", which the plugin needs");
  }
  return *static_cast<const Service*>(service);
}

// Says that the error which is about to be thrown was met at that byte of that member of an archive
// (empty: of its one file). Nothing where the host does not ask for it.
inline void ErrorPlace(uint64_t offset, std::string_view member = {}) noexcept {
  const void* service = internal::host->get_service(Abi(std::string_view(PGSTOW_PLACE_SERVICE)));
  if (service == nullptr) return;
  static_cast<const pgstow_place_service*>(service)->at(Abi(member), offset);
}

}  // namespace pgstow::sdk
