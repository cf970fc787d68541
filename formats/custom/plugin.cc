// The plugin `custom`: the format of single-file archives that many threads write at once.

#include <pgstow/sdk/format.h>
#include <pgstow/sdk/plugin.h>

#include "formats/custom/preamble.h"
#include "formats/custom/reader.h"
#include "formats/custom/renew.h"
#include "formats/custom/writer.h"

namespace pgstow::custom {
namespace {

struct Custom {
  static constexpr pgstow_format_info kInfo{
      .size = sizeof(pgstow_format_info),
      .capabilities = PGSTOW_CAN_WRITE | PGSTOW_CAN_READ | PGSTOW_CAN_WRITE_PARALLEL |
                      PGSTOW_CAN_READ_RANDOM | PGSTOW_CAN_READ_STREAM | PGSTOW_HOLDS_DATA |
                      PGSTOW_HOLDS_FRAMES | PGSTOW_HOLDS_PARTS | PGSTOW_HOLDS_SEALS |
                      PGSTOW_CAN_SALVAGE | PGSTOW_HOLDS_DATABASES,
      .name = sdk::Abi("custom"),
      .letter = sdk::Abi("c"),
      .summary = sdk::Abi("one file with checksums on every byte, written in parallel"),
      .suffix = sdk::Abi(".pgstow"),
      .options = nullptr,
      .option_count = 0};

  static uint32_t Bid(Bytes prefix) { return BidOnPreamble(prefix); }
  static std::unique_ptr<sdk::FormatWriter> NewWriter(sdk::Storage storage, const sdk::Settings&) {
    return std::make_unique<Writer>(storage);
  }
  static std::unique_ptr<sdk::FormatReader> NewReader(sdk::Storage storage, const sdk::Settings&) {
    return std::make_unique<Reader>(storage);
  }
  static void ReplaceChainState(sdk::Storage storage, Bytes state) {
    custom::ReplaceChainState(storage, state);
  }
};

}  // namespace
}  // namespace pgstow::custom

constinit const pgstow_plugin_info pgstow_plugin =
    pgstow::sdk::DefinePlugin<pgstow::sdk::Formats<pgstow::custom::Custom>>(
        {.name = "custom",
         .version = PGSTOW_PLUGIN_VERSION,
         .summary = "archives of one file, with checksums on every byte",
         .license = "PostgreSQL"});
