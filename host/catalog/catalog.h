// The face of the catalog reader: a server's catalogs become a table of contents.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "host/model/entry.h"
#include "host/model/packed_toc.h"
#include "host/model/sections.h"
#include "host/pg/connection.h"

namespace pgstow::catalog {

// How rows are told: COPY, or INSERT commands.
struct InsertForm {
  int rows = 0;                         // rows in a command; 0: COPY
  bool column_names = false;            // --column-inserts
  bool on_conflict_do_nothing = false;  // --on-conflict-do-nothing

  bool wanted() const { return rows > 0; }
};

// What of the database is wanted: pg_dump's switches, as values.
struct ReadOptions {
  bool definitions = true;              // -a clears it
  bool data = true;                     // -s clears it
  bool tablespaces = true;              // --no-tablespaces clears it: the database is made in none
  bool acls = true;                     // -x clears it
  bool comments = true;                 // --no-comments clears it
  bool policies = true;                 // --no-policies clears it
  bool publications = true;             // --no-publications clears it
  bool subscriptions = true;            // --no-subscriptions clears it
  bool security_labels = true;          // --no-security-labels clears it
  bool toast_compression = true;        // --no-toast-compression clears it
  bool unlogged_table_data = true;      // --no-unlogged-table-data clears it
  bool sequence_data = false;           // --sequence-data: the state of sequences even without data
  bool through_partition_root = false;  // --load-via-partition-root
  InsertForm inserts;                   // --inserts and its kin
  model::SectionSet sections;           // --section
  // -b, -B; nothing: large objects are dumped unless -s or a pattern leaves them out.
  std::optional<bool> large_objects;
  bool statistics = false;       // --statistics, --statistics-only: what the planner knows
  bool create_database = false;  // -C
  bool allow_unmodeled = false;  // --allow-unmodeled
  // psql patterns; empty: everything.
  std::vector<std::string> schemas;                          // -n
  std::vector<std::string> exclude_schemas;                  // -N
  std::vector<std::string> tables;                           // -t
  std::vector<std::string> tables_and_children;              // --table-and-children
  std::vector<std::string> exclude_tables;                   // -T
  std::vector<std::string> exclude_tables_and_children;      // --exclude-table-and-children
  std::vector<std::string> exclude_table_data;               // --exclude-table-data
  std::vector<std::string> exclude_table_data_and_children;  // --exclude-table-data-and-children
  std::vector<std::string> extensions;                       // -e
  std::vector<std::string> exclude_extensions;               // --exclude-extension
  bool strict_names = false;  // --strict-names: each pattern that includes must match
  // Foreign servers whose foreign tables are dumped with their rows; empty: none.
  std::vector<std::string> include_foreign_data;  // --include-foreign-data

  // Called once with every relation to be dumped, before anything about them is deparsed; takes
  // ACCESS SHARE locks on them. May throw.
  struct LockTarget {
    model::Oid oid = 0;
    std::string qualified_name;  // quoted
  };
  std::function<void(std::span<const LockTarget>)> lock;
  // Called at most once, before `lock` is, when the catalogs are large: gives connections that help
  // to read them, in transactions that see the same snapshot; none when there are none to be had.
  // What is read does not change with their number.
  std::function<std::vector<std::unique_ptr<pg::Connection>>()> helpers;
  // When set, it is given the sequences whose state is wanted, and that is not read.
  std::function<void(std::span<const model::Oid>)> instead_of_sequences;
};

// How the rows of a table become INSERT commands.
struct InsertCommand {
  std::string start;   // "INSERT INTO public.t (a, b) VALUES"; without columns "… DEFAULT VALUES"
  std::string values;  // what is selected for them: "a, NULL, b"
  std::vector<bool> defaulted;  // which of those are written as DEFAULT; empty: without columns
  InsertForm form;
};

// The data of one entry to be read: a table's rows or large objects.
struct DataJob {
  model::DumpId entry = 0;  // of role kData; its data_form says what else of this counts
  std::vector<model::Oid> large_objects;  // kLargeObjects: which, in order
  model::Oid relation = 0;                // whose rows they are; 0: the data is not in a relation
  std::string qualified_name;             // quoted
  std::string columns;   // "(a, b)", quoted, in order; empty: a table without columns
  std::string copy_out;  // COPY … TO stdout; of the whole table
  std::string where;     // condition that copy_out reads under; empty: none
  std::optional<InsertCommand> insert;  // of data in the form kSql, instead of copy_out
  char relkind = 'r';
  uint64_t bytes = 0;       // estimate; of rows: heap plus TOAST, relpages × block size
  uint32_t heap_pages = 0;  // for splitting by block range
  bool heap_am = true;      // its table access method is heap: ctid ranges are block ranges
};

struct DatabaseDump {
  model::PackedToc toc;       // header facts and entries in restore order; data entries have parts
  std::vector<DataJob> data;  // in TOC order
  // Objects that no room models, each as "kind name"; empty unless allow_unmodeled.
  std::vector<std::string> unmodeled;
};

// Reads everything under the connection's running transaction, in some tens of messages however
// many objects there are. Throws kUnsupported listing what no
// room models (unless allowed), kNotFound when a pattern matches nothing, kServer.
DatabaseDump Read(pg::Connection& connection, const ReadOptions& options);

}  // namespace pgstow::catalog
