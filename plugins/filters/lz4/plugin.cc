// The plugin lz4.so: the filter "lz4".
#include <array>

#include <pgstow/sdk/filter.h>
#include <pgstow/sdk/plugin.h>

#include "plugins/filters/lz4/codec.h"

namespace pgstow::lz4 {
namespace {

// The default stands outside the range, as pg_dump has it.
constexpr sdk::OptionTable kOptions{
    sdk::IntegerOption("level", 1, 12, "0", "compression level; higher is smaller and slower"),
};

constexpr std::array<uint8_t, 4> kMagic{0x04, 0x22, 0x4d, 0x18};

struct Lz4 {
  static constexpr pgstow_filter_info kInfo{.size = sizeof(pgstow_filter_info),
                                            .traits = PGSTOW_FILTER_CHECKS,
                                            .name = sdk::Abi("lz4"),
                                            .summary = sdk::Abi("LZ4 compression"),
                                            .suffix = sdk::Abi(".lz4"),
                                            .magic = sdk::Abi(sdk::Bytes(kMagic)),
                                            .options = kOptions.data(),
                                            .option_count = kOptions.size(),
                                            .shorthand = sdk::Abi("level")};

  static std::unique_ptr<sdk::FilterCodec> NewEncoder(const sdk::Settings& settings) {
    return lz4::NewEncoder(static_cast<int>(settings.Integer("level")));
  }
  static std::unique_ptr<sdk::FilterCodec> NewDecoder(const sdk::Settings&) {
    return lz4::NewDecoder();
  }
};

}  // namespace
}  // namespace pgstow::lz4

constinit const pgstow_plugin_info pgstow_plugin =
    pgstow::sdk::DefinePlugin<pgstow::sdk::Filters<pgstow::lz4::Lz4>>(
        {.name = "lz4",
         .version = PGSTOW_PLUGIN_VERSION,
         .summary = "LZ4 compression",
         .license = "PostgreSQL"});
