// The argument of psql's \restrict and \unrestrict.
// Source: https://www.postgresql.org/docs/18/app-psql.html#APP-PSQL-META-COMMAND-RESTRICT
#pragma once

#include <optional>
#include <string>

namespace pgstow::script {

// The key that is wanted, or when none is a new random one of 63 characters. Throws kUsage for
// anything but letters and digits: psql reads the key as one word.
std::string RestrictKey(const std::optional<std::string>& wanted);

}  // namespace pgstow::script
