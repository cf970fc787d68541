// The table of contents as lines of JSON: facts about the archive, then a line for each entry, then
// the end with a checksum of all before it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <pgstow/sdk/toc.h>

namespace jsonl {

// How the first line starts.
inline constexpr std::string_view kMagic = R"({"pgstow-jsonl":"1.0",)";

// A part of an entry's data, which is a file of its own.
struct Part {
  uint32_t part = 0;
  uint64_t bytes = 0;    // of the file
  std::string checksum;  // of the file, 16 hexadecimal digits
};

// An entry in memory of its own.
struct Entry {
  int32_t dump_id = 0;
  uint32_t catalog_table = 0, catalog_oid = 0;
  uint32_t section = 0, pass = 0, role = 0, selector = 0, relkind = 0, data_form = 0;
  std::string kind, tag, schema, owner, tablespace, table_am;
  std::string definition, drop, copy, owned_as;
  std::vector<int32_t> dependencies, belongs_to;
  std::vector<Part> parts;
};

struct Header {
  int64_t created_at = 0;
  std::string database, server_version, dumped_by, encoding, search_path, archive_id;
  uint32_t standard_strings = 0;
};

struct Contents {
  Header header;
  std::vector<Entry> entries;
};

// What a writer is shown.
Contents Copy(pgstow::sdk::Toc toc);

// To the host.
void Tell(const Contents& contents, pgstow::sdk::TocSink sink);

std::string ToJson(const Contents& contents);

// Throws PGSTOW_E_TRUNCATED when the end is missing, PGSTOW_E_CORRUPT when anything was changed.
Contents FromJson(std::string_view json);

// 16 hexadecimal digits.
std::string Hex(uint64_t number);

// The member that holds a part.
std::string FileOf(int32_t entry, uint32_t part);

}  // namespace jsonl
