// A format for pgstow: a directory of JSON lines, one file for each part of data, with a table of
// contents in JSON. README.md shows it.
#include <memory>

#include <pgstow/sdk/format.h>
#include <pgstow/sdk/plugin.h>

#include "reader.h"
#include "toc.h"
#include "writer.h"

namespace jsonl {
namespace {

namespace sdk = pgstow::sdk;

struct Jsonl {
  static constexpr pgstow_format_info kInfo{
      .size = sizeof(pgstow_format_info),
      .capabilities = PGSTOW_CAN_WRITE | PGSTOW_CAN_READ | PGSTOW_CAN_WRITE_PARALLEL |
                      PGSTOW_CAN_READ_RANDOM | PGSTOW_IS_DIRECTORY | PGSTOW_HOLDS_DATA |
                      PGSTOW_HOLDS_OBJECTS | PGSTOW_HOLDS_PARTS,
      .name = sdk::Abi("jsonl"),
      .letter = {},
      .summary = sdk::Abi("a directory of JSON lines"),
      .suffix = {},
      .options = nullptr,
      .option_count = 0};

  // The host shows the first bytes of the member "toc.dat".
  static uint32_t Bid(sdk::Bytes prefix) {
    return sdk::AsText(prefix).starts_with(kMagic) ? 8 * kMagic.size() : 0;
  }
  static std::unique_ptr<sdk::FormatWriter> NewWriter(sdk::Storage storage, const sdk::Settings&) {
    return std::make_unique<Writer>(storage);
  }
  static std::unique_ptr<sdk::FormatReader> NewReader(sdk::Storage storage, const sdk::Settings&) {
    return std::make_unique<Reader>(storage);
  }
};

}  // namespace
}  // namespace jsonl

constinit const pgstow_plugin_info pgstow_plugin =
    pgstow::sdk::DefinePlugin<pgstow::sdk::Formats<jsonl::Jsonl>>(
        {.name = "jsonl",
         .version = "1.0",
         .summary = "an example of a format that is written and read",
         .license = "PostgreSQL"});
