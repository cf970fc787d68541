// Relations as all rooms see them: a row of pg_class and its columns. Tables, sequences, views,
// materialized views and the relations behind composite types are read together, in bulk.
// Source: https://www.postgresql.org/docs/18/catalog-pg-class.html,
// https://www.postgresql.org/docs/18/catalog-pg-attribute.html
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/sequence/sequence.h"

namespace pgstow::catalog {

struct ColumnDefault;
struct TableConstraint;
struct ViewRule;
struct TableData;

// A NOT NULL constraint as a column knows it. Before server 18 it has no name.
struct NotNull {
  base::Interned name;  // empty before server 18
  Oid constraint = 0;   // its row of pg_constraint; 0 before server 18
  bool present = false;
  bool no_inherit = false;
  bool local = true;  // stated for this table, not only inherited
  bool validated = true;
};

// One column; system columns are left out, dropped ones are kept. There are several of them for
// each relation, so members stand in an order that leaves no gaps.
struct RelationColumn {
  base::Interned name;
  base::Interned type;             // format_type: qualified and quoted, with its modifier
  base::Interned collation;        // quoted and qualified; empty: the collation of the type
  base::Interned foreign_options;  // of a foreign table's column: OptionListExpression
  RareList<std::string> options;   // attoptions, each name=value
  ColumnDefault* value = nullptr;  // its default or generation expression; nullptr: none
  NotNull not_null;
  int32_t number = 0;       // attnum, from 1
  int32_t statistics = -1;  // statistics target; -1: default
  char storage = 0;         // p, e, m, x; 0: as the type wants it
  char compression = 0;     // 'p' pglz, 'l' lz4, 0: default
  char identity = 0;        // 'a' always, 'd' by default, 0 none
  char generated = 0;       // 's' stored, 'v' virtual, 0 none
  bool dropped = false;     // then only number and name mean anything
  bool local = true;        // stated for this table, not only inherited
};

// Privileges on one column, which may be a system column.
struct ColumnAcl {
  Oid relation = 0;
  std::string column;
  std::vector<std::string> acl;   // aclitems now
  std::vector<std::string> base;  // aclitems that its extension or initdb gave
};

// A row of pg_class with relkind r, p, f, S, v, m or c. Most members are of tables only.
struct Relation : Object {
  char relkind = 0;
  char persistence = 'p';       // p, u (unlogged)
  char replica_identity = 'd';  // d default, n nothing, f full, i index
  bool row_security = false;
  bool force_row_security = false;
  bool populated = true;  // of a materialized view
  bool partition = false;
  bool identity_sequence = false;
  bool interesting = false;   // wanted, or an ancestor of what is wanted: details are read
  bool hashes_enum = false;   // of a partitioned table: rows go by the OIDs of labels, which a
                              // restore does not repeat
  bool foreign_rows = false;  // of a foreign table: rows on its server are to be dumped
  int32_t column_count = 0;   // dropped ones too
  Oid row_type = 0;           // reltype: its row type; 0 for a sequence
  Oid of_type = 0;            // reloftype: the type a typed table is made of; 0: none
  Oid owning_table = 0;       // of a sequence: table of the column that owns it; 0: none
  int32_t owning_column = 0;
  uint32_t pages = 0;              // relpages: blocks when last vacuumed or analyzed
  uint64_t bytes = 0;              // the same of heap and TOAST, in bytes
  base::Interned access_method;    // name of its table access method; empty when it has none
  base::Interned tablespace;       // empty: the database's default
  base::Interned check_option;     // of a view: "LOCAL", "CASCADED" or empty
  base::Interned of_type_name;     // of a typed table: its type, quoted and qualified
  base::Interned partition_key;    // of a partitioned table: pg_get_partkeydef
  base::Interned partition_bound;  // of a partition: "FOR VALUES …" or "DEFAULT"
  base::Interned foreign_server;   // of a foreign table: name
  base::Interned foreign_options;  // of a foreign table: OptionListExpression
  std::unique_ptr<SequenceFacts> sequence;    // of a sequence; nullptr of others
  TableData* data = nullptr;                  // its rows, once they are in the store
  ViewRule* view_rule = nullptr;              // of views and materialized views: holds their query
  RareList<std::string> options;              // reloptions but check_option, each name=value
  RareList<std::string> toast_options;        // of its TOAST table
  RareList<ColumnAcl> column_acls;            // by number
  RareList<Relation*> parents;                // as INHERITS lists them; the one of a partition
  RareList<const Relation*> loads_after;      // whose rows come before its own
  std::vector<RelationColumn> columns;        // by number
  std::vector<TableConstraint*> constraints;  // check and invalid NOT NULL ones, by name

  // nullptr when there is no such column.
  const RelationColumn* Column(int32_t number) const;
  // schema.name, quoted as needed.
  std::string QualifiedName() const;
  // What CREATE and ALTER call it: "FOREIGN TABLE" or, whatever other relation it is, "TABLE".
  std::string_view TableWord() const { return relkind == 'f' ? "FOREIGN TABLE" : "TABLE"; }
};

// "name=value" items of reloptions or attoptions as they are written between the parentheses of
// WITH or SET: values quoted unless they are plain identifiers. `prefix`: "toast." or empty.
std::string OptionList(const std::vector<std::string>& options, std::string_view prefix = "");

// ALTER statements for what CREATE can't say about columns: statistics targets, storage,
// compression and options. Materialized views are altered as tables are.
void AppendColumnSettings(const Relation& relation, std::string& sql);

// Comments on the relation and its columns. `word`: "TABLE", "FOREIGN TABLE", "VIEW",
// "MATERIALIZED VIEW" or "SEQUENCE".
void EmitRelationComments(const Relation& relation, std::string_view word, Emitter& out);

// Security labels on the relation and its columns, in one entry. `word`: as above.
void EmitRelationLabels(const Relation& relation, std::string_view word, Emitter& out);

// Privileges on the relation and its columns.
void EmitRelationAcls(const Relation& relation, Emitter& out);

// pg_class (and pg_inherits): adds a Relation for each table, sequence, view, materialized view and
// composite type's relation. Deparses nothing, so that locks can be taken afterwards.
void ListRelations(const Reading& reading);

// pg_attribute: fills columns and column_acls of the interesting relations.
void ReadColumns(const Reading& reading);

}  // namespace pgstow::catalog
