// The plugin zstd.so: the filter "zstd".
#include <array>

#include <pgstow/sdk/filter.h>
#include <pgstow/sdk/plugin.h>

#include "plugins/filters/zstd/codec.h"

namespace pgstow::zstd {
namespace {

// libzstd's own limits; its header names them only for static linking.
constexpr int kMinLevel = -131072;
constexpr int kMaxLevel = 22;
constexpr int kMaxWorkers = 64;

constexpr sdk::OptionTable kOptions{
    sdk::IntegerOption("level", kMinLevel, kMaxLevel, "3",
                       "compression level; higher is smaller and slower"),
    sdk::BoolOption("long", false, "find matches up to 128 MiB back"),
    sdk::IntegerOption("workers", 0, kMaxWorkers, "0", "threads per stream besides the caller's"),
    sdk::ForEncoding(sdk::BoolOption(
        "adapt", true, "at level 3, search less in frames that become no larger by it")),
};

constexpr std::array<uint8_t, 4> kMagic{0x28, 0xb5, 0x2f, 0xfd};

struct Zstd {
  static constexpr pgstow_filter_info kInfo{.size = sizeof(pgstow_filter_info),
                                            .traits = PGSTOW_FILTER_CHECKS,
                                            .name = sdk::Abi("zstd"),
                                            .summary = sdk::Abi("Zstandard compression"),
                                            .suffix = sdk::Abi(".zst"),
                                            .magic = sdk::Abi(sdk::Bytes(kMagic)),
                                            .options = kOptions.data(),
                                            .option_count = kOptions.size(),
                                            .shorthand = sdk::Abi("level")};

  static std::unique_ptr<sdk::FilterCodec> NewEncoder(const sdk::Settings& settings) {
    return zstd::NewEncoder({.level = static_cast<int>(settings.Integer("level")),
                             .long_distance = settings.Bool("long"),
                             .workers = static_cast<int>(settings.Integer("workers")),
                             .adapt = settings.Bool("adapt")});
  }
  static std::unique_ptr<sdk::FilterCodec> NewDecoder(const sdk::Settings&) {
    return zstd::NewDecoder();
  }
};

}  // namespace
}  // namespace pgstow::zstd

constinit const pgstow_plugin_info pgstow_plugin =
    pgstow::sdk::DefinePlugin<pgstow::sdk::Filters<pgstow::zstd::Zstd>>(
        {.name = "zstd",
         .version = PGSTOW_PLUGIN_VERSION,
         .summary = "Zstandard compression",
         .license = "PostgreSQL"});
