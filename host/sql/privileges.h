// Which privileges each kind of object has: their letters in an aclitem and their words in SQL.
// Source: https://www.postgresql.org/docs/18/ddl-priv.html
#pragma once

#include <span>
#include <string_view>

namespace pgstow::sql {

struct Privilege {
  char letter;
  std::string_view word;
  bool on_columns = false;  // may be granted on single columns of the relation
};

// Privileges of an object kind as GRANT … ON spells it, plural forms of default privileges
// included, in the order in which statements list them; those of PostgreSQL 18, whichever version
// the object is from. Throws kInternal for a kind without any.
std::span<const Privilege> PrivilegesOf(std::string_view kind);

}  // namespace pgstow::sql
