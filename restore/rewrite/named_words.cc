// Schemas, roles and tablespaces that a statement names by themselves: GRANT … TO r, IN SCHEMA s,
// SET search_path TO s. Source: https://www.postgresql.org/docs/18/sql-commands.html

#include <algorithm>

#include "host/sql/keywords.h"
#include "restore/rewrite/statement.h"

namespace pgstow::rewrite {
namespace {

using sql::Token;
using sql::TokenKind;

// Whether the token can be a name where key words could follow as well.
bool CanBeName(const Token& token) {
  if (token.kind == TokenKind::kQuotedIdentifier) return true;
  if (token.kind != TokenKind::kWord) return false;
  const sql::Keyword* keyword = sql::FindKeyword(NameOf(token));
  return keyword == nullptr || keyword->category != sql::KeywordCategory::kReserved;
}

class Reader {
 public:
  Reader(const Statement& statement, std::span<Meaning> meanings)
      : statement_(statement), meanings_(meanings) {}

  void Run() {
    constexpr std::string_view kVerbs[] = {"alter",  "comment", "create",   "drop", "grant",
                                           "revoke", "reset",   "security", "set"};
    if (std::ranges::none_of(kVerbs, [this](auto verb) { return statement_.IsWord(0, verb); })) {
      return;
    }
    for (size_t i = 0; i < statement_.size() && !BeginsBody(i); ++i) {
      if (statement_.Is(i, "(")) ++depth_;
      if (statement_.Is(i, ")")) --depth_;
      if (depth_ == 0 && statement_[i].kind == TokenKind::kWord && !statement_.Is(i - 1, ".")) {
        TakeWord(i);
      }
    }
  }

 private:
  // From here on it is a query, in which these words are names like others.
  bool BeginsBody(size_t i) const {
    if (depth_ > 0 || !statement_.IsWord(0, "create")) return false;
    if (statement_.IsWord(i, "atomic") || statement_.IsWord(i, "values")) return true;
    return statement_.IsWord(i, "select") && !statement_.WordBefore(i, "for") &&
           !statement_.WordBefore(i, "on");
  }

  bool Is(size_t i, std::string_view word) const { return statement_.IsWord(i, word); }

  void TakeWord(size_t i) {
    if (Is(i, "schema")) {
      TakeList(AfterIfExists(i + 1), Meaning::kSchema);
    } else if (Is(i, "tablespace")) {
      TakeList(statement_.Is(i + 1, "=") ? i + 2 : i + 1, Meaning::kTablespace);
    } else if (Is(i, "role") || Is(i, "authorization")) {
      TakeList(AfterIfExists(i + 1), Meaning::kRole);
    } else if (Is(i, "grant") || Is(i, "revoke")) {
      grants_ = true;
      if (Is(i + 2, "to")) TakeList(i + 1, Meaning::kRole);  // not a privilege ON something
    } else if (NamesRolesAfter(i)) {
      TakeList(i + 1, Meaning::kRole);
    } else if (Is(i, "set")) {
      TakeSetting(i + 1);
    }
  }

  size_t AfterIfExists(size_t i) const {
    if (!Is(i, "if")) return i;
    return Is(i + 1, "not") ? i + 3 : i + 2;
  }

  // OWNER TO, GRANTED BY, USER MAPPING FOR; GRANT … TO, REVOKE … FROM; CREATE POLICY … TO.
  bool NamesRolesAfter(size_t i) const {
    if (Is(i, "by")) return statement_.WordBefore(i, "granted");
    if (Is(i, "for")) return Is(1, "user") && Is(2, "mapping");
    if (Is(i, "from")) return grants_;
    return Is(i, "to") && (grants_ || statement_.WordBefore(i, "owner") || Is(1, "policy"));
  }

  // Names or strings with commas between them.
  void TakeList(size_t i, Meaning meaning) {
    for (;; i += 2) {
      const Token& token = statement_[i];
      const bool name = CanBeName(token) && !statement_.Is(i + 1, ".");
      if (!name && token.kind != TokenKind::kString) return;
      meanings_[i] = meaning;
      if (!statement_.Is(i + 1, ",")) return;
    }
  }

  // SET name TO value, or =.
  void TakeSetting(size_t i) {
    if (Is(i, "local") || Is(i, "session")) ++i;
    if (!Is(i + 1, "to") && !statement_.Is(i + 1, "=")) return;
    const std::string name = NameOf(statement_[i]);
    if (name == "search_path") TakeList(i + 2, Meaning::kSchema);
    if (name == "default_tablespace" || name == "temp_tablespaces") {
      TakeList(i + 2, Meaning::kTablespace);
    }
    if (name == "role" || name == "session_authorization") TakeList(i + 2, Meaning::kRole);
    if (name == "default_text_search_config") TakeList(i + 2, Meaning::kNames);
  }

  const Statement& statement_;
  std::span<Meaning> meanings_;
  int depth_ = 0;
  bool grants_ = false;
};

}  // namespace

void ReadNamedWords(const Statement& statement, std::span<Meaning> meanings) {
  Reader(statement, meanings).Run();
}

}  // namespace pgstow::rewrite
