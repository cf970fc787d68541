#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "host/sql/quote.h"
#include "restore/toc/print.h"
#include "restore/toc/program.h"

namespace pgstow::toc {
namespace {

std::string LocalTime(int64_t seconds) {
  const std::time_t time = seconds;
  std::tm parts{};
  char text[64];
  if (seconds == 0 || localtime_r(&time, &parts) == nullptr ||
      std::strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%S %Z", &parts) == 0) {
    return "[unknown]";
  }
  return text;
}

std::string Upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return text;
}

// The header as pg_restore names its facts.
model::TocHeader InWordsOfPgRestore(model::TocHeader header) {
  if (header.format == "pgdump") header.format = "custom";
  if (header.chain == "zlib") header.chain = "gzip";
  header.format_version += "-0";
  return header;
}

void AppendHeader(std::string& text, const model::BriefToc& toc, const PrintOptions& options) {
  constexpr size_t kEntriesInHeader = 3;  // ENCODING, STDSTRINGS, SEARCHPATH
  const bool as_pg_restore = options.as_pg_restore;
  const model::TocHeader header = as_pg_restore ? InWordsOfPgRestore(toc.header) : toc.header;
  const size_t entries = toc.entries.size() + (as_pg_restore ? kEntriesInHeader : 0);
  const auto fact = [&text](std::string_view name, const std::string& value) {
    text += fmt::format(";     {}: {}\n", name, sql::CommentSafe(value));
  };
  text += fmt::format(";\n; Archive created at {}\n", LocalTime(header.created_at));
  if (header.databases.empty()) fact("dbname", header.database);
  for (const model::Database& database : header.databases) fact("dbname", database.name);
  fact("TOC Entries", std::to_string(entries));
  fact("Compression", header.chain.empty() ? "none" : header.chain);
  fact("Dump Version", header.format_version);
  fact("Format", Upper(header.format));
  fact("Integer", "4 bytes");  // dump ids
  fact("Offset", "8 bytes");   // places in the archive
  if (!header.server_version.empty()) fact("Dumped from database version", header.server_version);
  if (!header.dumped_by.empty()) {
    const Program program = ProgramOf(header.dumped_by);
    fact(fmt::format("Dumped by {} version", program.name), program.version);
  }
  text += ";\n;\n; Selected TOC Entries:\n;\n";
}

// Comes before the entries of each database, and those of none, where there are several.
void AppendHeading(std::string& text, const model::TocHeader& header, uint32_t database) {
  text += database == 0 ? ";\n; Globals\n;\n"
                        : fmt::format(";\n; Database \"{}\"\n;\n",
                                      sql::CommentSafe(header.databases[database - 1].name));
}

template <typename Number>
void AppendNumber(std::string& text, Number number) {
  const fmt::format_int digits(number);
  text.append(digits.data(), digits.size());
}

// As sql::CommentSafe, from `start` on, and without a text of its own: there may be very many
// entries, few of which have a name with such characters.
void MakeSafe(std::string& text, size_t start) {
  const std::string_view line = std::string_view(text).substr(start);
  if (line.find('\n') == line.npos && line.find('\r') == line.npos) return;
  std::replace_if(
      text.begin() + static_cast<std::ptrdiff_t>(start), text.end(),
      [](char c) { return c == '\n' || c == '\r'; }, ' ');
}

void AppendEntry(std::string& text, const model::BriefEntry& entry) {
  const size_t start = text.size();
  AppendNumber(text, entry.id);
  text += "; ";
  AppendNumber(text, entry.catalog.table);
  text += ' ';
  AppendNumber(text, entry.catalog.oid);
  for (const std::string_view name :
       {entry.kind, entry.schema.empty() ? "-" : entry.schema, entry.tag, entry.owner}) {
    text += ' ';
    text += name;
  }
  MakeSafe(text, start);
  text += '\n';
}

void AppendDependencies(std::string& text, const model::BriefEntry& entry) {
  if (entry.dependencies.empty()) return;
  text += ";\tdepends on:";
  for (const model::DumpId id : entry.dependencies) {
    text += ' ';
    AppendNumber(text, id);
  }
  text += '\n';
}

}  // namespace

void WriteList(const model::BriefToc& toc, std::span<const size_t> entries,
               const PrintOptions& options, const std::function<void(std::string_view)>& write) {
  constexpr size_t kPiece = size_t{256} << 10;
  std::string text;
  AppendHeader(text, toc, options);
  std::optional<uint32_t> database;  // of the entry before
  for (const size_t index : entries) {
    const model::BriefEntry entry = toc.entries[index];
    if (database != entry.database && !toc.header.databases.empty()) {
      AppendHeading(text, toc.header, entry.database);
    }
    database = entry.database;
    AppendEntry(text, entry);
    if (options.dependencies) AppendDependencies(text, entry);
    if (text.size() < kPiece) continue;
    write(text);
    text.clear();
  }
  if (!text.empty()) write(text);
}

}  // namespace pgstow::toc
