// The files that --filter names: one line a rule, that says which objects are wanted or not. Pure.
// Source: https://www.postgresql.org/docs/18/app-pgdump.html, option --filter
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace pgstow::sql {

// One rule: "exclude table_data public.log*".
struct ObjectFilter {
  enum class Object {
    kDatabase,
    kExtension,
    kForeignData,
    kFunction,
    kIndex,
    kSchema,
    kTable,
    kTableAndChildren,
    kTableData,
    kTableDataAndChildren,
    kTrigger
  };
  bool include = false;
  Object object = Object::kTable;
  // As options take it: quotes are kept, spaces between words are one, beside dots and parentheses
  // there are none. Empty where a comment stands in its place, as pg_dump has it.
  std::string pattern;
};

// The rules of one file, in order. Blank lines are passed over, and what follows a "#" or, in its
// line, a zero byte.
class ObjectFilterReader {
 public:
  // `text` is the whole file and outlives the reader; `source` says in errors where it is from:
  // "file \"wanted.txt\"" or "standard input".
  ObjectFilterReader(std::string_view text, std::string source)
      : rest_(text), source_(std::move(source)) {}

  // Takes the next rule; false at the end. Throws kUsage with the number of the line.
  bool Next(ObjectFilter& filter);

  // Throws kUsage for the rule that was taken last: "include filter for \"index\" is not allowed".
  [[noreturn]] void Reject(const ObjectFilter& filter) const;

 private:
  bool NextLine();
  std::string_view TakeWord();
  std::string TakePattern();
  void TakeQuoted(std::string& pattern);
  [[noreturn]] void Fail(std::string_view why) const;

  std::string_view rest_;  // lines not yet looked at
  std::string_view line_;  // what is left of the current one
  std::string source_;
  int line_number_ = 0;
};

}  // namespace pgstow::sql
