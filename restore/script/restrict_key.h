// The argument of psql's \restrict and \unrestrict.
// Source: https://www.postgresql.org/docs/18/app-psql.html#APP-PSQL-META-COMMAND-RESTRICT
#pragma once

#include <string>

namespace pgstow::script {

// The key that is wanted, or for "" a new random one of 63 characters. Throws kUsage for anything
// but letters and digits.
std::string RestrictKey(const std::string& wanted);

}  // namespace pgstow::script
