// Names as SQL spells them.
// Source: https://www.postgresql.org/docs/18/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pgstow::rows {

// Takes names and what stands between them from a text, which outlives the reader. Blanks before
// either are passed over.
class NameReader {
 public:
  explicit NameReader(std::string_view text) : rest_(text) {}

  // The next name: what is in double quotes, a doubled one standing for one, or a run of other
  // characters than blanks and .,;()", folded to lower case as servers fold it. None when neither
  // stands there, or a quote is not closed.
  std::optional<std::string> Take();

  // Takes `mark` when it is next.
  bool TakeMark(char mark);

  bool at_end();

 private:
  void PassBlanks();
  std::optional<std::string> TakeQuoted();

  std::string_view rest_;
};

// A table as a user names it.
struct TableName {
  std::string schema;  // empty: any
  std::string table;
};

// "name" or "schema.name", either of them in double quotes or not. Throws kUsage.
TableName ParseTableName(std::string_view text);

// "name,name,…". Throws kUsage; also for a name that stands there twice.
std::vector<std::string> ParseColumnNames(std::string_view text);

}  // namespace pgstow::rows
