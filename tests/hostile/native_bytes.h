// PostgreSQL's archives written byte by byte, also such as no program writes; docs/NATIVE.md has
// the layout.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pgstow::tests {

// A sign and four bytes.
std::string NativeInteger(int64_t value);
// A length and so many bytes.
std::string NativeText(const std::string& text);

// A row of the table of contents, a table unless its fields say otherwise.
struct NativeEntry {
  int id = 1;
  std::string kind = "TABLE";
  std::string tag = "t";
  int section = 2;  // 1: none, 2: before the data, 3: the data, 4: after it
  std::string definition = {};
  std::string drop = {};
  std::string copy = {};
  std::string schema = "public";
  std::string tablespace = {};
  std::string table_am = {};
  int relkind = 0;
  std::string owner = "owner";
  std::vector<int> dependencies = {};
  std::string oid = "0";
  // Of entries with data: the file that has it, or in a custom archive where it is.
  std::string member = {};
  std::optional<uint64_t> offset = {};

  bool has_data() const { return !member.empty() || offset.has_value(); }
};

struct NativeArchive {
  bool of_members = false;  // toc.dat of a directory or tar archive; else a custom archive
  int major = 1;
  int minor = 16;
  int compression = 0;  // 0: none, 1: gzip, 2: lz4, 3: zstd
  std::string database = "d";
  std::string server_version = "18.0";
  std::string dump_version = "18.0";
  std::vector<NativeEntry> entries = {};
  std::optional<int64_t> claimed_entries = {};  // instead of their number
};

// What stands in each archive before its objects: encoding and settings. Their ids are 901 to 903.
std::vector<NativeEntry> SessionEntries();

// The entry of rows for the table of id 1, with the data given as in NativeEntry.
NativeEntry RowsOf(int id, const std::string& member);

// Header and entries.
std::string NativeToc(const NativeArchive& archive);

// A block of a custom archive's data.
std::string NativeBlock(int entry, const std::string& data);

// The rows 1 and 2 of a column, as files and blocks hold them.
inline const std::string kTwoRows = "1\n2\n\\.\n\n\n";

// A table with those rows, which `archive` says all else of: a file's or toc.dat's bytes. `members`
// has the names of the rows' files.
std::string TableToc(NativeArchive archive, const std::vector<std::string>& members);

}  // namespace pgstow::tests
