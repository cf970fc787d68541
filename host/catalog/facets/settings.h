// Settings that are kept with an object: SET clauses of functions, databases and roles.
// Source: https://www.postgresql.org/docs/18/sql-set.html
#pragma once

#include <string>
#include <string_view>

namespace pgstow::catalog {

// How constants with a backslash are written.
enum class Backslashes {
  kAsSession,  // as the session of the script reads them
  kEscaped     // E'…', which means the same in every session
};

// A string constant.
std::string Constant(const std::string& value, Backslashes backslashes);

// One element of pg_proc.proconfig or pg_db_role_setting.setconfig ("name=value") as it follows
// SET: `name TO 'value'`, name quoted as needed. Settings that hold a list of quoted names get each
// name as a constant of its own. Empty when `setting` is no such element.
std::string SettingClause(std::string_view setting, Backslashes backslashes);

}  // namespace pgstow::catalog
