// What the strings of a statement are: names for the server to look up, program text, or text.

#include <algorithm>
#include <vector>

#include "restore/rewrite/statement.h"

namespace pgstow::rewrite {
namespace {

using sql::TokenKind;

bool Contains(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// Types whose values are names of objects as SQL writes them.
// Source: https://www.postgresql.org/docs/18/datatype-oid.html
constexpr std::string_view kNameTypes[] = {"regclass",      "regcollation", "regconfig",
                                           "regdictionary", "regoper",      "regoperator",
                                           "regproc",       "regprocedure", "regtype"};

// Functions that take such a name as text in what dumps write.
constexpr std::string_view kNameFunctions[] = {"currval", "nextval", "pg_get_serial_sequence",
                                               "setval"};

class Reader {
 public:
  Reader(const Statement& statement, std::span<Meaning> meanings)
      : statement_(statement), meanings_(meanings) {}

  void Run() {
    for (size_t i = 0; i < statement_.size(); ++i) {
      if (statement_.Is(i, "(")) options_.push_back(statement_.WordBefore(i, "options"));
      if (statement_.Is(i, ")") && !options_.empty()) options_.pop_back();
      if (statement_[i].kind == TokenKind::kString) meanings_[i] = MeaningOf(i);
    }
  }

 private:
  Meaning MeaningOf(size_t i) const {
    if (statement_.Is(i + 1, "::")) {
      const std::string type = TypeAt(i + 2);
      if (Contains(kNameTypes, type)) return Meaning::kNames;
      if (type == "regnamespace") return Meaning::kSchema;
      if (type == "regrole") return Meaning::kRole;
    }
    if (statement_.Is(i - 1, "(") && Contains(kNameFunctions, NameOf(statement_.At(i, -2)))) {
      return Meaning::kNames;
    }
    if (IsArgument(i, "schemaname")) return Meaning::kSchema;
    if (IsBody(i)) return Meaning::kBody;
    if (statement_.IsWord(0, "comment") || statement_.IsWord(0, "security")) {
      return statement_.WordBefore(i, "is") ? Meaning::kComment : Meaning::kNone;
    }
    // What another server calls things is its own affair.
    const bool foreign = std::ranges::find(options_, true) != options_.end();
    return foreign || statement_.WordBefore(i, "connection") ? Meaning::kNone : Meaning::kConstant;
  }

  // The name of the type at `i`, without pg_catalog.
  std::string TypeAt(size_t i) const {
    if (statement_.Is(i + 1, ".") && statement_.IsWord(i, "pg_catalog")) i += 2;
    return NameOf(statement_[i]);
  }

  // Whether it is the value of a named argument of pg_restore_relation_stats() and its like.
  bool IsArgument(size_t i, std::string_view name) const {
    return statement_.IsWord(0, "select") && statement_.Is(i - 1, ",") &&
           statement_.At(i, -2).kind == TokenKind::kString &&
           StringValue(statement_.At(i, -2), true) == name;
  }

  // AS '…' of a routine; of one in C, AS 'file', 'symbol'.
  bool IsBody(size_t i) const {
    if (statement_.IsWord(0, "do")) return true;
    const size_t kind = statement_.IsWord(1, "or") ? 3 : 1;
    if (!statement_.IsWord(kind, "function") && !statement_.IsWord(kind, "procedure")) return false;
    if (!options_.empty()) return false;
    return statement_.WordBefore(i, "as") ||
           (statement_.Is(i - 1, ",") && i >= 2 && meanings_[i - 2] == Meaning::kBody);
  }

  const Statement& statement_;
  std::span<Meaning> meanings_;
  std::vector<bool> options_;  // for each open parenthesis: it is that of OPTIONS
};

}  // namespace

void ReadStrings(const Statement& statement, std::span<Meaning> meanings) {
  Reader(statement, meanings).Run();
}

}  // namespace pgstow::rewrite
