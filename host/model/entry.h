// Pure values of an archive: entries, parts and the table of contents. No I/O, no database.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pgstow::model {

// Number of an entry in its archive, ≥ 1. 0 stands for "none".
using DumpId = int32_t;
using Oid = uint32_t;

// Where an object stands in the server's catalogs. {0, 0} for what has no row of its own.
struct CatalogId {
  Oid table = 0;  // OID of the catalog
  Oid oid = 0;    // OID of the object
  friend auto operator<=>(const CatalogId&, const CatalogId&) = default;
};

// The values of these enumerations are those of plugins/include/pgstow/format.h.
enum class Section : uint32_t { kNone = 0, kPreData = 1, kData = 2, kPostData = 3 };
enum class Pass : uint32_t { kMain = 0, kAcl = 1, kPostAcl = 2 };
enum class Role : uint32_t {
  kDefinition = 0,
  kData = 1,
  kComment = 2,
  kAcl = 3,
  kSecurityLabel = 4,
  kStatistics = 5
};
enum class DataForm : uint32_t { kCopy = 0, kSql = 1, kLargeObjects = 2 };
enum class Selector : uint32_t {
  kNone = 0,
  kRelation = 1,
  kIndex = 2,
  kFunction = 3,
  kTrigger = 4,
  kSchema = 5,
  kDatabase = 6
};

// One byte stream of an entry's data. The numbers are known once the part is written.
struct Part {
  uint32_t part = 0;  // number within the entry, from 0
  bool known = false;
  uint64_t frames = 0;
  uint64_t raw_bytes = 0;     // before the chain
  uint64_t stored_bytes = 0;  // after the chain
  uint64_t rows = 0;
  uint64_t raw_checksum = 0;  // as pgstow_part.raw_checksum
  friend bool operator==(const Part&, const Part&) = default;
};

// One row of the table of contents: stored, immutable facts. What a restore decides about an entry
// is a step (restore/plan), not a member here.
struct Entry {
  DumpId id = 0;
  CatalogId catalog;
  Section section = Section::kNone;
  Pass pass = Pass::kMain;
  Role role = Role::kDefinition;
  Selector selector = Selector::kNone;
  char relkind = 0;                      // pg_class.relkind; 0 when it is no relation
  DataForm data_form = DataForm::kCopy;  // of its parts
  // Which of TocHeader::databases it is in, counted from 1. 0: none of them, it is the server's
  // own; in an archive that names no databases, the one that there is.
  uint32_t database = 0;
  std::string kind;        // "TABLE", "INDEX", "TABLE DATA", …
  std::string tag;         // the name that lists show
  std::string schema;      // empty when it is in none
  std::string owner;       // empty when it has none
  std::string tablespace;  // empty for the database's default
  std::string table_am;    // empty when it has none
  std::string definition;  // SQL that makes it
  std::string drop;        // SQL that removes it; empty when it goes with another object
  std::string copy;        // COPY … FROM stdin; of table data
  std::string owned_as;  // "TABLE public.t": after ALTER (model/owned_as.h); empty: no owner to set
  std::vector<DumpId> dependencies;  // entries that must be restored before
  std::vector<DumpId> belongs_to;    // entries it is part of (index → table, comment → object)
  std::vector<Part> parts;           // its data; none for definitions
  friend bool operator==(const Entry&, const Entry&) = default;
};

// A database of an archive that holds several, and what is a fact of each of them.
struct Database {
  std::string name;
  std::string encoding;  // client encoding of the text and data of its entries
  bool standard_strings = true;
  std::string search_path;  // as TocHeader's
  friend bool operator==(const Database&, const Database&) = default;
};

// Facts about a whole archive.
struct TocHeader {
  bool complete = false;       // a final TOC: numbers of all parts are known
  int64_t created_at = 0;      // seconds since 1970-01-01 00:00 UTC
  std::string database;        // name of the dumped database; empty when there are several
  std::string server_version;  // as the server reports it
  std::string dumped_by;       // program and version
  std::string encoding;        // client encoding of all text and data
  bool standard_strings = true;
  std::string search_path;  // argument for set_config('search_path', …)
  std::string chain;        // filters in order of encoding; empty: none
  std::array<uint8_t, 16> archive_id{};
  std::string format;          // name of the format the archive is in
  std::string format_version;  // version of that layout
  // Of a whole server, in the order of a restore. Empty: the archive holds one database alone.
  std::vector<Database> databases;
  friend bool operator==(const TocHeader&, const TocHeader&) = default;
};

// A table of contents. The order of the entries is the order of a restore.
struct Toc {
  TocHeader header;
  std::vector<Entry> entries;
  friend bool operator==(const Toc&, const Toc&) = default;
};

}  // namespace pgstow::model
