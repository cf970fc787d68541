#include "restore/rewrite/statement.h"

namespace pgstow::rewrite {

std::vector<std::span<const sql::Token>> SplitStatements(std::span<const sql::Token> tokens) {
  std::vector<std::span<const sql::Token>> statements;
  const Statement all(tokens);
  size_t start = 0;
  size_t open = 0;  // BEGIN ATOMIC and, within it, CASE: what an END closes
  for (size_t i = 0; i < all.size(); ++i) {
    if (all.Is(i, ";") && open == 0) {
      statements.push_back(tokens.subspan(start, i + 1 - start));
      start = i + 1;
    }
    if (all.Is(i - 1, ".")) continue;
    const bool body = all.IsWord(i, "begin") && all.IsWord(i + 1, "atomic");
    if (body || (open > 0 && all.IsWord(i, "case"))) ++open;
    if (open > 0 && all.IsWord(i, "end")) --open;
  }
  if (start < tokens.size()) statements.push_back(tokens.subspan(start));
  return statements;
}

}  // namespace pgstow::rewrite
