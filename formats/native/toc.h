// The table of contents (TOC) of PostgreSQL's archives: what pg_dump stores of an entry, and
// nothing that is concluded from it (facts.h). docs/NATIVE.md has it in full.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "formats/native/head.h"
#include "formats/native/input.h"
#include "formats/native/name.h"

namespace pgstow::native {

// What the header's layout adds to an entry: a custom archive tells the place of its data, the
// others the name of the file that has it.
enum class DataState : uint8_t {
  kUnknown = 1,  // there is data, its place was not told
  kKnown = 2,
  kNone = 3
};
struct DataPlace {
  DataState state = DataState::kNone;
  uint64_t offset = 0;  // of the data's block, when it is kKnown
};

struct Entry {
  int32_t id = 0;  // dump id
  bool has_data = false;
  uint32_t catalog_table = 0;
  uint32_t catalog_oid = 0;
  std::string tag;
  Name kind;             // "TABLE", "INDEX", "TABLE DATA", …
  uint32_t section = 0;  // PGSTOW_SECTION_*; derived from `kind` before 1.11
  std::string definition;
  std::string drop;
  std::string copy;
  Name schema;
  std::optional<Name> tablespace;  // nothing: no object that is in one; empty: the default
  Name table_am;
  char relkind = 0;           // of tables, since 1.16
  std::optional<Name> owner;  // shown as a hyphen when there is none
  bool with_oids = false;     // tables of old servers
  std::vector<int32_t> dependencies;
  DataPlace place;        // Layout::kCustom
  std::string file_name;  // Layout::kTar; empty without data
};

struct Toc {
  Head head;
  std::vector<Entry> entries;
};

// Which texts of entries are kept. kFacts: nobody looks at definition, drop and copy but for their
// being empty, so that a short text stands for one that is not. Those that facts are taken from are
// kept as far as that takes.
enum class Texts : uint8_t { kAll, kFacts };

// Reads a header and the entries after it, of which nothing is believed: impossible numbers are
// PGSTOW_E_CORRUPT, and memory grows with what was read.
Toc DecodeToc(Input& input, Texts texts = Texts::kAll);

// The bytes of header and entries, in the header's version and with the usual widths. Their number
// is the same whether places are known or not. Throws PGSTOW_E_UNSUPPORTED for what the version
// can't say.
std::string EncodeToc(const Toc& toc);

}  // namespace pgstow::native
