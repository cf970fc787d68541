#include "restore/explain/cursor.h"

#include <algorithm>

namespace pgstow::explain {
namespace {

const Token kNothing;

int DepthOf(const Token& token) {
  if (token.is_symbol("(") || token.is_symbol("[")) return 1;
  if (token.is_symbol(")") || token.is_symbol("]")) return -1;
  return 0;
}

std::vector<std::string_view> Words(std::string_view words) {
  std::vector<std::string_view> list;
  while (!words.empty()) {
    const size_t end = std::min(words.find(' '), words.size());
    list.push_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return list;
}

bool TiesToNeighbours(const Token& token) {
  return token.is_symbol(".") || token.is_symbol("(") || token.is_symbol("[") ||
         token.is_symbol("%");
}

bool TiesToWhatIsBefore(const Token& token) {
  return TiesToNeighbours(token) || token.is_symbol(")") || token.is_symbol("]") ||
         token.is_symbol(",");
}

}  // namespace

const Token& Cursor::Peek(size_t ahead) const {
  return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : kNothing;
}

const Token& Cursor::Next() {
  const Token& token = Peek();
  ++at_;
  return token;
}

bool Cursor::Accept(std::string_view words) {
  size_t ahead = 0;
  for (const std::string_view word : Words(words)) {
    if (!Peek(ahead++).is_word(word)) return false;
  }
  at_ += ahead;
  return true;
}

bool Cursor::AcceptSymbol(std::string_view symbol) {
  if (!Peek().is_symbol(symbol)) return false;
  ++at_;
  return true;
}

bool Cursor::Find(std::string_view word) {
  int depth = 0;
  for (size_t i = at_; i < tokens_.size(); ++i) {
    depth += DepthOf(tokens_[i]);
    if (depth != 0 || !tokens_[i].is_word(word)) continue;
    at_ = i + 1;
    return true;
  }
  return false;
}

std::string Cursor::ReadWord() { return Peek().is_name() ? Next().text : std::string(); }

Name Cursor::ReadName() {
  std::vector<std::string> parts;
  do {
    parts.push_back(Next().text);
  } while (parts.size() < 3 && AcceptSymbol("."));
  if (parts.size() == 1) return {"", parts[0]};
  return {parts[0], parts[1], parts.size() == 3 ? parts[2] : ""};
}

std::string Cursor::ReadTypeUntil(std::string_view word) {
  const size_t start = at_;
  const size_t end = Find(word) ? at_ - 1 : tokens_.size();
  return TypeText(tokens_.subspan(start, end - start));
}

std::span<const Token> Cursor::ReadGroup() {
  if (!AcceptSymbol("(")) return {};
  const size_t start = at_;
  for (int depth = 1; !done(); ++at_) {
    depth += DepthOf(Peek());
    if (depth == 0) break;
  }
  const std::span<const Token> group =
      tokens_.subspan(start, std::min(at_, tokens_.size()) - start);
  ++at_;
  return group;
}

std::vector<std::span<const Token>> Pieces(std::span<const Token> tokens) {
  std::vector<std::span<const Token>> pieces;
  int depth = 0;
  size_t start = 0;
  for (size_t i = 0; i < tokens.size(); ++i) {
    depth += DepthOf(tokens[i]);
    if (depth != 0 || !tokens[i].is_symbol(",")) continue;
    pieces.push_back(tokens.subspan(start, i - start));
    start = i + 1;
  }
  if (start < tokens.size()) pieces.push_back(tokens.subspan(start));
  return pieces;
}

std::string TypeText(std::span<const Token> tokens) {
  std::string text;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const bool tied = i == 0 || TiesToNeighbours(tokens[i - 1]) || TiesToWhatIsBefore(tokens[i]);
    if (!tied) text += ' ';
    text += tokens[i].raw;
  }
  return text;
}

namespace {

// Follows the tokens of a text to where its commands end.
class CommandEnds {
 public:
  // Whether `token` ends a command, of which `command` came so far.
  bool Ends(std::span<const Token> command, const Token& token) {
    if (token.is_symbol("(")) ++parentheses_;
    if (token.is_symbol(")") && parentheses_ > 0) --parentheses_;
    if (parentheses_ > 0) return false;  // also the actions of a rule
    if (token.is_symbol(";")) return EndsAtSemicolon();
    if (in_body_) {
      if (token.is_word("case")) ++cases_;
      if (token.is_word("end")) End();
    } else if (token.is_word("atomic") && !command.empty() && command.back().is_word("begin")) {
      in_body_ = IsRoutine(command);
    }
    return false;
  }

 private:
  // No CASE reaches over a semicolon: one that seems to was the name of a column.
  bool EndsAtSemicolon() {
    cases_ = 0;
    return !in_body_;
  }

  void End() {
    if (cases_ > 0) {
      --cases_;
    } else {
      in_body_ = false;
    }
  }

  static bool IsRoutine(std::span<const Token> command) {
    Cursor cursor(command);
    if (!cursor.Accept("create")) return false;
    cursor.Accept("or replace");
    return cursor.Accept("function") || cursor.Accept("procedure");
  }

  int parentheses_ = 0;
  int cases_ = 0;
  bool in_body_ = false;  // BEGIN ATOMIC … END
};

}  // namespace

std::vector<std::span<const Token>> Commands(std::span<const Token> tokens) {
  std::vector<std::span<const Token>> commands;
  CommandEnds ends;
  size_t start = 0;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (!ends.Ends(tokens.subspan(start, i - start), tokens[i])) continue;
    if (i > start) commands.push_back(tokens.subspan(start, i - start));
    start = i + 1;
  }
  if (start < tokens.size()) commands.push_back(tokens.subspan(start));
  return commands;
}

}  // namespace pgstow::explain
