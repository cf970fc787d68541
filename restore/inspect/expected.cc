#include "restore/inspect/expected.h"

#include <algorithm>
#include <array>
#include <string>

#include "host/sql/scan.h"
#include "restore/explain/cursor.h"
#include "restore/explain/pattern.h"

namespace pgstow::inspect {
namespace {

using model::Role;

using explain::Token;

struct Row {
  std::string_view kind;
  std::string_view command;
  std::string_view pattern = {};  // explain::FindPattern; empty: any such command
};

// Of definitions. Source: what dumps of servers 13 to 18 hold; tests/cases has all of it.
constexpr Row kRows[] = {
    {"ACCESS METHOD", "CREATE ACCESS METHOD"},
    {"AGGREGATE", "CREATE AGGREGATE"},
    {"AGGREGATE", "ALTER AGGREGATE"},
    {"BLOB", "SELECT pg_catalog.lo_create"},
    {"BLOB METADATA", "SELECT pg_catalog.lo_create"},
    {"CAST", "CREATE CAST"},
    {"CHECK CONSTRAINT", "ALTER TABLE"},
    {"CHECK CONSTRAINT", "ALTER DOMAIN"},
    {"CHECK CONSTRAINT", "ALTER FOREIGN TABLE"},
    {"COLLATION", "CREATE COLLATION"},
    {"CONSTRAINT", "ALTER TABLE"},
    {"CONSTRAINT", "ALTER DOMAIN"},
    {"CONSTRAINT", "ALTER FOREIGN TABLE"},
    {"CONSTRAINT", "ALTER INDEX"},
    {"CONVERSION", "CREATE CONVERSION"},
    {"DATABASE", "CREATE DATABASE"},
    {"DATABASE PROPERTIES", "ALTER DATABASE"},
    {"DATABASE PROPERTIES", "ALTER ROLE", "^ alter role $ in database $ set"},
    {"DATABASE PROPERTIES", "UPDATE",
     "^ update pg_catalog . pg_database set datistemplate = false where datname = * |"},
    {"DATABASE PROPERTIES", "UPDATE",
     "^ update pg_catalog . pg_database set datfrozenxid = * , datminmxid = * where datname = * |"},
    {"DEFAULT", "ALTER TABLE"},
    {"DEFAULT", "ALTER FOREIGN TABLE"},
    {"DOMAIN", "CREATE DOMAIN"},
    {"ENCODING", "SET", "^ set client_encoding = * |"},
    {"EVENT TRIGGER", "CREATE EVENT TRIGGER"},
    {"EVENT TRIGGER", "ALTER EVENT TRIGGER"},
    {"EXTENSION", "CREATE EXTENSION"},
    {"FK CONSTRAINT", "ALTER TABLE"},
    {"FOREIGN DATA WRAPPER", "CREATE FOREIGN DATA WRAPPER"},
    {"FOREIGN TABLE", "CREATE FOREIGN TABLE"},
    {"FOREIGN TABLE", "ALTER FOREIGN TABLE"},
    {"FUNCTION", "CREATE FUNCTION"},
    {"FUNCTION", "ALTER FUNCTION", "^ alter function @ (*) depends on extension $ |"},
    {"INDEX", "CREATE INDEX"},
    {"INDEX", "ALTER INDEX"},
    {"INDEX", "ALTER TABLE"},
    {"INDEX ATTACH", "ALTER INDEX"},
    {"LARGE OBJECT", "SELECT pg_catalog.lo_create"},
    {"MATERIALIZED VIEW", "CREATE MATERIALIZED VIEW"},
    {"MATERIALIZED VIEW", "ALTER TABLE"},
    {"MATERIALIZED VIEW", "ALTER MATERIALIZED VIEW"},
    {"MATERIALIZED VIEW DATA", "REFRESH MATERIALIZED VIEW"},
    {"OPERATOR", "CREATE OPERATOR"},
    {"OPERATOR CLASS", "CREATE OPERATOR CLASS"},
    {"OPERATOR FAMILY", "CREATE OPERATOR FAMILY"},
    {"OPERATOR FAMILY", "ALTER OPERATOR FAMILY"},
    {"POLICY", "CREATE POLICY"},
    {"PROCEDURAL LANGUAGE", "CREATE LANGUAGE"},
    {"PROCEDURE", "CREATE PROCEDURE"},
    {"PROCEDURE", "ALTER PROCEDURE", "^ alter procedure @ (*) depends on extension $ |"},
    {"PUBLICATION", "CREATE PUBLICATION"},
    {"PUBLICATION TABLE", "ALTER PUBLICATION"},
    {"PUBLICATION TABLES IN SCHEMA", "ALTER PUBLICATION"},
    {"ROLE", "CREATE ROLE"},
    {"ROLE", "ALTER ROLE"},
    {"ROLE MEMBERSHIP", "GRANT"},
    {"ROW SECURITY", "ALTER TABLE"},
    {"RULE", "CREATE RULE"},
    {"RULE", "CREATE VIEW"},
    {"RULE", "ALTER TABLE"},
    {"SCHEMA", "CREATE SCHEMA", "^ create schema $ |"},
    {"SCHEMA", "CREATE SCHEMA", "^ create schema if not exists $ |"},
    {"SCHEMA", "CREATE SCHEMA", "^ create schema $ authorization $ |"},
    {"SEARCHPATH", "SELECT pg_catalog.set_config",
     "^ select pg_catalog . set_config ( 'search_path' , * , false ) |"},
    {"SEQUENCE", "CREATE SEQUENCE"},
    {"SEQUENCE", "ALTER SEQUENCE"},
    {"SEQUENCE", "ALTER TABLE"},
    {"SEQUENCE OWNED BY", "ALTER SEQUENCE"},
    {"SEQUENCE SET", "SELECT pg_catalog.setval"},
    {"SERVER", "CREATE SERVER"},
    {"SHELL TYPE", "CREATE TYPE"},
    {"STATISTICS", "CREATE STATISTICS"},
    {"STATISTICS", "ALTER STATISTICS"},
    {"STDSTRINGS", "SET", "^ set standard_conforming_strings = * |"},
    {"SUBSCRIPTION", "CREATE SUBSCRIPTION"},
    {"SUBSCRIPTION", "ALTER SUBSCRIPTION"},
    {"SUBSCRIPTION TABLE", "ALTER SUBSCRIPTION"},
    {"TABLE", "CREATE TABLE"},
    {"TABLE", "ALTER TABLE"},
    {"TABLE ATTACH", "ALTER TABLE"},
    {"TABLE ATTACH", "ALTER FOREIGN TABLE"},
    {"TABLESPACE", "CREATE TABLESPACE"},
    {"TABLESPACE", "ALTER TABLESPACE"},
    {"TEXT SEARCH CONFIGURATION", "CREATE TEXT SEARCH CONFIGURATION"},
    {"TEXT SEARCH CONFIGURATION", "ALTER TEXT SEARCH CONFIGURATION"},
    {"TEXT SEARCH DICTIONARY", "CREATE TEXT SEARCH DICTIONARY"},
    {"TEXT SEARCH PARSER", "CREATE TEXT SEARCH PARSER"},
    {"TEXT SEARCH TEMPLATE", "CREATE TEXT SEARCH TEMPLATE"},
    {"TRANSFORM", "CREATE TRANSFORM"},
    {"TRIGGER", "CREATE TRIGGER"},
    {"TRIGGER", "CREATE CONSTRAINT TRIGGER"},
    {"TRIGGER", "ALTER TABLE"},
    {"TRIGGER", "ALTER TRIGGER"},
    {"TRIGGER", "ALTER FOREIGN TABLE"},
    {"TYPE", "CREATE TYPE"},
    {"TYPE", "ALTER TYPE"},
    {"USER MAPPING", "CREATE USER MAPPING"},
    {"VIEW", "CREATE VIEW"},
    {"VIEW", "ALTER TABLE"},
    {"VIEW", "ALTER VIEW"},
};

// How an object of a kind is removed.
constexpr Row kDrops[] = {
    {"BLOB", "SELECT pg_catalog.lo_unlink"},
    {"BLOB METADATA", "SELECT pg_catalog.lo_unlink"},
    {"CHECK CONSTRAINT", "ALTER TABLE", "^ alter table @ drop constraint $ |"},
    {"CHECK CONSTRAINT", "ALTER TABLE", "^ alter table only @ drop constraint $ |"},
    {"CHECK CONSTRAINT", "ALTER DOMAIN", "^ alter domain @ drop constraint $ |"},
    {"CHECK CONSTRAINT", "ALTER FOREIGN TABLE", "^ alter foreign table @ drop constraint $ |"},
    {"CHECK CONSTRAINT", "ALTER FOREIGN TABLE", "^ alter foreign table only @ drop constraint $ |"},
    {"CONSTRAINT", "ALTER TABLE", "^ alter table @ drop constraint $ |"},
    {"CONSTRAINT", "ALTER TABLE", "^ alter table only @ drop constraint $ |"},
    {"CONSTRAINT", "ALTER DOMAIN", "^ alter domain @ drop constraint $ |"},
    {"CONSTRAINT", "ALTER FOREIGN TABLE", "^ alter foreign table @ drop constraint $ |"},
    {"CONSTRAINT", "ALTER FOREIGN TABLE", "^ alter foreign table only @ drop constraint $ |"},
    {"DATABASE PROPERTIES", "UPDATE",
     "^ update pg_catalog . pg_database set datistemplate = false where datname = * |"},
    {"DEFAULT", "ALTER TABLE", "^ alter table @ alter column $ drop default |"},
    {"DEFAULT", "ALTER TABLE", "^ alter table only @ alter column $ drop default |"},
    {"DEFAULT", "ALTER FOREIGN TABLE", "^ alter foreign table @ alter column $ drop default |"},
    {"DEFAULT", "ALTER FOREIGN TABLE",
     "^ alter foreign table only @ alter column $ drop default |"},
    {"FK CONSTRAINT", "ALTER TABLE", "^ alter table @ drop constraint $ |"},
    {"FK CONSTRAINT", "ALTER TABLE", "^ alter table only @ drop constraint $ |"},
    {"LARGE OBJECT", "SELECT pg_catalog.lo_unlink"},
    {"PROCEDURAL LANGUAGE", "DROP LANGUAGE", "^ drop language $ |"},
    {"PROCEDURAL LANGUAGE", "DROP PROCEDURAL", "^ drop procedural language $ |"},
    {"RULE", "CREATE VIEW"},  // a view that stands in for one that others are made of
    {"RULE", "DROP RULE", "^ drop rule $ on @ |"},
    {"TYPE", "DROP TYPE", "^ drop type @ |"},
    {"TYPE", "DROP TYPE", "^ drop type @ cascade |"},  // one with functions that take it
};

// Words that CREATE and ALTER, or DROP, take for more than one object of a database.
constexpr std::array kNoKinds = {
    "DEFAULT PRIVILEGES", "GROUP", "LANGUAGE", "OWNED", "ROUTINE", "SYSTEM", "USER"};

bool IsConstant(const Token& token) {
  if (token.is_string()) return true;
  const char first = token.raw.front();
  return token.is_word("true") || token.is_word("false") || token.is_word("null") ||
         (token.kind == Token::Kind::kOther && first >= '0' && first <= '9');
}

// A constant, with a type of PostgreSQL's own that it is taken for.
bool IsConstant(std::span<const Token> value) {
  explain::Cursor cursor(value);
  cursor.AcceptSymbol("-");
  if (cursor.done() || !IsConstant(cursor.Next())) return false;
  if (cursor.done()) return true;
  if (!cursor.AcceptSymbol("::")) return false;
  if (cursor.Accept("pg_catalog") && !cursor.AcceptSymbol(".")) return false;
  if (cursor.ReadWord().empty()) return false;
  cursor.Accept("precision");
  if (cursor.AcceptSymbol("[") && !cursor.AcceptSymbol("]")) return false;
  return cursor.done();
}

// SELECT f(constant, …) and SELECT * FROM f(constant, …), with nothing behind.
bool IsPlainCall(std::span<const Token> command) {
  explain::Cursor cursor(command);
  cursor.Accept("select");
  if (cursor.AcceptSymbol("*")) cursor.Accept("from");
  cursor.ReadName();
  const size_t start = cursor.place();
  const std::span<const Token> arguments = cursor.ReadGroup();
  if (cursor.place() == start || !cursor.done() || !command.back().is_symbol(")")) return false;
  return std::ranges::all_of(explain::Pieces(arguments),
                             [](std::span<const Token> value) { return IsConstant(value); });
}

// CREATE TABLE … AS runs a query.
bool IsOfAQuery(std::string_view name, std::span<const Token> command) {
  return name == "CREATE TABLE" && explain::Cursor(command).Find("as");
}

bool HasForm(std::string_view pattern, std::string_view name, std::span<const Token> command) {
  if (!pattern.empty() && !explain::FindPattern(pattern, command)) return false;
  if (name.starts_with("SELECT")) return IsPlainCall(command);
  return !IsOfAQuery(name, command);
}

bool Has(std::span<const Row> rows, std::string_view kind, std::string_view name,
         std::span<const Token> command) {
  return std::ranges::any_of(rows, [&](const Row& row) {
    return row.kind == kind && row.command == name && HasForm(row.pattern, name, command);
  });
}

bool IsIn(std::span<const Row> rows, std::string_view kind) {
  return std::ranges::any_of(rows, [&](const Row& row) { return row.kind == kind; });
}

bool IsNoKind(std::string_view kind) { return std::ranges::find(kNoKinds, kind) != kNoKinds.end(); }

// Privileges are granted in the name of whoever granted them. Without ON it is membership in a role
// that is granted.
bool IsPrivilege(std::string_view name, std::span<const Token> command) {
  if (name == "GRANT" || name == "REVOKE") return explain::Cursor(command).Find("on");
  if (name == "RESET") {
    return explain::FindPattern("^ reset session authorization |", command).has_value();
  }
  return name == "ALTER DEFAULT PRIVILEGES" || name == "SET SESSION AUTHORIZATION";
}

bool IsStatistics(std::string_view name, std::span<const Token> command) {
  return (name == "SELECT pg_catalog.pg_restore_relation_stats" ||
          name == "SELECT pg_catalog.pg_restore_attribute_stats") &&
         IsPlainCall(command);
}

// DROP, the kind, and one object of it.
bool IsDropOfOne(std::string_view kind, std::span<const Token> command) {
  std::string words(kind);
  for (char& c : words) c = sql::ToLower(c);
  explain::Cursor cursor(command);
  if (!cursor.Accept("drop") || !cursor.Accept(words) || cursor.done()) return false;
  const std::span<const Token> object = cursor.rest();
  return explain::Pieces(object).size() == 1 && !object.back().is_word("cascade");
}

}  // namespace

bool IsExpected(const model::Entry& entry, std::string_view name, std::span<const Token> command) {
  switch (entry.role) {
    case Role::kComment:
      return name == "COMMENT";
    case Role::kAcl:
      return IsPrivilege(name, command);
    case Role::kSecurityLabel:
      return name == "SECURITY LABEL";
    case Role::kStatistics:
      return IsStatistics(name, command);
    case Role::kData:
    case Role::kDefinition:
      break;
  }
  if (IsIn(kRows, entry.kind)) return Has(kRows, entry.kind, name, command);
  return !IsNoKind(entry.kind) && (name == "CREATE " + entry.kind || name == "ALTER " + entry.kind);
}

bool IsExpectedDrop(const model::Entry& entry, std::string_view name,
                    std::span<const Token> command) {
  if (entry.role != Role::kDefinition && entry.role != Role::kData) return false;
  if (IsIn(kDrops, entry.kind)) return Has(kDrops, entry.kind, name, command);
  return !IsNoKind(entry.kind) && IsDropOfOne(entry.kind, command);
}

bool SetsItsPath(const model::Entry& entry, std::span<const Token> command) {
  const auto match = explain::FindPattern("^ set search_path = $ , pg_catalog |", command);
  return match && match->names.front() == entry.schema;
}

}  // namespace pgstow::inspect
