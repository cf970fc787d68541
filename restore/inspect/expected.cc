#include "restore/inspect/expected.h"

#include <algorithm>
#include <string>

namespace pgstow::inspect {
namespace {

using model::Role;

struct Row {
  std::string_view kind;
  std::string_view command;
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
    {"DATABASE PROPERTIES", "ALTER ROLE"},
    {"DATABASE PROPERTIES", "UPDATE"},
    {"DEFAULT", "ALTER TABLE"},
    {"DEFAULT", "ALTER FOREIGN TABLE"},
    {"DOMAIN", "CREATE DOMAIN"},
    {"ENCODING", "SET"},
    {"EVENT TRIGGER", "CREATE EVENT TRIGGER"},
    {"EVENT TRIGGER", "ALTER EVENT TRIGGER"},
    {"EXTENSION", "CREATE EXTENSION"},
    {"FK CONSTRAINT", "ALTER TABLE"},
    {"FOREIGN DATA WRAPPER", "CREATE FOREIGN DATA WRAPPER"},
    {"FOREIGN TABLE", "CREATE FOREIGN TABLE"},
    {"FOREIGN TABLE", "ALTER FOREIGN TABLE"},
    {"FUNCTION", "CREATE FUNCTION"},
    {"FUNCTION", "ALTER FUNCTION"},
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
    {"PROCEDURE", "ALTER PROCEDURE"},
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
    {"SCHEMA", "CREATE SCHEMA"},
    {"SEARCHPATH", "SELECT pg_catalog.set_config"},
    {"SEQUENCE", "CREATE SEQUENCE"},
    {"SEQUENCE", "ALTER SEQUENCE"},
    {"SEQUENCE", "ALTER TABLE"},
    {"SEQUENCE OWNED BY", "ALTER SEQUENCE"},
    {"SEQUENCE SET", "SELECT pg_catalog.setval"},
    {"SERVER", "CREATE SERVER"},
    {"SHELL TYPE", "CREATE TYPE"},
    {"STATISTICS", "CREATE STATISTICS"},
    {"STATISTICS", "ALTER STATISTICS"},
    {"STDSTRINGS", "SET"},
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

bool Has(std::string_view kind, std::string_view command) {
  return std::ranges::any_of(
      kRows, [&](const Row& row) { return row.kind == kind && row.command == command; });
}

bool IsKnown(std::string_view kind) {
  return std::ranges::any_of(kRows, [&](const Row& row) { return row.kind == kind; });
}

// Privileges are granted in the name of whoever granted them.
bool IsPrivilege(std::string_view command) {
  return command == "GRANT" || command == "REVOKE" || command == "ALTER DEFAULT PRIVILEGES" ||
         command == "SET SESSION AUTHORIZATION" || command == "RESET";
}

bool IsStatistics(std::string_view command) {
  return command == "SELECT pg_catalog.pg_restore_relation_stats" ||
         command == "SELECT pg_catalog.pg_restore_attribute_stats";
}

}  // namespace

bool IsExpected(const model::Entry& entry, std::string_view command) {
  switch (entry.role) {
    case Role::kComment:
      return command == "COMMENT";
    case Role::kAcl:
      return IsPrivilege(command);
    case Role::kSecurityLabel:
      return command == "SECURITY LABEL";
    case Role::kStatistics:
      return IsStatistics(command);
    case Role::kData:
    case Role::kDefinition:
      break;
  }
  if (IsKnown(entry.kind)) return Has(entry.kind, command);
  return command == "CREATE " + entry.kind || command == "ALTER " + entry.kind;
}

bool IsExpectedDrop(const model::Entry& entry, std::string_view command) {
  if (command.starts_with("DROP ")) return true;
  return command == "SELECT pg_catalog.lo_unlink" || IsExpected(entry, command);
}

}  // namespace pgstow::inspect
