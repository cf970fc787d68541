#include "restore/explain/reading.h"

#include <array>
#include <ranges>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "restore/explain/cursor.h"
#include "restore/explain/designator.h"
#include "restore/explain/read_create.h"

namespace pgstow::explain {
namespace {

using enum ObjectClass;

Need Plain(ObjectClass kind, std::string name) { return {.object = {kind, "", std::move(name)}}; }

void AddRest(Cursor& cursor, Reading& reading) { AddMentions(cursor.rest(), reading.needs); }

std::string FullName(const Object& object) { return object.full_name(); }

// TO and FROM name roles and, in words that no role can have, everybody and oneself.
void AddRoles(Cursor& cursor, Reading& reading) {
  do {
    cursor.Accept("group");
    const bool quoted = cursor.Peek().kind == Token::Kind::kQuoted;
    const std::string role = cursor.ReadWord();
    if (!quoted && (role == "public" || role == "current_user" || role == "session_user")) continue;
    reading.needs.push_back(Plain(kRole, role));
  } while (cursor.AcceptSymbol(","));
}

// GRANT … ON objects TO roles, and REVOKE. Nothing without ON is in the dump of a database.
Reading Privileges(Cursor& cursor) {
  Reading reading;
  if (!cursor.Find("on")) return reading;
  std::vector<Need> first = ReadDesignator(cursor);
  if (first.empty()) first = {NeedOf(kRelation, cursor.ReadName())};
  for (Need& need : first) reading.needs.push_back(std::move(need));
  if (cursor.Find("to") || cursor.Find("from")) AddRoles(cursor, reading);
  return reading;
}

Reading DefaultPrivileges(Cursor& cursor) {
  Reading reading;
  std::vector<Need> later;
  if (cursor.Accept("for role")) later.push_back(Plain(kRole, cursor.ReadWord()));
  if (cursor.Accept("in schema")) later.push_back(Plain(kSchema, cursor.ReadWord()));
  if (cursor.Find("to") || cursor.Find("from")) AddRoles(cursor, reading);
  for (Need& need : later) reading.needs.push_back(std::move(need));
  return reading;
}

Reading SecurityLabel(Cursor& cursor) {
  Reading reading;
  if (cursor.Accept("for")) reading.needs.push_back(Plain(kLabelProvider, cursor.Next().text));
  cursor.Accept("on");
  for (Need& need : ReadDesignator(cursor)) reading.needs.push_back(std::move(need));
  return reading;
}

Reading Comment(Cursor& cursor) {
  cursor.Accept("on");
  return {.needs = ReadDesignator(cursor)};
}

// What DROP calls a relation, and the state of its complaint.
constexpr std::array kDropNouns = {std::pair{"table", "42P01"},
                                   std::pair{"foreign table", "42P01"},
                                   std::pair{"materialized view", "42P01"},
                                   std::pair{"view", "42P01"},
                                   std::pair{"sequence", "42P01"},
                                   std::pair{"index", "42704"}};

Reading Drop(Cursor& cursor) {
  Reading reading;
  Complaint complaint;
  for (const auto& [noun, state] : kDropNouns) {
    Cursor ahead = cursor;
    if (!ahead.Accept(noun) || ahead.Accept("if exists")) continue;
    complaint = {state, fmt::format("{} \"{}\" does not exist", noun, ahead.ReadName().name)};
  }
  Cursor ahead = cursor;
  const bool may_miss = ahead.Find("exists");
  std::vector<Need> needs = ReadDesignator(cursor);
  if (needs.empty()) return reading;
  reading.removes.push_back(needs.back().object);
  if (may_miss) return reading;
  if (!complaint.message.empty()) needs.back().complaint = std::move(complaint);
  reading.needs = std::move(needs);
  return reading;
}

Reading Copy(Cursor& cursor) { return {.needs = {NeedOf(kRelation, cursor.ReadName())}}; }

std::string LastString(std::span<const Token> tokens, const std::string& otherwise) {
  for (const Token& token : std::views::reverse(tokens)) {
    if (token.is_string()) return token.text;
  }
  return otherwise;
}

// SELECT pg_catalog.function('name of something', …)
Reading Select(Cursor& cursor) {
  Reading reading;
  const Name function = cursor.ReadName();
  const std::span<const Token> arguments = cursor.ReadGroup();
  if (arguments.empty()) return reading;
  const std::string& value = arguments.front().text;
  if (function.name == "setval") {
    const std::vector<Token> name = Tokens(value);
    reading.needs.push_back(NeedOf(kRelation, Cursor(name).ReadName()));
  } else if (function.name == "lo_create") {
    reading.makes.push_back({{kLargeObject, "", value}});
  } else if (function.name == "lo_unlink") {
    // Of one OID, or with IF EXISTS of those with an OID.
    reading.removes.push_back({kLargeObject, "", LastString(cursor.rest(), value)});
  }
  return reading;
}

// ADD CONSTRAINT … of a table.
void Constraint(Cursor& cursor, const Object& table, Reading& reading) {
  const std::string name = cursor.ReadWord();
  const Object constraint{kConstraint, "", name, FullName(table)};
  AddRest(cursor, reading);
  const bool primary = cursor.Accept("primary key");
  if (primary) reading.makes.push_back({{kPrimaryKey, table.schema, table.name}});
  // These are indexes too, which share the names of relations.
  if (primary || cursor.Accept("unique") || cursor.Accept("exclude")) {
    reading.makes.push_back({{kRelation, table.schema, name}});
  }
  reading.makes.push_back({constraint});
}

void NeedIndex(const Object& table, const std::string& index, Reading& reading) {
  reading.needs.push_back({.object = {kRelation, table.schema, index}});
  reading.needs.back().complaint = {
      "42704", fmt::format("index \"{}\" for table \"{}\" does not exist", index, table.name)};
}

void Owner(const std::vector<Need>& object, Cursor& cursor, Reading& reading) {
  reading.owner = cursor.ReadWord();
  const Need role = Plain(kRole, reading.owner);
  const bool relation = object.back().object.kind == kRelation;
  if (!relation) reading.needs.push_back(role);
  for (const Need& need : object) reading.needs.push_back(need);
  if (relation) reading.needs.push_back(role);
}

Reading Alter(Cursor& cursor) {
  if (cursor.Accept("default privileges")) return DefaultPrivileges(cursor);
  Reading reading;
  const std::vector<Need> object = ReadDesignator(cursor);
  if (object.empty()) return reading;
  if (cursor.Accept("owner to")) {
    Owner(object, cursor, reading);
    return reading;
  }
  reading.needs = object;
  const Object& target = object.back().object;
  if (cursor.Accept("add constraint")) {
    if (target.kind == kRelation) {
      Constraint(cursor, target, reading);
      return reading;
    }
    reading.makes.push_back({{kDomainConstraint, "", cursor.ReadWord(), FullName(target)}});
  } else if (cursor.Accept("drop constraint")) {
    const bool may_miss = cursor.Accept("if exists");
    const Object constraint{kConstraint, "", cursor.ReadWord(), FullName(target)};
    reading.removes = {constraint,
                       {kRelation, target.schema, constraint.name},
                       {kPrimaryKey, target.schema, target.name}};
    if (may_miss) {
      reading.needs.clear();
    } else {
      reading.needs.push_back({.object = constraint});
      reading.needs.back().complaint = {
          "42704", fmt::format("constraint \"{}\" of relation \"{}\" does not exist",
                               constraint.name, target.name)};
    }
    return reading;
  } else if (cursor.Accept("attach partition")) {
    const Name partition = cursor.ReadName();
    reading.needs.push_back(NeedOf(kRelation, partition));
    reading.makes.push_back({{kPartition, partition.schema, partition.name}});
  } else if (target.kind == kPublication && cursor.Accept("add table")) {
    cursor.Accept("only");
    const Name table = cursor.ReadName();
    reading.needs.push_back(NeedOf(kRelation, table));
    reading.makes.push_back({{kMember, table.schema, table.name, target.name}});
  } else if (cursor.Accept("depends on extension")) {
    reading.needs.push_back(Plain(kExtension, cursor.ReadWord()));
  } else if (target.kind == kRole && cursor.Accept("in database")) {
    reading.needs.push_back(Plain(kDatabase, cursor.ReadWord()));
    if (cursor.Accept("set")) reading.needs.push_back(NeedOf(kSetting, cursor.ReadName()));
  } else if (target.kind == kDatabase && cursor.Accept("set")) {
    reading.needs.push_back(NeedOf(kSetting, cursor.ReadName()));
  } else if (cursor.Accept("cluster on") || cursor.Accept("replica identity using index")) {
    NeedIndex(target, cursor.ReadWord(), reading);
  }
  Cursor sequence = cursor;
  if (sequence.Find("identity")) {
    const auto options = sequence.ReadGroup();
    Cursor names(options);
    if (names.Accept("sequence name")) {
      const Name name = names.ReadName();
      reading.makes.push_back({{kRelation, name.schema, name.name}});
      return reading;
    }
  }
  AddRest(cursor, reading);
  return reading;
}

// SET of what can be missing.
Reading Set(Cursor& cursor) {
  Reading reading;
  const auto invalid = [](std::string_view setting, std::string_view value) {
    return Complaint{"22023",
                     fmt::format("invalid value for parameter \"{}\": \"{}\"", setting, value)};
  };
  for (const auto& [setting, kind] : {std::pair{"default_tablespace", kTablespace},
                                      std::pair{"default_table_access_method", kAccessMethod}}) {
    if (!cursor.Accept(setting)) continue;
    cursor.Next();
    const std::string value = cursor.Next().text;
    if (value.empty()) return reading;
    reading.needs.push_back(Plain(kind, value));
    reading.needs.back().complaint = invalid(setting, value);
    return reading;
  }
  if (cursor.Accept("session authorization") || cursor.Accept("role")) {
    if (cursor.Accept("default")) return reading;
    reading.becomes = cursor.Next().text;
    reading.needs.push_back(Plain(kRole, reading.becomes));
    reading.needs.back().complaint = {"22023",
                                      fmt::format("role \"{}\" does not exist", reading.becomes)};
  }
  return reading;
}

}  // namespace

Reading Read(std::span<const Token> command) {
  Cursor cursor(command);
  if (cursor.Accept("create")) return ReadCreate(cursor);
  if (cursor.Accept("alter")) return Alter(cursor);
  if (cursor.Accept("comment")) return Comment(cursor);
  if (cursor.Accept("security label")) return SecurityLabel(cursor);
  if (cursor.Accept("grant") || cursor.Accept("revoke")) return Privileges(cursor);
  if (cursor.Accept("copy")) return Copy(cursor);
  if (cursor.Accept("select")) return Select(cursor);
  if (cursor.Accept("set")) return Set(cursor);
  if (cursor.Accept("drop")) return Drop(cursor);
  if (cursor.Accept("refresh materialized view")) {
    return {.needs = {NeedOf(kRelation, cursor.ReadName())}};
  }
  Reading reading;
  AddRest(cursor, reading);
  return reading;
}

}  // namespace pgstow::explain
