// The plugin tar.so: the format "tar", with the layout of pg_dump's.
#include <pgstow/sdk/format.h>
#include <pgstow/sdk/plugin.h>

#include "formats/native/head.h"
#include "formats/tar/blocks.h"
#include "formats/tar/member_header.h"
#include "formats/tar/reader.h"
#include "formats/tar/writer.h"

namespace pgstow::tar {
namespace {

struct Tar {
  // pg_restore goes through an archive once and wants data where its table of contents has it.
  static constexpr pgstow_format_info kInfo{
      .size = sizeof(pgstow_format_info),
      .capabilities = PGSTOW_CAN_WRITE | PGSTOW_CAN_READ | PGSTOW_CAN_READ_RANDOM |
                      PGSTOW_CAN_READ_STREAM | PGSTOW_NEEDS_ORDER | PGSTOW_HOLDS_DATA |
                      PGSTOW_HOLDS_STREAMS | PGSTOW_HOLDS_OBJECTS | PGSTOW_ENDS_COPY,
      .name = sdk::Abi("tar"),
      .letter = sdk::Abi("t"),
      .summary = sdk::Abi("a tar archive, as pg_dump -Ft writes it"),
      .suffix = sdk::Abi(".tar"),
      .options = nullptr,
      .option_count = 0};

  static uint32_t Bid(sdk::Bytes prefix) {
    constexpr std::string_view kMagic = "PGDMP";
    const uint32_t bits = BidOnHeader(prefix);
    if (bits == 0) return 0;
    const sdk::Bytes content = prefix.subspan(kBlockBytes);
    const std::string_view start = sdk::AsText(content).substr(0, kMagic.size());
    if (!kMagic.starts_with(start)) return 0;
    return bits + native::BidOnHead(content, native::Layout::kTar);
  }
  static std::unique_ptr<sdk::FormatWriter> NewWriter(sdk::Storage storage, const sdk::Settings&) {
    return std::make_unique<Writer>(storage);
  }
  static std::unique_ptr<sdk::FormatReader> NewReader(sdk::Storage storage, const sdk::Settings&) {
    return std::make_unique<Reader>(storage);
  }
};

}  // namespace
}  // namespace pgstow::tar

constinit const pgstow_plugin_info pgstow_plugin =
    pgstow::sdk::DefinePlugin<pgstow::sdk::Formats<pgstow::tar::Tar>>(
        {.name = "tar",
         .version = PGSTOW_PLUGIN_VERSION,
         .summary = "tar archives as PostgreSQL's tools write and read them",
         .license = "PostgreSQL"});
