// The key words of PostgreSQL 18: which may stand bare as a name. Pure.
// Source: https://www.postgresql.org/docs/18/sql-keywords-appendix.html (pg_get_keywords())
#pragma once

#include <span>
#include <string_view>

namespace pgstow::sql {

// Categories as pg_get_keywords() spells them.
enum class KeywordCategory : char {
  kUnreserved = 'U',
  kColumnName = 'C',          // not as the name of a type or function
  kTypeOrFunctionName = 'T',  // not as the name of a column or table
  kReserved = 'R',
};

struct Keyword {
  std::string_view word;  // lower case
  KeywordCategory category;
};

// All key words, sorted by word.
std::span<const Keyword> Keywords();

// The key word that this lower-case word is; nullptr when it is none.
const Keyword* FindKeyword(std::string_view word);

}  // namespace pgstow::sql
