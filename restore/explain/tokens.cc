#include "restore/explain/tokens.h"

#include <utility>

#include "host/sql/lexer.h"

namespace pgstow::explain {

std::vector<Token> Tokens(std::string_view sql, bool standard_strings) {
  std::vector<Token> tokens;
  for (const sql::Token& token : sql::SignificantTokens(sql, standard_strings)) {
    Token read{.kind = Token::Kind::kOther, .raw = token.text, .text = std::string(token.text)};
    if (token.identifier()) {
      read.kind = token.kind == sql::TokenKind::kWord ? Token::Kind::kWord : Token::Kind::kQuoted;
      read.text = sql::NameOf(token);
    } else if (token.kind == sql::TokenKind::kString) {
      read.kind = Token::Kind::kString;
      read.text = sql::StringValue(token, standard_strings);
    }
    tokens.push_back(std::move(read));
  }
  return tokens;
}

}  // namespace pgstow::explain
