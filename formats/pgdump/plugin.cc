// The plugin `pgdump`: the custom format of PostgreSQL's own pg_dump and pg_restore.
#include <pgstow/sdk/format.h>
#include <pgstow/sdk/plugin.h>

#include "formats/native/head.h"
#include "formats/native/version.h"
#include "formats/pgdump/reader.h"
#include "formats/pgdump/writer.h"

namespace pgstow::pgdump {
namespace {

constexpr sdk::OptionTable kOptions{
    sdk::StringOption("archive-version", "1.16",
                      "version of the archive: 1.12 to 1.16; older ones suit older pg_restores")};

constexpr pgstow_coding kGzip{sizeof(pgstow_coding), 0, sdk::Abi("gzip"), sdk::Abi("zlib")};
constexpr pgstow_coding kLz4{sizeof(pgstow_coding), 0, sdk::Abi("lz4"), sdk::Abi("lz4")};
constexpr pgstow_coding kZstd{sizeof(pgstow_coding), 0, sdk::Abi("zstd"), sdk::Abi("zstd")};
constexpr const pgstow_coding* kCodings[] = {&kGzip, &kLz4, &kZstd};

struct PgDump {
  static constexpr pgstow_format_info kInfo{
      .size = sizeof(pgstow_format_info),
      .capabilities = PGSTOW_CAN_WRITE | PGSTOW_CAN_READ | PGSTOW_CAN_READ_RANDOM |
                      PGSTOW_CAN_READ_STREAM | PGSTOW_NEEDS_ORDER | PGSTOW_HOLDS_DATA |
                      PGSTOW_HOLDS_FRAMES | PGSTOW_HOLDS_STREAMS | PGSTOW_HOLDS_OBJECTS |
                      PGSTOW_ENDS_COPY,
      .name = sdk::Abi("pgdump"),
      .letter = {},
      .summary = sdk::Abi("the custom format of PostgreSQL's own pg_dump and pg_restore"),
      .suffix = sdk::Abi(".dump"),
      .options = kOptions.data(),
      .option_count = kOptions.size(),
      .codings = kCodings,
      .coding_count = std::size(kCodings),
      .default_chain = sdk::Abi("gzip")};

  static uint32_t Bid(sdk::Bytes prefix) {
    return native::BidOnHead(prefix, native::Layout::kCustom);
  }
  static std::unique_ptr<sdk::FormatWriter> NewWriter(sdk::Storage storage,
                                                      const sdk::Settings& settings) {
    return std::make_unique<Writer>(storage,
                                    native::ParseVersion(settings.String("archive-version")));
  }
  static std::unique_ptr<sdk::FormatReader> NewReader(sdk::Storage storage, const sdk::Settings&) {
    return std::make_unique<Reader>(storage);
  }
};

}  // namespace
}  // namespace pgstow::pgdump

constinit const pgstow_plugin_info pgstow_plugin =
    pgstow::sdk::DefinePlugin<pgstow::sdk::Formats<pgstow::pgdump::PgDump>>(
        {.name = "pgdump",
         .version = PGSTOW_PLUGIN_VERSION,
         .summary = "PostgreSQL's own custom archives",
         .license = "PostgreSQL"});
