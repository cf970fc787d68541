// The plugin directory.so: the format "directory", with the layout of pg_dump's.
#include <pgstow/sdk/format.h>
#include <pgstow/sdk/plugin.h>

#include "formats/directory/reader.h"
#include "formats/directory/writer.h"
#include "formats/native/head.h"

namespace pgstow::directory {
namespace {

constexpr pgstow_coding CodingOf(std::string_view filter) {
  return {sizeof(pgstow_coding), 0, sdk::Abi(filter), sdk::Abi(filter)};
}
constexpr pgstow_coding kGzip = CodingOf("gzip");
constexpr pgstow_coding kLz4 = CodingOf("lz4");
constexpr pgstow_coding kZstd = CodingOf("zstd");
constexpr const pgstow_coding* kCodings[] = {&kGzip, &kLz4, &kZstd};

struct Directory {
  static constexpr pgstow_format_info kInfo{
      .size = sizeof(pgstow_format_info),
      .capabilities = PGSTOW_CAN_WRITE | PGSTOW_CAN_READ | PGSTOW_CAN_WRITE_PARALLEL |
                      PGSTOW_CAN_READ_RANDOM | PGSTOW_HOLDS_DATA | PGSTOW_HOLDS_FRAMES |
                      PGSTOW_HOLDS_STREAMS | PGSTOW_HOLDS_OBJECTS | PGSTOW_ENDS_COPY |
                      PGSTOW_IS_DIRECTORY,
      .name = sdk::Abi("directory"),
      .letter = sdk::Abi("d"),
      .summary = sdk::Abi("a file for each table, as pg_dump -Fd writes them"),
      .suffix = {},
      .options = nullptr,
      .option_count = 0,
      .codings = kCodings,
      .coding_count = std::size(kCodings),
      .default_chain = sdk::Abi("gzip")};

  static uint32_t Bid(sdk::Bytes prefix) { return native::BidOnHead(prefix, native::Layout::kTar); }
  static std::unique_ptr<sdk::FormatWriter> NewWriter(sdk::Storage storage, const sdk::Settings&) {
    return std::make_unique<Writer>(storage);
  }
  static std::unique_ptr<sdk::FormatReader> NewReader(sdk::Storage storage, const sdk::Settings&) {
    return std::make_unique<Reader>(storage);
  }
};

}  // namespace
}  // namespace pgstow::directory

constinit const pgstow_plugin_info pgstow_plugin =
    pgstow::sdk::DefinePlugin<pgstow::sdk::Formats<pgstow::directory::Directory>>(
        {.name = "directory",
         .version = PGSTOW_PLUGIN_VERSION,
         .summary = "directories as PostgreSQL's tools write and read them",
         .license = "PostgreSQL"});
