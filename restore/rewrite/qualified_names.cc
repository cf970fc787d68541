#include "restore/rewrite/qualified_names.h"

#include <algorithm>
#include <vector>

#include "host/sql/keywords.h"

namespace pgstow::rewrite {
namespace {

using sql::KeywordCategory;
using sql::Token;
using sql::TokenKind;

template <size_t N>
bool IsAny(const Token& token, const std::string_view (&words)[N]) {
  return token.kind == TokenKind::kWord &&
         std::ranges::any_of(words,
                             [&token](std::string_view word) { return IsWord(token, word); });
}

// Rows that have a name without anybody giving it.
bool IsRowName(const Token& token) {
  constexpr std::string_view kRows[] = {"old", "new", "excluded"};
  return IsAny(token, kRows);
}

// Key words after which the name of a relation, function or type comes, never that of a column.
// Conditions of joins are in parentheses.
bool IntroducesObject(const Token& token) {
  constexpr std::string_view kWords[] = {"as",    "collate",    "function", "into",   "join",
                                         "on",    "only",       "operator", "table",  "to",
                                         "using", "references", "update",   "lateral"};
  return IsAny(token, kWords);
}

// Unreserved key words after which an expression may come.
bool IntroducesExpression(const Token& token) {
  constexpr std::string_view kWords[] = {"by",      "content", "document", "escape",
                                         "passing", "return",  "value",    "zone"};
  return IsAny(token, kWords);
}

// What ends the list of FROM.
bool EndsFrom(const Token& token) {
  constexpr std::string_view kWords[] = {
      "where",     "group",  "order", "having",    "limit", "offset", "fetch",  "union",  "except",
      "intersect", "window", "set",   "returning", "for",   "select", "values", "insert", "delete"};
  return IsAny(token, kWords);
}

// One pair of parentheses, or what is outside of all.
struct Frame {
  bool query = false;    // it is in a query, so that a name before a dot may be a table's
  bool verb = false;     // its own SELECT, INSERT … was there
  bool from = false;     // it is in the list of FROM
  bool item = false;     // and an item of that list may start
  bool columns = false;  // it lists columns, each a name and its type
  bool options = false;  // it lists settings
};

class Reader {
 public:
  Reader(const Statement& statement, const KnownNames& known, std::span<Meaning> meanings)
      : statement_(statement), known_(known), meanings_(meanings) {}

  void Run() {
    for (size_t i = 0; i < statement_.size();) i = Take(i);
  }

 private:
  // Takes what starts at `i`; returns where the next thing starts.
  size_t Take(size_t i) {
    if (statement_.Is(i, "(")) {
      Open(i);
    } else if (statement_.Is(i, ")")) {
      if (frames_.size() > 1) frames_.pop_back();
      frame().item = false;
    } else if (statement_.Is(i, ",")) {
      frame().item = frame().from;
    } else if (statement_.Is(i, ";")) {
      frames_.assign(1, {});
    } else if (statement_[i].identifier() && !statement_.Is(i - 1, ".")) {
      if (statement_.Is(i + 1, ".")) return TakeName(i);
      TakeWord(i);
    }
    return i + 1;
  }

  Frame& frame() { return frames_.back(); }

  void Open(size_t i) {
    const Token& before = statement_.At(i, -1);
    Frame inner;
    inner.query = frame().query;
    if (frame().from && frame().item) {
      inner.from = inner.item = true;
    } else if (frame().from) {
      inner.columns = IsColumnList(i);
    }
    inner.columns |= IsWord(before, "columns");
    constexpr std::string_view kSettings[] = {"with", "set", "reset"};
    inner.options = IsAny(before, kSettings);
    frame().item = false;
    frames_.push_back(inner);
  }

  // Whether the parenthesis in a FROM follows an alias and not the name of a function.
  bool IsColumnList(size_t i) const {
    if (statement_.WordBefore(i, "as")) return true;
    return statement_.At(i, -1).identifier() && !statement_.Is(i - 2, ".");
  }

  void TakeWord(size_t i) {
    const Token& word = statement_[i];
    if (StartsQuery(i)) {
      frame().query = frame().verb = true;
      frame().from = frame().item = false;
      return;
    }
    if (IsWord(word, "from")) {
      frame().from = frame().item = frame().verb && !IsDistinctFrom(i);
    } else if (IsWord(word, "join")) {
      frame().item = frame().from;
    } else if (frame().verb && EndsFrom(word)) {
      frame().from = frame().item = false;
    } else if (!IsWord(word, "only") && !IsWord(word, "lateral")) {
      frame().item = false;
    }
  }

  // x IS [NOT] DISTINCT FROM y.
  bool IsDistinctFrom(size_t i) const {
    if (!statement_.WordBefore(i, "distinct")) return false;
    return statement_.IsWord(i - 2, "is") || statement_.IsWord(i - 2, "not");
  }

