#include "formats/native/compression.h"

#include <charconv>

#include <pgstow/sdk/error.h>

namespace pgstow::native {

std::string_view ChainOf(Compression compression, std::string_view gzip) {
  switch (compression) {
    case Compression::kGzip:
      return gzip;
    case Compression::kLz4:
      return "lz4";
    case Compression::kZstd:
      return "zstd";
    case Compression::kNone:
      break;
  }
  return {};
}

Compression CompressionOf(std::string_view chain) {
  const std::string_view filter = chain.substr(0, chain.find(':'));
  if (filter.empty() || filter == "none") return Compression::kNone;
  if (filter == "gzip" || filter == "zlib") return Compression::kGzip;
  if (filter == "lz4") return Compression::kLz4;
  if (filter == "zstd") return Compression::kZstd;
  sdk::Fail(PGSTOW_E_UNSUPPORTED, "PostgreSQL's archives have no word for the filters \"", chain,
            "\"");
}

int32_t LevelOf(std::string_view chain) {
  constexpr std::string_view kName = "level=";
  const size_t at = chain.find(kName);
  int32_t level = kDefaultLevel;
  if (at != std::string_view::npos) {
    std::from_chars(chain.data() + at + kName.size(), chain.data() + chain.size(), level);
  }
  return level;
}

}  // namespace pgstow::native
