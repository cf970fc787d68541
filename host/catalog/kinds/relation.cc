#include "host/catalog/kinds/relation.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kinds/all_kinds.h"
#include "host/catalog/query.h"
#include "host/sql/acl.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {
namespace {

// What initdb made is read only where its privileges were changed afterwards. Temporary relations
// are of no session but their own.
const Query<Relation>& RelationQuery() {
  static const Query<Relation> query = {
      {
          ObjectOid<Relation>("c.oid"),
          {"c.relname", &Object::name},
          {"c.relnamespace", &Object::schema_oid},
          {"c.relowner", &Object::owner_oid},
          {"c.relacl", &Object::acl},
          BaseAcl<Relation>("CASE WHEN c.relacl IS NOT NULL THEN pg_catalog.acldefault("
                            "CASE c.relkind WHEN 'S' THEN 's'::\"char\" ELSE 'r'::\"char\" END,"
                            " c.relowner) END"),
          {"c.relkind", &Relation::relkind},
          {"c.relnatts", &Relation::column_count},
          {"c.relpersistence", &Relation::persistence},
          {"c.reltype", &Relation::row_type},
          {"c.reloftype", &Relation::of_type},
          {"CASE WHEN c.relkind IN ('r', 'p', 'm') THEN am.amname END", &Relation::access_method},
          {"ts.spcname", &Relation::tablespace},
          {"pg_catalog.array_remove(pg_catalog.array_remove(c.reloptions,"
           " 'check_option=local'), 'check_option=cascaded')",
           &Relation::options},
          {"toast.reloptions", &Relation::toast_options},
          {"CASE WHEN 'check_option=local' = ANY (c.reloptions) THEN 'LOCAL'"
           " WHEN 'check_option=cascaded' = ANY (c.reloptions) THEN 'CASCADED' END",
           &Relation::check_option},
          {"c.relreplident", &Relation::replica_identity},
          {"c.relrowsecurity", &Relation::row_security},
          {"c.relforcerowsecurity", &Relation::force_row_security},
          {"c.relispopulated", &Relation::populated},
          {"c.relispartition", &Relation::partition},
          {"c.relpages::pg_catalog.int8 & 4294967295", &Relation::pages},
          {"((c.relpages::pg_catalog.int8 & 4294967295)"
           " + COALESCE(toast.relpages::pg_catalog.int8 & 4294967295, 0))"
           " * pg_catalog.current_setting('block_size')::pg_catalog.int8",
           &Relation::bytes},
      },
      R"(FROM pg_catalog.pg_class c
LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_class toast ON toast.oid = c.reltoastrelid AND toast.relkind = 't'
WHERE c.relkind IN ('r', 'p', 'f', 'S', 'v', 'm', 'c') AND c.relpersistence <> 't'
  AND (c.oid >= 16384
    OR c.relacl IS DISTINCT FROM (SELECT p.initprivs FROM pg_catalog.pg_init_privs p
      WHERE p.objoid = c.oid AND p.classoid = c.tableoid AND p.objsubid = 0)
    OR EXISTS (SELECT FROM pg_catalog.pg_attribute a
      LEFT JOIN pg_catalog.pg_init_privs p ON p.objoid = a.attrelid AND p.classoid = c.tableoid
        AND p.objsubid = a.attnum
      WHERE a.attrelid = c.oid AND a.attacl IS DISTINCT FROM p.initprivs))
ORDER BY c.oid)"};
  return query;
}

const Kind& KindOf(char relkind) {
  switch (relkind) {
    case 'f':
      return kForeignTableKind;
    case 'S':
      return kSequenceKind;
    case 'v':
      return kViewKind;
    case 'm':
      return kMaterializedViewKind;
    case 'c':
      return kCompositeRelationKind;
    default:
      return kTableKind;
  }
}

// The columns that own sequences. Asked apart from the relations: joined with all of them it takes
// a server that has not analyzed its catalogs minutes, as it has not after a restore.
void AskOwners(const Reading& reading) {
  reading.Ask(
      "SELECT d.objid, d.refobjid, d.refobjsubid, d.deptype = 'i' FROM pg_catalog.pg_sequence s"
      " JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass"
      " AND d.objid = s.seqrelid AND d.objsubid = 0 AND d.deptype IN ('a', 'i')"
      " AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass",
      [&store = reading.store](const pg::Row& row) {
        auto* sequence = store.FindAs<Relation>(kPgClass, row.oid(0));
        if (sequence == nullptr || sequence->owning_table != 0) return;
        sequence->owning_table = row.oid(1);
        sequence->owning_column = static_cast<int32_t>(row.integer(2));
        sequence->identity_sequence = row.boolean(3);
      });
}

// A sequence that a column owns is wanted as its table is; one behind an identity column is nothing
// without it.
void LinkOwnedSequences(const CatalogStore& store) {
  for (const auto& object : store.objects()) {
    auto* sequence = dynamic_cast<Relation*>(object.get());
    if (sequence == nullptr || sequence->owning_table == 0) continue;
    const Object* table = store.Find(kPgClass, sequence->owning_table);
    if (table == nullptr) continue;
    sequence->follows = table->id;
    if (sequence->identity_sequence) sequence->parent = table->id;
  }
}

void AskParents(const Reading& reading) {
  reading.Ask("SELECT inhrelid, inhparent FROM pg_catalog.pg_inherits ORDER BY inhrelid, inhseqno",
              [&store = reading.store](const pg::Row& row) {
                auto* child = store.FindAs<Relation>(kPgClass, row.oid(0));
                auto* parent = store.FindAs<Relation>(kPgClass, row.oid(1));
                if (child != nullptr && parent != nullptr) child->parents.push_back(parent);
              });
}

void MarkInteresting(Relation& relation) {
  if (relation.interesting) return;
  relation.interesting = true;
  for (Relation* parent : relation.parents) MarkInteresting(*parent);
}

}  // namespace

