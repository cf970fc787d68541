#include "formats/native/toc.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string_view>

#include <pgstow/format.h>
#include <pgstow/sdk/error.h>

#include "formats/native/large_objects.h"
#include "formats/native/output.h"
#include "formats/native/session.h"

namespace pgstow::native {
namespace {

// Catalog and dump ids are kept as texts.
template <typename Number>
Number DecodeNumber(Input& input, const std::string& text) {
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) {
    input.Damaged("an identifier is no number");
  }
  return number;
}

// Before 1.11, the kind alone says it.
uint32_t SectionOf(std::string_view kind) {
  struct Row {
    std::string_view kind;
    uint32_t section;
  };
  constexpr Row kRows[] = {
      {"COMMENT", PGSTOW_SECTION_NONE},
      {"ACL", PGSTOW_SECTION_NONE},
      {"ACL LANGUAGE", PGSTOW_SECTION_NONE},
      {"TABLE DATA", PGSTOW_SECTION_DATA},
      {"SEQUENCE SET", PGSTOW_SECTION_DATA},
      {"BLOBS", PGSTOW_SECTION_DATA},
      {"BLOB COMMENTS", PGSTOW_SECTION_DATA},
      {"CONSTRAINT", PGSTOW_SECTION_POST_DATA},
      {"CHECK CONSTRAINT", PGSTOW_SECTION_POST_DATA},
      {"FK CONSTRAINT", PGSTOW_SECTION_POST_DATA},
      {"INDEX", PGSTOW_SECTION_POST_DATA},
      {"RULE", PGSTOW_SECTION_POST_DATA},
      {"TRIGGER", PGSTOW_SECTION_POST_DATA},
  };
  const auto* const row = std::ranges::find(kRows, kind, &Row::kind);
  return row == std::end(kRows) ? uint32_t{PGSTOW_SECTION_PRE_DATA} : row->section;
}

uint32_t DecodeSection(Input& input) {
  const int32_t number = input.Int32() - 1;  // 1 is none, 2 pre-data, and so on
  if (number < PGSTOW_SECTION_NONE || number > PGSTOW_SECTION_POST_DATA) {
    input.Damaged("an entry is in an unknown section");
  }
  return static_cast<uint32_t>(number);
}

char DecodeRelkind(Input& input) {
  const int32_t relkind = input.Int32();
  if (relkind < 0 || relkind > std::numeric_limits<signed char>::max()) {
    input.Damaged("an entry is of an unknown kind of relation");
  }
  return static_cast<char>(relkind);
}

void DecodePlace(Input& input, Entry& entry) {
  const uint8_t state = input.Byte();
  entry.place.offset = input.Offset();
  if (state < static_cast<uint8_t>(DataState::kUnknown) ||
      state > static_cast<uint8_t>(DataState::kNone)) {
    input.Damaged("the place of an entry's data has an unknown state");
  }
  entry.place.state = static_cast<DataState>(state);
  if (entry.has_data != (entry.place.state != DataState::kNone)) {
    input.Damaged("an entry does not agree with itself on whether it has data");
  }
}

void DecodeFileName(Input& input, Entry& entry) {
  entry.file_name = input.TextOrEmpty();
  if (entry.has_data && entry.file_name.empty()) {
    input.Damaged("an entry with data names no file for it");
  }
}

std::string DecodeDefinition(Input& input, std::string_view kind, Texts texts) {
  constexpr std::string_view kThereIsOne = "?";
  if (texts == Texts::kAll || IsOfSession(kind) || kind == kLargeObjectGroup) {
    return input.TextOrEmpty();
  }
  return std::string(input.SkipText() ? kThereIsOne : std::string_view());
}

// A text of which facts need no more than the start, of drop as OwnedAs in tell_toc.cc reads it.
std::string DecodeStart(Input& input, Texts texts) {
  constexpr size_t kStart = 15;  // takes no memory besides the string
  return texts == Texts::kAll ? input.TextOrEmpty() : input.TextStart(kStart);
}

// A name, or nothing for NULL.
std::optional<Name> DecodeName(Input& input, NamePool& names) {
  const std::optional<std::string> text = input.Text();
  return text ? std::optional(names.Of(*text)) : std::nullopt;
}

// `entry` is empty.
void DecodeEntry(Input& input, const Head& head, Texts texts, NamePool& names, Entry& entry) {
  entry.id = input.Int32();
  if (entry.id < 1) input.Damaged("an entry has an impossible dump id");
  entry.has_data = input.Int32() != 0;
  entry.catalog_table = DecodeNumber<uint32_t>(input, input.TextOrEmpty());
  entry.catalog_oid = DecodeNumber<uint32_t>(input, input.TextOrEmpty());
  entry.tag = input.TextOrEmpty();
  entry.kind = names.Of(input.TextOrEmpty());
  entry.section = head.version.IsSince(kHasSections) ? DecodeSection(input) : SectionOf(entry.kind);
  entry.definition = DecodeDefinition(input, entry.kind, texts);
  entry.drop = DecodeStart(input, texts);
  entry.copy = DecodeStart(input, texts);
  entry.schema = names.Of(input.TextOrEmpty());
  entry.tablespace = DecodeName(input, names);
  if (head.version.IsSince(kHasTableAccessMethods)) entry.table_am = names.Of(input.TextOrEmpty());
  if (head.version.IsSince(kHasRelkinds)) entry.relkind = DecodeRelkind(input);
  entry.owner = DecodeName(input, names);
  entry.with_oids = input.TextOrEmpty() == "true";
  while (const std::optional<std::string> id = input.Text()) {
    entry.dependencies.push_back(DecodeNumber<int32_t>(input, *id));
  }
  head.layout == Layout::kCustom ? DecodePlace(input, entry) : DecodeFileName(input, entry);
}

void EncodeEntry(const Entry& entry, const Head& head, Output& output) {
  output.Integer(entry.id);
  output.Integer(entry.has_data ? 1 : 0);
  output.Text(std::to_string(entry.catalog_table));
  output.Text(std::to_string(entry.catalog_oid));
  output.Text(entry.tag);
  output.Text(entry.kind);
  if (head.version.IsSince(kHasSections)) output.Integer(static_cast<int32_t>(entry.section) + 1);
  output.TextOrNull(entry.definition);
  output.TextOrNull(entry.drop);
  output.TextOrNull(entry.copy);
  output.TextOrNull(entry.schema);
  output.Nullable(entry.tablespace);
  if (head.version.IsSince(kHasTableAccessMethods)) {
    output.TextOrNull(entry.table_am);
  } else if (!entry.table_am.empty() && entry.table_am != "heap") {
    sdk::Fail(PGSTOW_E_UNSUPPORTED, "archives of version ", Text(head.version),
              " know no table access methods, and ", entry.kind, " \"", entry.tag, "\" has \"",
              entry.table_am, "\"");
  }
  if (head.version.IsSince(kHasRelkinds)) output.Integer(entry.relkind);
  output.Nullable(entry.owner);
  output.Text(entry.with_oids ? "true" : "false");
  for (const int32_t id : entry.dependencies) output.Text(std::to_string(id));
  output.TextOrNull({});
  if (head.layout == Layout::kCustom) {
    output.Byte(static_cast<uint8_t>(entry.place.state));
    output.Offset(entry.place.offset);
  } else {
    output.Text(entry.file_name);
  }
}

// Makes room for the next of so many entries as were told. That may be a lie: it is believed the
// more, the more entries have come.
void MakeRoom(std::vector<Entry>& entries, size_t told) {
  constexpr size_t kAtFirst = 1024;
  constexpr size_t kTimes = 16;
  if (entries.size() < entries.capacity()) return;
  const size_t believed = std::min(told, kAtFirst + kTimes * entries.size());
  if (believed > entries.size()) entries.reserve(believed);
}

}  // namespace

Toc DecodeToc(Input& input, Texts texts) {
  Toc toc;
  toc.head = DecodeHead(input);
  input.Enter("its table of contents");
  const int32_t count = input.Int32();
  if (count < 0) input.Damaged("it has an impossible number of entries");
  NamePool names;
  for (int32_t i = 0; i < count; ++i) {
    MakeRoom(toc.entries, static_cast<size_t>(count));
    DecodeEntry(input, toc.head, texts, names, toc.entries.emplace_back());
  }
  return toc;
}

std::string EncodeToc(const Toc& toc) {
  constexpr size_t kMost = std::numeric_limits<int32_t>::max();
  if (toc.entries.size() > kMost) {
    sdk::Fail(PGSTOW_E_UNSUPPORTED, "PostgreSQL's archives have at most ", kMost, " entries");
  }
  Output output;
  EncodeHead(toc.head, output);
  output.Integer(static_cast<int32_t>(toc.entries.size()));
  for (const Entry& entry : toc.entries) EncodeEntry(entry, toc.head, output);
  return output.Take();
}

}  // namespace pgstow::native
