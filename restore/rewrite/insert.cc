#include "restore/rewrite/insert.h"

#include "host/sql/lexer.h"
#include "host/sql/quote.h"

namespace pgstow::rewrite {
namespace {

bool TakeSignificant(sql::Lexer& lexer, sql::Token& token) {
  while (lexer.Next(token)) {
    if (!token.blank()) return true;
  }
  return false;
}

}  // namespace

// The first tokens are enough, and have no strings in them.
std::string MappedInsert(std::string_view statement, const NameMap& schemas) {
  sql::Lexer lexer(statement, /*standard_strings=*/true);
  sql::Token insert, into, schema;
  if (!TakeSignificant(lexer, insert) || !TakeSignificant(lexer, into) ||
      !TakeSignificant(lexer, schema) || !IsWord(insert, "insert") || !IsWord(into, "into")) {
    return std::string(statement);
  }
  const auto mapped = schemas.find(NameOf(schema));
  const std::string_view rest = statement.substr(
      static_cast<size_t>(schema.text.data() + schema.text.size() - statement.data()));
  if (mapped == schemas.end() || !rest.starts_with('.')) return std::string(statement);
  const auto head = statement.substr(0, static_cast<size_t>(schema.text.data() - statement.data()));
  return std::string(head).append(sql::Identifier(mapped->second)).append(rest);
}

}  // namespace pgstow::rewrite
