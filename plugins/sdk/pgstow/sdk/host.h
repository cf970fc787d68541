// The host as a plugin sees it: its log and its services. Usable once the host has called init,
// that is, in everything but static initialisers.
#pragma once

#include <string_view>

#include <pgstow/abi.h>
#include <pgstow/sdk/error.h>

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

}  // namespace pgstow::sdk
