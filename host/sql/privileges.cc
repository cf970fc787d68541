#include "host/sql/privileges.h"

#include "host/base/error.h"

namespace pgstow::sql {
namespace {

constexpr Privilege kTable[] = {
    {.letter = 'r', .word = "SELECT", .on_columns = true},
    {.letter = 'a', .word = "INSERT", .on_columns = true},
    {.letter = 'x', .word = "REFERENCES", .on_columns = true},
    {.letter = 'd', .word = "DELETE"},
    {.letter = 't', .word = "TRIGGER"},
    {.letter = 'D', .word = "TRUNCATE"},
    {.letter = 'm', .word = "MAINTAIN"},
    {.letter = 'w', .word = "UPDATE", .on_columns = true},
};
constexpr Privilege kSequence[] = {{'r', "SELECT"}, {'U', "USAGE"}, {'w', "UPDATE"}};
constexpr Privilege kRoutine[] = {{'X', "EXECUTE"}};
constexpr Privilege kUsage[] = {{'U', "USAGE"}};
constexpr Privilege kSchema[] = {{'C', "CREATE"}, {'U', "USAGE"}};
constexpr Privilege kDatabase[] = {{'C', "CREATE"}, {'c', "CONNECT"}, {'T', "TEMPORARY"}};
constexpr Privilege kTablespace[] = {{'C', "CREATE"}};
constexpr Privilege kParameter[] = {{'s', "SET"}, {'A', "ALTER SYSTEM"}};
constexpr Privilege kLargeObject[] = {{'r', "SELECT"}, {'w', "UPDATE"}};

struct Kind {
  std::string_view name;
  std::span<const Privilege> privileges;
};
constexpr Kind kKinds[] = {
    {"TABLE", kTable},
    {"TABLES", kTable},
    {"SEQUENCE", kSequence},
    {"SEQUENCES", kSequence},
    {"FUNCTION", kRoutine},
    {"FUNCTIONS", kRoutine},
    {"PROCEDURE", kRoutine},
    {"TYPE", kUsage},
    {"TYPES", kUsage},
    {"LANGUAGE", kUsage},
    {"FOREIGN DATA WRAPPER", kUsage},
    {"FOREIGN SERVER", kUsage},
    {"SCHEMA", kSchema},
    {"SCHEMAS", kSchema},
    {"DATABASE", kDatabase},
    {"TABLESPACE", kTablespace},
    {"PARAMETER", kParameter},
    {"LARGE OBJECT", kLargeObject},
    {"LARGE OBJECTS", kLargeObject},
};

}  // namespace

std::span<const Privilege> PrivilegesOf(std::string_view kind) {
  for (const Kind& known : kKinds) {
    if (known.name == kind) return known.privileges;
  }
  base::Throw(base::ErrorCode::kInternal, "no privileges are known for objects of kind \"{}\"",
              kind);
}

}  // namespace pgstow::sql
