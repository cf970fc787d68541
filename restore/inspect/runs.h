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

// The functions and views that commands make, by name: arguments do not matter here. The texts of
// the commands outlive it.
class OwnCode {
 public:
  // Takes note of what the command makes.
  void Add(std::span<const explain::Token> command);

  // Those that are called in the command, "schema.name", each once. A name without a schema is
  // taken for any function of that name.
  std::set<std::string> CalledIn(std::span<const explain::Token> command) const;

  // The same with those of the views that the command names, and of the views that these name.
  std::set<std::string> CalledThroughViews(std::span<const explain::Token> command) const;

 private:
  using Tokens = std::vector<explain::Token>;
  using Names = std::multimap<std::string, std::string>;  // name → full name

  std::set<std::string> full_names_;
  Names by_name_;
  std::map<std::string, std::vector<Tokens>> views_;  // by full name; all that make one
  Names views_by_name_;
};

// Which columns the rows of an archive name: the defaults of others run.
class CopiedColumns {
 public:
  // Takes note of a COPY.
  void Add(std::span<const explain::Token> copy);

  // Whether the command is nothing but ALTER TABLE … SET DEFAULT, of a column that all rows name.
  bool NeedNoDefault(std::span<const explain::Token> command) const;

 private:
  struct Copy {
    std::string schema;  // empty: not said
    std::set<std::string> columns;
  };
  std::multimap<std::string, Copy> copies_;  // by name of the table
};

// Whether a server evaluates expressions of the command when it runs it or when rows come after
// it: of checks, defaults, generated columns, indexes and queries. Not of triggers.
bool Evaluates(std::string_view command_name);

}  // namespace pgstow::inspect
