// OPTIONS of foreign-data wrappers, servers, user mappings and foreign tables.
// Source: https://www.postgresql.org/docs/18/sql-createserver.html
#pragma once

#include <string>
#include <string_view>

namespace pgstow::catalog {

// The expression that lists the options which a text[] holds ("name=value"), by name and as SQL
// writes them: one on each line, for OptionsClause. NULL when there are none.
std::string OptionListExpression(std::string_view array);

// "OPTIONS (\n    a '1',\n    b '2'\n)" of such a list; empty when the list is.
std::string OptionsClause(std::string_view list);

}  // namespace pgstow::catalog
