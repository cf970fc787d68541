// What of an archive is wanted: switches as values in, a choice and a reason for each entry out.
// Decides by the facts that entries carry (role, selector, section, belongs_to, dependencies) and
// not by the names of kinds, but for the few that switches name (select/topics.h). Pure.
// Source: https://www.postgresql.org/docs/18/app-pgrestore.html
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "host/model/entry.h"
#include "host/model/sections.h"
#include "restore/select/reason.h"

namespace pgstow::select {

// A name that is to the letter that of an object it can mean, with its schema ("app.t") or without,
// means that object. Any other is a pattern (sql/pattern.h) for names, or for schemas and names:
// "app.*". The pattern of a function may go on with its arguments, where * and ? are wildcards and
// the rest is plain: "f*(*, text)"; that of a trigger is compared with its name and with "table
// trigger".
struct SelectOptions {
  bool definitions = true;                // -a clears it
  bool data = true;                       // -s clears it
  bool statistics = true;                 // of relations; -a, -s and --no-statistics clear it
  model::SectionSet sections;             // --section
  bool create = false;                    // -C: the database itself and its properties too
  bool acls = true;                       // -x clears it
  bool comments = true;                   // --no-comments clears it
  bool security_labels = true;            // --no-security-labels clears it
  std::vector<std::string> schemas = {};  // -n
  std::vector<std::string> exclude_schemas = {};  // -N
  // When any of these four has names, entries that no switch can name are left out.
  std::vector<std::string> tables = {};     // -t: tables, views, materialized views, sequences, …
  std::vector<std::string> indexes = {};    // -I
  std::vector<std::string> functions = {};  // -P
  std::vector<std::string> triggers = {};   // -T: "trigger" or, as lists show it, "table trigger"
  // --strict-names: each name but -N's must match something that -L, -n, -N and --section leave.
  bool strict_names = false;
  // -L: only these entries, in this order (toc/list_file.h).
  std::optional<std::vector<model::DumpId>> list = {};
  // Names are compared whole and as lists show them, without schemas: pg_restore's rule.
  bool exact_names = false;
  bool policies = true;                      // --no-policies clears it
  bool publications = true;                  // --no-publications clears it
  bool subscriptions = true;                 // --no-subscriptions clears it
  std::vector<std::string> extensions = {};  // --extension: as the four above
  // Take objects out with all that is part of them: a table with its indexes, triggers, rows …
  std::vector<std::string> exclude_tables = {};
  std::vector<std::string> exclude_indexes = {};
  std::vector<std::string> exclude_functions = {};
  std::vector<std::string> exclude_triggers = {};
  std::vector<std::string> exclude_extensions = {};
  std::vector<std::string> exclude_table_data = {};  // rows, and values of sequences, alone
  bool with_dependents = false;                      // what is chosen brings what is part of it
  // What comes brings what it needs, and so on; what needs something that switches exclude is left
  // out. Restores into an empty database without error, as far as the archive tells what is needed.
  bool with_dependencies = false;
  bool tablespaces = true;  // --no-tablespaces clears it
  friend bool operator==(const SelectOptions&, const SelectOptions&) = default;
};

// What is wanted of one entry. `definition` is its SQL; `data` is its rows or, for data that is
// told by SQL (the value of a sequence), that SQL.
struct Choice {
  bool definition = false;
  bool data = false;
  bool any() const { return definition || data; }
  friend bool operator==(const Choice&, const Choice&) = default;
};

struct Selection {
  std::vector<Choice> choices;  // for each of toc.entries
  std::vector<size_t> order;    // indices of the entries wanted, in the order to restore and list
  // So many of `order` are finished, privileges included, before the others (plan/order.h).
  size_t first = 0;
  std::vector<Reason> reasons;     // for each of toc.entries
  std::vector<std::string> names;  // that reasons number
  // Names that must mean something under strict_names and don't, as messages say them: table "t".
  std::vector<std::string> unmatched;
  size_t without_needed = 0;  // entries that options choose, left out as Cause::kNeedsExcluded
};

// Applies the options. Which objects are wanted is decided by names, the list and what they bring
// along; sections, -a, -s and the like then say what of each. So restores of one section after
// another come to the same as a restore of all. What says something about an object (comments,
// privileges, security labels, statistics) is wanted, when objects are chosen by name, if that
// object is. Throws kNotFound with strict_names, naming what matched nothing, and kUsage for
// patterns that can't be.
Selection Select(const model::Toc& toc, const SelectOptions& options);

}  // namespace pgstow::select