  // The verbs of queries are also those of privileges, triggers, rules and policies.
  bool StartsQuery(size_t i) const {
    const Token& before = statement_.At(i, -1);
    constexpr std::string_view kReads[] = {"select", "values"};
    if (IsAny(statement_[i], kReads)) {
      constexpr std::string_view kEvents[] = {"grant", "revoke", "on", "for", "or"};
      return !IsAny(before, kEvents) && before.text != ",";
    }
    if (IsWord(statement_[i], "return")) return frames_.size() == 1 && before.text != ",";
    constexpr std::string_view kWrites[] = {"insert", "update", "delete", "merge"};
    if (!IsAny(statement_[i], kWrites)) return false;
    constexpr std::string_view kBefore[] = {"atomic", "do", "also", "instead"};
    return i == 0 || before.text == "(" || before.text == ")" || before.text == ";" ||
           IsAny(before, kBefore);
  }

  // A name with dots in it that starts at `i`.
  size_t TakeName(size_t i) {
    size_t last = i;
    size_t parts = 1;
    while (statement_.Is(last + 1, ".") && statement_[last + 2].identifier()) {
      last += 2;
      ++parts;
    }
    const bool operator_follows =
        statement_.Is(last + 1, ".") && statement_[last + 2].kind == TokenKind::kOperator;
    if (operator_follows) last += 2;
    meanings_[i] = operator_follows ? MeaningBeforeOperator(i, last) : MeaningOf(i, last, parts);
    frame().item = false;
    return last + 1;
  }

  // t.* is a row; s.* is an operator where its operands or OPERATOR( are beside it.
  Meaning MeaningBeforeOperator(size_t i, size_t last) const {
    const bool named = statement_.Is(i - 1, "(") && statement_.IsWord(i - 2, "operator");
    const bool row = statement_.Is(last, "*") && !named && !statement_.Is(last + 1, "(");
    return row ? Meaning::kNone : Meaning::kSchema;
  }

  Meaning MeaningOf(size_t i, size_t last, size_t parts) {
    if (IsSetting(i, last)) return Meaning::kNone;
    if (parts > 2 || statement_.Is(last + 1, "(")) return Meaning::kSchema;
    if (!frame().query && !IsRowName(statement_[i])) return Meaning::kSchema;
    if (frame().item) return Meaning::kSchema;
    return MeaningInQuery(i, last);
  }

  // The name of a setting, or of a field that is set.
  bool IsSetting(size_t i, size_t last) {
    const bool assigned = statement_.Is(last + 1, "=") || statement_.IsWord(last + 1, "to");
    return assigned && (frame().options || statement_.WordBefore(i, "set"));
  }

  Meaning MeaningInQuery(size_t i, size_t last) {
    const std::string schema = NameOf(statement_[i]);
    const auto known = [&] { return known_.Has(schema, NameOf(statement_[last])); };
    switch (PlaceOf(i)) {
      case Place::kObject:
        return Meaning::kSchema;
      case Place::kColumn:
        // Then there must be a table of that name, or an alias.
        return !StandsAlone(schema) && known() ? Meaning::kSchemaPerhaps : Meaning::kNone;
      case Place::kUnclear:
        if (!StandsAlone(schema)) return Meaning::kSchema;
        return known() ? Meaning::kSchemaPerhaps : Meaning::kColumnPerhaps;
    }
    return Meaning::kNone;
  }

  enum class Place : uint8_t { kObject, kColumn, kUnclear };

  // What may stand after the token before `i`.
  Place PlaceOf(size_t i) {
    const Token& before = statement_.At(i, -1);
    if (before.text == "::" || IntroducesObject(before)) return Place::kObject;
    if (before.kind == TokenKind::kQuotedIdentifier) return Place::kObject;  // x app.mood
    if (before.kind != TokenKind::kWord) return Place::kColumn;
    if (IsWord(before, "returning")) return frame().verb ? Place::kColumn : Place::kObject;
    const sql::Keyword* keyword = sql::FindKeyword(NameOf(before));
    if (keyword == nullptr) return Place::kObject;
    if (keyword->category != KeywordCategory::kUnreserved || IntroducesExpression(before)) {
      return Place::kColumn;
    }
    return frame().columns ? Place::kObject : Place::kUnclear;
  }

  // Whether the statement has the name without a dot after it, as the name or alias of a table must
  // be.
  bool StandsAlone(const std::string& name) {
    if (!alone_read_) {
      for (size_t i = 0; i < statement_.size(); ++i) {
        if (statement_[i].identifier() && !statement_.Is(i + 1, ".")) {
          alone_.insert(NameOf(statement_[i]));
        }
      }
      alone_read_ = true;
    }
    return alone_.contains(name) || name == "old" || name == "new" || name == "excluded";
  }

  const Statement& statement_;
  const KnownNames& known_;
  std::span<Meaning> meanings_;
  std::vector<Frame> frames_{1};
  std::unordered_set<std::string> alone_;
  bool alone_read_ = false;
};

}  // namespace

void ReadQualifiedNames(const Statement& statement, const KnownNames& known,
                        std::span<Meaning> meanings) {
  Reader(statement, known, meanings).Run();
}

}  // namespace pgstow::rewrite
