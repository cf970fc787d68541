// Which functions of the archive's own run while it is restored. Pure.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "restore/explain/tokens.h"

namespace pgstow::inspect {

// The functions that commands make, by name: arguments do not matter here.
class OwnFunctions {
 public:
  // Takes note of what the command makes.
  void Add(std::span<const explain::Token> command);

  // Those that are called in the command, "schema.name", each once. A name without a schema is
  // taken for any function of that name.
  std::vector<std::string> CalledIn(std::span<const explain::Token> command) const;

 private:
  std::set<std::string> full_names_;
  std::multimap<std::string, std::string> by_name_;  // name → full name
};

// Whether a server evaluates expressions of the command when it runs it or when rows come after
// it: of checks, generated columns, indexes and queries. Not of defaults, which rows that come from
// an archive do not take.
bool Evaluates(std::string_view command_name, std::span<const explain::Token> command);

}  // namespace pgstow::inspect
