// What of an archive is wanted: pg_restore's switches as values in, a choice for each entry out.
// Decides by the facts that entries carry (role, selector, section, belongs_to), never by the name
// of a kind. Pure. Source: https://www.postgresql.org/docs/18/app-pgrestore.html
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "host/model/entry.h"
#include "host/model/sections.h"

namespace pgstow::select {

// Names are compared whole and as they are: no patterns, no quoting, upper and lower case differ.
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
  std::vector<std::string> functions = {};  // -P: "name(type, type)"
  std::vector<std::string> triggers = {};   // -T: "trigger" or, as lists show it, "table trigger"
  bool strict_names = false;  // --strict-names: each name but -N's must match something
  // -L: only these entries, in this order (toc/list_file.h).
  std::optional<std::vector<model::DumpId>> list = {};
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
};

// Applies the options. What belongs to another object (comments, privileges, security labels,
// statistics) is wanted, under -n, -N, -t, -I, -P and -T, when that object is. Throws kNotFound
// with strict_names, naming what matched nothing.
Selection Select(const model::Toc& toc, const SelectOptions& options);

}  // namespace pgstow::select
