// The plugin itself. In exactly one source file:
//
//   constinit const pgstow_plugin_info pgstow_plugin = pgstow::sdk::DefinePlugin<
//       pgstow::sdk::Filters<Zstd>>({.name = "zstd", .version = "1.0", .summary = "…",
//                                    .license = "PostgreSQL"});
#pragma once

#include <string_view>

#include <pgstow/abi.h>
#include <pgstow/sdk/error.h>
#include <pgstow/sdk/guard.h>
#include <pgstow/sdk/host.h>

namespace pgstow::sdk {

// What a plugin says of itself; see pgstow_plugin_info. Literals: the text is not copied.
struct PluginDescription {
  std::string_view name;
  std::string_view version;
  std::string_view summary;
  std::string_view license;
};

namespace internal {

inline pgstow_status Init(const pgstow_host* offered) noexcept {
  return Guard([&]() -> pgstow_status {
    host = offered;
    if (!PGSTOW_HAS(offered, pgstow_host, get_service) || offered->abi_major != PGSTOW_ABI_MAJOR) {
      Fail(PGSTOW_E_VERSION, "the program speaks another version of the plugin ABI");
    }
    return PGSTOW_OK;
  });
}

template <typename... Factories>
const void* GetFactory(pgstow_str id) noexcept {
  const void* found = nullptr;
  ((View(id) == Factories::kId ? void(found = Factories::factory()) : void()), ...);
  return found;
}

}  // namespace internal

// The value of `pgstow_plugin`. `Factories` are Filters<…> (filter.h), Formats<…> (format.h) and
// Keygen<…> (secrets.h), at most one of each.
template <typename... Factories>
constexpr pgstow_plugin_info DefinePlugin(const PluginDescription& plugin) {
  return {.size = sizeof(pgstow_plugin_info),
          .abi_major = PGSTOW_ABI_MAJOR,
          .abi_minor = PGSTOW_ABI_MINOR,
          .reserved = 0,
          .name = Abi(plugin.name),
          .version = Abi(plugin.version),
          .summary = Abi(plugin.summary),
          .license = Abi(plugin.license),
          .init = &internal::Init,
          .deinit = nullptr,
          .get_factory = &internal::GetFactory<Factories...>};
}

}  // namespace pgstow::sdk
