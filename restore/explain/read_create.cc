#include "restore/explain/read_create.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "restore/explain/create_readers.h"
#include "restore/explain/designator.h"

namespace pgstow::explain {
namespace {

using enum ObjectClass;

Reading Extension(Cursor& cursor) {
  Reading reading;
  const bool may_exist = cursor.Accept("if not exists");
  const std::string name = cursor.ReadWord();
  reading.needs.push_back(Plain(kAvailableExtension, name));
  cursor.Accept("with");
  if (cursor.Accept("schema")) {
    reading.extension_schema = cursor.ReadWord();
    reading.needs.push_back(Plain(kSchema, reading.extension_schema));
  }
  reading.makes.push_back({{kExtension, "", name}, may_exist});
  return reading;
}

// One that is not written out in full is made as an extension is.
Reading Language(Cursor& cursor, bool replaces) {
  Reading reading;
  const std::string name = cursor.ReadWord();
  if (cursor.done()) {
    reading.needs.push_back(Plain(kAvailableExtension, name));
    replaces = true;
  }
  AddRest(cursor, reading);
  reading.makes.push_back({{kLanguage, "", name}, replaces});
  return reading;
}

Reading Schema(Cursor& cursor) {
  Reading reading;
  const std::string name = cursor.ReadWord();
  if (cursor.Accept("authorization")) reading.needs.push_back(Plain(kRole, cursor.ReadWord()));
  reading.makes.push_back({{kSchema, "", name}});
  return reading;
}

Reading UserMapping(Cursor& cursor) {
  Reading reading;
  const std::string user = cursor.ReadWord();
  reading.needs.push_back(Plain(kRole, user));
  cursor.Accept("server");
  const std::string server = cursor.ReadWord();
  reading.needs.push_back(Plain(kServer, server));
  reading.makes.push_back({{kUserMapping, "", user, server}});
  return reading;
}

Reading Server(Cursor& cursor) {
  Reading reading;
  const std::string name = cursor.ReadWord();
  if (cursor.Find("wrapper"))
    reading.needs.push_back(Plain(kForeignDataWrapper, cursor.ReadWord()));
  reading.makes.push_back({{kServer, "", name}});
  return reading;
}

Reading Statistics(Cursor& cursor) {
  Reading reading;
  Object object = InSchema(reading, kStatistics, cursor.ReadName());
  AddRest(cursor, reading);
  reading.makes.push_back({std::move(object)});
  return reading;
}

// "en_US.UTF-8" and "en_US.utf8" are the same locale.
std::string LocaleName(std::span<const Token> value) {
  std::string name;
  for (const char c : value.front().text) {
    if (c != '-') name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name;
}

Reading Collation(Cursor& cursor) {
  Reading reading;
  const Object collation = InSchema(reading, kCollation, cursor.ReadName());
  const auto provider = OptionValue(cursor, "provider");
  reading.makes.push_back({collation});
  if (!provider.empty() && !provider.front().is_word("libc")) {
    // Others are there for all encodings.
    reading.makes.back().complaint = {
        "42710", fmt::format("collation \"{}\" already exists", collation.name)};
    return reading;
  }
  for (const std::string_view option : {"locale", "lc_collate", "lc_ctype"}) {
    const auto value = OptionValue(cursor, option);
    if (value.empty()) continue;
    reading.needs.push_back(Plain(kLocale, LocaleName(value)));
    reading.needs.back().complaint = {
        "22023", fmt::format("could not create locale \"{}\": No such file or directory",
                             value.front().text)};
  }
  return reading;
}

// What is in a schema and needs only what its text names.
struct Kind {
  std::string_view words;
  ObjectClass kind;
  bool in_schema;
};

constexpr Kind kKinds[] = {
    {"domain", kType, true},
    {"conversion", kConversion, true},
    {"default conversion", kConversion, true},
    {"text search configuration", kSearchConfiguration, true},
    {"text search dictionary", kSearchDictionary, true},
    {"text search parser", kSearchParser, true},
    {"text search template", kSearchTemplate, true},
    {"foreign data wrapper", kForeignDataWrapper, false},
    {"event trigger", kEventTrigger, false},
    {"publication", kPublication, false},
    {"subscription", kSubscription, false},
    {"access method", kAccessMethod, false},
    {"database", kDatabase, false},
};

Reading Other(Cursor& cursor) {
  Reading reading;
  for (const Kind& kind : kKinds) {
    if (!cursor.Accept(kind.words)) continue;
    Object object;
    if (kind.in_schema) {
      object = InSchema(reading, kind.kind, cursor.ReadName());
    } else {
      object = {kind.kind, "", cursor.ReadWord()};
    }
    const Cursor start = cursor;
    AddRest(cursor, reading);
    reading.makes.push_back({std::move(object)});
    if (kind.kind == kType) AddConstraints(start, reading);
    return reading;
  }
  AddRest(cursor, reading);
  return reading;
}

}  // namespace

Reading ReadCreate(Cursor& cursor) {
  const bool replaces = cursor.Accept("or replace");
  cursor.Accept("unlogged");
  if (cursor.Accept("table") || cursor.Accept("foreign table")) return ReadTable(cursor);
  if (cursor.Accept("materialized view")) return ReadView(cursor, false);
  if (cursor.Accept("view") || cursor.Accept("recursive view")) return ReadView(cursor, replaces);
  if (cursor.Accept("sequence")) return ReadView(cursor, false);
  if (cursor.Accept("index") || cursor.Accept("unique index")) return ReadIndex(cursor);
  if (cursor.Accept("function") || cursor.Accept("procedure")) {
    return ReadFunction(cursor, replaces);
  }
  if (cursor.Accept("aggregate")) return ReadAggregate(cursor, replaces);
  if (cursor.Accept("operator class")) return ReadOfAccessMethod(cursor, kOperatorClass);
  if (cursor.Accept("operator family")) return ReadOfAccessMethod(cursor, kOperatorFamily);
  if (cursor.Accept("operator")) return ReadOperator(cursor);
  if (cursor.Accept("type")) return ReadTypeDefinition(cursor);
  if (cursor.Accept("trigger") || cursor.Accept("constraint trigger")) {
    return ReadOnTable(cursor, kTrigger, "on", replaces);
  }
  if (cursor.Accept("rule")) return ReadOnTable(cursor, kRule, "to", replaces);
  if (cursor.Accept("policy")) return ReadOnTable(cursor, kPolicy, "on", false);
  if (cursor.Accept("extension")) return Extension(cursor);
  for (const std::string_view words :
       {"language", "procedural language", "trusted language", "trusted procedural language"}) {
    if (cursor.Accept(words)) return Language(cursor, replaces);
  }
  if (cursor.Accept("schema")) return Schema(cursor);
  if (cursor.Accept("user mapping for")) return UserMapping(cursor);
  if (cursor.Accept("server")) return Server(cursor);
  if (cursor.Accept("collation")) return Collation(cursor);
  if (cursor.Accept("statistics")) return Statistics(cursor);
  if (cursor.Accept("cast")) return ReadCast(cursor);
  if (cursor.Accept("transform for")) return ReadTransform(cursor);
  return Other(cursor);
}

}  // namespace pgstow::explain