const RelationColumn* Relation::Column(int32_t number) const {
  for (const RelationColumn& column : columns) {
    if (column.number == number) return &column;
  }
  return nullptr;
}

std::string Relation::QualifiedName() const { return sql::Qualified(schema, name); }

std::string OptionList(const std::vector<std::string>& options, std::string_view prefix) {
  std::string list;
  for (const std::string& option : options) {
    const size_t equals = option.find('=');
    const std::string value = equals == std::string::npos ? "" : option.substr(equals + 1);
    const bool plain = !value.empty() && sql::Identifier(value) == value;
    if (!list.empty()) list += ", ";
    list += fmt::format("{}{}={}", prefix, sql::Identifier(option.substr(0, equals)),
                        plain ? value : sql::Literal(value));
  }
  return list;
}

void EmitRelationComments(const Relation& relation, std::string_view word, Emitter& out) {
  const std::string name = relation.QualifiedName();
  const std::string tag = sql::Identifier(relation.name);
  out.AddComment(relation, 0, fmt::format("{} {}", word, name), fmt::format("{} {}", word, tag));
  for (const RelationColumn& column : relation.columns) {
    if (column.dropped) continue;
    const std::string quoted = sql::Identifier(column.name);
    out.AddComment(relation, column.number, fmt::format("COLUMN {}.{}", name, quoted),
                   fmt::format("COLUMN {}.{}", tag, quoted));
  }
}

void EmitRelationLabels(const Relation& relation, std::string_view word, Emitter& out) {
  const std::string name = relation.QualifiedName();
  out.AddSecurityLabels(relation, fmt::format("{} {}", word, sql::Identifier(relation.name)),
                        [&](int32_t number) -> std::string {
                          if (number == 0) return fmt::format("{} {}", word, name);
                          const RelationColumn* column = relation.Column(number);
                          if (column == nullptr || column->dropped) return "";
                          return fmt::format("COLUMN {}.{}", name, sql::Identifier(column->name));
                        });
}

void EmitRelationAcls(const Relation& relation, Emitter& out) {
  if (!relation.wants(kAcl)) return;
  const std::string tag = sql::Identifier(relation.name);
  sql::AclTarget target;
  target.kind = relation.relkind == 'S' ? "SEQUENCE" : "TABLE";
  target.name = relation.QualifiedName();
  target.owner = relation.owner;
  DumpId of_relation = 0;
  if (relation.acl.set()) {
    of_relation =
        out.AddAcl(relation, fmt::format("{} {}", target.kind, tag),
                   sql::AclStatements(target, relation.acl.acl.List(), relation.acl.base.List()));
  }
  for (const ColumnAcl& privileges : relation.column_acls) {
    target.column = sql::Identifier(privileges.column);
    out.AddAcl(relation, fmt::format("COLUMN {}.{}", tag, target.column),
               sql::AclStatements(target, privileges.acl, privileges.base), of_relation);
  }
}

void ListRelations(const Reading& reading) {
  reading.Ask(RelationQuery(), [&reading](std::unique_ptr<Relation> relation) {
    if (relation->relkind == 'S') relation->sequence = std::make_unique<SequenceFacts>();
    relation->lockable = relation->relkind == 'r' || relation->relkind == 'p';
    const Kind& kind = KindOf(relation->relkind);
    reading.store.Add(kind, std::move(relation));
  });
  AskParents(reading);
  AskOwners(reading);
  reading.Then([&reading] {
    LinkOwnedSequences(reading.store);
    for (const auto& object : reading.store.objects()) {
      auto* relation = dynamic_cast<Relation*>(object.get());
      if (relation == nullptr) continue;
      const uint32_t wanted =
          reading.selection.Relation(relation->catalog.oid, relation->schema_oid, relation->schema);
      if (wanted != kNothing) MarkInteresting(*relation);
    }
  });
}

}  // namespace pgstow::catalog
