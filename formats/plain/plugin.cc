// The plugin plain.so: the format "plain", an SQL script for psql.
#include <pgstow/sdk/format.h>
#include <pgstow/sdk/plugin.h>

#include "formats/plain/script_writer.h"

namespace pgstow::plain {
namespace {

struct Plain {
  static constexpr pgstow_format_info kInfo{.size = sizeof(pgstow_format_info),
                                            .capabilities = PGSTOW_CAN_WRITE | PGSTOW_NEEDS_ORDER |
                                                            PGSTOW_HOLDS_DATA | PGSTOW_HOLDS_PARTS |
                                                            PGSTOW_IS_SCRIPT,
                                            .name = sdk::Abi("plain"),
                                            .letter = sdk::Abi("p"),
                                            .summary = sdk::Abi("SQL script for psql"),
                                            .suffix = sdk::Abi(".sql"),
                                            .options = nullptr,
                                            .option_count = 0};

  // A script is not detected: any text could be one.
  static uint32_t Bid(sdk::Bytes) { return 0; }

  static std::unique_ptr<sdk::FormatWriter> NewWriter(sdk::Storage storage, const sdk::Settings&) {
    return NewScriptWriter(storage);
  }

  static std::unique_ptr<sdk::FormatReader> NewReader(sdk::Storage, const sdk::Settings&) {
    sdk::Fail(PGSTOW_E_UNSUPPORTED,
              "an SQL script is not read as an archive; please use psql to run it");
  }
};

}  // namespace
}  // namespace pgstow::plain

constinit const pgstow_plugin_info pgstow_plugin =
    pgstow::sdk::DefinePlugin<pgstow::sdk::Formats<pgstow::plain::Plain>>(
        {.name = "plain",
         .version = PGSTOW_PLUGIN_VERSION,
         .summary = "SQL scripts",
         .license = "PostgreSQL"});
