// psql's patterns for names: they become regular expressions for the server. Pure.
// Source: https://www.postgresql.org/docs/18/app-psql.html#APP-PSQL-PATTERNS
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pgstow::sql {

// A pattern split at its unquoted dots, each piece an anchored regular expression
// ("^(orders.*)$"). "public.ord*" gives {"^(public)$", "^(ord.*)$"}; a pattern without dots one
// piece. `max_pieces`: more dots than allowed throw kUsage naming `what` and the pattern ("improper
// qualified name (too many dotted names): …").
std::vector<std::string> ParsePattern(std::string_view pattern, size_t max_pieces,
                                      std::string_view what = "qualified name");

// True when the regular expression matches every name, so that no condition is needed.
bool MatchesEverything(std::string_view expression);

}  // namespace pgstow::sql
