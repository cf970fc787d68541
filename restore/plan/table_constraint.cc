#include "restore/plan/table_constraint.h"

#include <fmt/format.h>

#include "restore/plan/pieces.h"

namespace pgstow::plan {
namespace {

TableConstraint::Type TakeType(Pieces& pieces) {
  if (pieces.Take("primary key")) return TableConstraint::Type::kPrimaryKey;
  if (pieces.Take("unique")) return TableConstraint::Type::kUnique;
  if (pieces.Take("foreign key")) return TableConstraint::Type::kForeignKey;
  return TableConstraint::Type::kOther;
}

// " INCLUDE (…)" and the like: the word and the parentheses after it, when they are next.
std::string TakeClause(Pieces& pieces, std::string_view word, std::string_view spelled) {
  if (!pieces.Take(word)) return "";
  return fmt::format(" {} {}", spelled, pieces.TakeParentheses());
}

// Whether and when the constraint is deferred, as it is spelled.
std::string_view TakeTiming(Pieces& pieces) {
  const std::string_view timing = pieces.rest();
  while (pieces.Take("not deferrable") || pieces.Take("deferrable") ||
         pieces.Take("initially deferred") || pieces.Take("initially immediate")) {
  }
  return timing;
}

}  // namespace

std::optional<TableConstraint> ParseTableConstraint(std::string_view definition) {
  // Most definitions are something else, and some are long.
  if (!definition.starts_with("ALTER TABLE")) return std::nullopt;
  Pieces pieces(definition);
  if (!pieces.Take("alter table")) return std::nullopt;
  pieces.Take("only");
  TableConstraint found;
  found.table = pieces.TakeQualifiedName();
  if (found.table.empty()) return std::nullopt;
  found.alter = definition.substr(
      0, static_cast<size_t>(found.table.data() + found.table.size() - definition.data()));
  if (!pieces.Take("add constraint")) return std::nullopt;
  found.name = pieces.TakeName();
  if (found.name.empty()) return std::nullopt;
  found.type = TakeType(pieces);
  found.body = pieces.TakeStatement();
  if (!pieces.TakeMark(';')) return std::nullopt;
  found.rest = pieces.rest();
  return found;
}

std::optional<SplitKey> SplitKeyDefinition(std::string_view definition) {
  const auto key = ParseTableConstraint(definition);
  if (!key) return std::nullopt;
  const bool primary = key->type == TableConstraint::Type::kPrimaryKey;
  if (!primary && key->type != TableConstraint::Type::kUnique) return std::nullopt;
  Pieces pieces(key->body);
  const bool nulls_equal = !primary && pieces.Take("nulls not distinct");
  const std::string_view columns = pieces.TakeParentheses();
  if (!IsNameList(columns)) return std::nullopt;
  const std::string include = TakeClause(pieces, "include", "INCLUDE");
  const std::string storage = TakeClause(pieces, "with", "WITH");
  const std::string tablespace = pieces.Take("using index tablespace")
                                     ? fmt::format(" TABLESPACE {}", pieces.TakeName())
                                     : std::string();
  const std::string_view timing = TakeTiming(pieces);
  if (!pieces.at_end()) return std::nullopt;
  return SplitKey{
      .build = fmt::format("CREATE UNIQUE INDEX {} ON {} USING btree {}{}{}{}{};\n", key->name,
                           key->table, columns, include, nulls_equal ? " NULLS NOT DISTINCT" : "",
                           storage, tablespace),
      .adopt = fmt::format("{}\n    ADD CONSTRAINT {} {} USING INDEX {}{}{};\n{}", key->alter,
                           key->name, primary ? "PRIMARY KEY" : "UNIQUE", key->name,
                           timing.empty() ? "" : " ", timing, key->rest)};
}

}  // namespace pgstow::plan
