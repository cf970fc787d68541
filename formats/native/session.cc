#include "formats/native/session.h"

#include <algorithm>
#include <utility>

#include <pgstow/format.h>
#include <pgstow/sdk/error.h>
#include <pgstow/sdk/text.h>

namespace pgstow::native {
namespace {

// A statement around its one string constant.
struct Item {
  std::string_view kind;
  std::string_view before;
  std::string_view after;
};
constexpr Item kEncoding{"ENCODING", "SET client_encoding = ", ";\n"};
constexpr Item kStandardStrings{"STDSTRINGS", "SET standard_conforming_strings = ", ";\n"};
constexpr Item kSearchPath{"SEARCHPATH", "SELECT pg_catalog.set_config('search_path', ",
                           ", false);\n"};

// The value of a string constant whose quotes are doubled and whose backslashes are not.
std::string ValueOf(const Entry& entry, const Item& item) {
  std::string_view text = entry.definition;
  if (text.starts_with(item.before) && text.ends_with(item.after) &&
      text.size() >= item.before.size() + item.after.size() + 2) {
    text.remove_prefix(item.before.size());
    text.remove_suffix(item.after.size());
    if (text.starts_with('\'') && text.ends_with('\'')) {
      std::string value;
      for (size_t i = 1; i + 1 < text.size(); ++i) {
        value += text[i];
        if (text[i] == '\'') ++i;
      }
      return value;
    }
  }
  sdk::Fail(PGSTOW_E_CORRUPT, "invalid ", item.kind, " item: ", entry.definition);
}

std::string Literal(std::string_view value) {
  std::string text = "'";
  for (const char c : value) text += c == '\'' ? "''" : std::string(1, c);
  return text + "'";
}

std::string Quoted(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + "\"";
}

}  // namespace

bool IsOfSession(std::string_view kind) {
  return kind == kEncoding.kind || kind == kStandardStrings.kind || kind == kSearchPath.kind;
}

void TakeFact(const Entry& entry, Session& session) {
  if (entry.kind == kEncoding.kind) {
    session.encoding = ValueOf(entry, kEncoding);
  } else if (entry.kind == kStandardStrings.kind) {
    session.standard_strings = ValueOf(entry, kStandardStrings) == "on";
  } else {
    session.search_path = ValueOf(entry, kSearchPath);
    session.has_search_path = true;
  }
}

std::string DefinitionUnderPath(std::string_view schema, std::string_view definition) {
  if (schema.empty() || definition.empty()) return std::string(definition);
  return sdk::Concat("SET search_path = ", Quoted(schema), ", pg_catalog;\n\n", definition);
}

std::string CopyUnderPath(std::string_view schema, std::string_view copy) {
  constexpr std::string_view kCopy = "COPY ";
  if (schema.empty() || !copy.starts_with(kCopy)) return std::string(copy);
  return sdk::Concat(kCopy, Quoted(schema), ".", copy.substr(kCopy.size()));
}

std::vector<Entry> SessionEntries(const Session& session, DumpIds& ids) {
  std::vector<Entry> entries;
  const auto add = [&](const Item& item, std::string_view value) {
    Entry entry;
    entry.id = ids.Next();
    entry.tag = entry.kind = item.kind;
    entry.section = PGSTOW_SECTION_PRE_DATA;
    entry.definition = sdk::Concat(item.before, Literal(value), item.after);
    entries.push_back(std::move(entry));
  };
  add(kEncoding, session.encoding);
  add(kStandardStrings, session.standard_strings ? "on" : "off");
  add(kSearchPath, session.search_path);
  return entries;
}

}  // namespace pgstow::native
