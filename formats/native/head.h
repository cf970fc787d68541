// The header of PostgreSQL's archives. Source: archives that pg_dump wrote, and
// https://www.postgresql.org/docs/18/app-pgdump.html; docs/NATIVE.md has it in full.
#pragma once

#include <cstdint>
#include <string>

#include <pgstow/sdk/text.h>

#include "formats/native/input.h"
#include "formats/native/output.h"
#include "formats/native/version.h"

namespace pgstow::native {

// The layout that a header names. A directory's toc.dat says that it is of a tar archive.
enum class Layout : uint8_t { kCustom = 1, kTar = 3 };

// How data is compressed.
enum class Compression : uint8_t { kNone = 0, kGzip = 1, kLz4 = 2, kZstd = 3 };

inline constexpr int32_t kDefaultLevel = -1;

struct Head {
  Version version;
  Widths widths;
  Layout layout = Layout::kCustom;
  Compression compression = Compression::kNone;
  int32_t level = kDefaultLevel;  // of gzip; kept before 1.15 alone
  int64_t created_at = 0;         // seconds since 1970-01-01 00:00 UTC; 0: unknown
  std::string database;
  std::string server_version;
  std::string dump_version;  // "18.6 (Debian 18.6-3)"
};

// How sure it is that an archive, or a toc.dat, which starts with these bytes is of that layout, in
// bits; as pgstow_format_factory.bid. It bids for versions that can't be read, too.
uint32_t BidOnHead(sdk::Bytes prefix, Layout layout);

// Reads a header and sets the widths of `input` to its. Throws PGSTOW_E_VERSION, which says the
// version, for one that is not read.
Head DecodeHead(Input& input);

// Throws PGSTOW_E_UNSUPPORTED for a compression that the version can't say.
void EncodeHead(const Head& head, Output& output);

}  // namespace pgstow::native
