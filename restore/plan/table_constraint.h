// ALTER TABLE … ADD CONSTRAINT, as definitions of archives have it, taken apart. Pure.
// Source: https://www.postgresql.org/docs/18/sql-altertable.html
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pgstow::plan {

// The pieces of a definition's first statement, spelled as they are there.
struct TableConstraint {
  enum class Type { kPrimaryKey, kUnique, kForeignKey, kOther };
  std::string_view alter;  // "ALTER TABLE ONLY app.t"
  std::string_view table;  // "app.t"
  std::string_view name;
  Type type = Type::kOther;
  std::string_view body;  // what follows PRIMARY KEY, UNIQUE …, without the semicolon
  std::string_view rest;  // further statements, after the semicolon
};

// None for a definition that is anything else.
std::optional<TableConstraint> ParseTableConstraint(std::string_view definition);

// A key in two statements: the index can then be built while other indexes of the table are.
struct SplitKey {
  std::string build;  // CREATE UNIQUE INDEX
  std::string adopt;  // ALTER TABLE … ADD CONSTRAINT … USING INDEX, and what followed it
};

// The definition of a PRIMARY KEY or UNIQUE constraint in two statements that come to the same.
// None where there are none that do: for a key WITHOUT OVERLAPS, an exclusion, a clause that is not
// known.
std::optional<SplitKey> SplitKeyDefinition(std::string_view definition);

}  // namespace pgstow::plan
