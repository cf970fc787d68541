// Which functions of the archive's own run while it is restored. Pure.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "restore/explain/cursor.h"
#include "restore/explain/tokens.h"

namespace pgstow::inspect {

// What commands may be called by or through, by name: arguments do not matter here. A name without
// a schema is taken for any of that name. The texts of the commands outlive it.
class OwnThings {
 public:
  using Tokens = std::vector<explain::Token>;
  struct Text {
    Tokens tokens;
    bool names_functions = false;  // those that it names are called, with arguments or without
  };

  void Add(const explain::Name& name, Text text);

  // Those that the token at `i` may stand for, "schema.name"; none when it is a part of a name.
  std::vector<std::string> NamedAt(std::span<const explain::Token> command, size_t i) const;

  const std::vector<Text>& texts(const std::string& full_name) const {
    return texts_.at(full_name);
  }

 private:
  std::map<std::string, std::vector<Text>> texts_;      // by full name; all that make one
  std::multimap<std::string, std::string> full_names_;  // by name
};

// The functions that commands make, and what calls functions when it is used itself: views,
// aggregates, operators, operator classes, types.
class OwnCode {
 public:
  // Takes note of what the command makes.
  void Add(std::span<const explain::Token> command);

  // Functions that are called in the command, or by what it uses other than views, "schema.name",
  // each once.
  std::set<std::string> CalledIn(std::span<const explain::Token> command) const;

  // The same with those of the views that the command names, and of the views that these name.
  std::set<std::string> CalledThroughViews(std::span<const explain::Token> command) const;

 private:
  std::set<std::string> Called(std::span<const explain::Token> command,
                               std::span<const OwnThings* const> through) const;

  OwnThings functions_;
  OwnThings means_;
  OwnThings views_;
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
