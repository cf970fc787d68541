// The plugin gzip.so: the filters "gzip", as the gzip program reads it, and "zlib", the same
// compression as PostgreSQL's own custom archives wrap it.
#include <array>

#include <pgstow/sdk/filter.h>
#include <pgstow/sdk/plugin.h>

#include "plugins/filters/gzip/codec.h"

namespace pgstow::gzip {
namespace {

// The default stands outside the range, as pg_dump has it.
constexpr sdk::OptionTable kOptions{
    sdk::IntegerOption("level", 1, 9, "-1", "compression level; higher is smaller and slower"),
};

template <Wrapping kWrapping>
struct Codecs {
  static std::unique_ptr<sdk::FilterCodec> NewEncoder(const sdk::Settings& settings) {
    return gzip::NewEncoder(kWrapping, static_cast<int>(settings.Integer("level")));
  }
  static std::unique_ptr<sdk::FilterCodec> NewDecoder(const sdk::Settings&) {
    return gzip::NewDecoder(kWrapping);
  }
};

// Two bytes of magic and the method, which is always DEFLATE.
constexpr std::array<uint8_t, 3> kGzipMagic{0x1f, 0x8b, 8};

struct Gzip : Codecs<Wrapping::kGzip> {
  static constexpr pgstow_filter_info kInfo{.size = sizeof(pgstow_filter_info),
                                            .traits = PGSTOW_FILTER_CHECKS,
                                            .name = sdk::Abi("gzip"),
                                            .summary = sdk::Abi("gzip compression"),
                                            .suffix = sdk::Abi(".gz"),
                                            .magic = sdk::Abi(sdk::Bytes(kGzipMagic)),
                                            .options = kOptions.data(),
                                            .option_count = kOptions.size(),
                                            .shorthand = sdk::Abi("level")};
};

// DEFLATE with a window of 32 KiB. The byte after it depends on the level.
constexpr std::array<uint8_t, 1> kZlibMagic{0x78};

struct Zlib : Codecs<Wrapping::kZlib> {
  static constexpr pgstow_filter_info kInfo{
      .size = sizeof(pgstow_filter_info),
      .traits = PGSTOW_FILTER_CHECKS,
      .name = sdk::Abi("zlib"),
      .summary = sdk::Abi("gzip's compression in zlib's wrapping, without a file suffix"),
      .suffix = {},
      .magic = sdk::Abi(sdk::Bytes(kZlibMagic)),
      .options = kOptions.data(),
      .option_count = kOptions.size(),
      .shorthand = sdk::Abi("level")};
};

}  // namespace
}  // namespace pgstow::gzip

constinit const pgstow_plugin_info pgstow_plugin =
    pgstow::sdk::DefinePlugin<pgstow::sdk::Filters<pgstow::gzip::Gzip, pgstow::gzip::Zlib>>(
        {.name = "gzip",
         .version = PGSTOW_PLUGIN_VERSION,
         .summary = "gzip and zlib compression",
         .license = "PostgreSQL"});
