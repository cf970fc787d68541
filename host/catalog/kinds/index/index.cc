// Source: https://www.postgresql.org/docs/18/sql-createindex.html
#include "host/catalog/kinds/index/index.h"

#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/facets/extension_dependency.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/constraint/key.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kIndexKind;

namespace {

// What a failed CREATE INDEX CONCURRENTLY left behind is not valid and is no loss. An index of a
// partitioned table may be invalid for want of parts; a restore makes it the same way.
Query<Index> IndexQuery() {
  return {{
              ObjectOid<Index>("i.indexrelid"),
              {"i.indrelid", &Index::table_oid},
              {"c.relname", &Object::name},
              {"c.relnamespace", &Object::schema_oid},
              // That of a key constraint is made by the constraint.
              {"CASE WHEN i.indexrelid NOT IN (SELECT k.conindid FROM pg_catalog.pg_constraint k"
               " WHERE k.contype IN ('p', 'u', 'x'))"
               " THEN pg_catalog.pg_get_indexdef(i.indexrelid) END",
               &Index::definition},
              {"s.spcname", &Index::tablespace},
              {"c.reloptions", &Index::options},
              {"i.indkey", &Index::columns},
              {"i.indnkeyatts", &Index::keys},
              Column<Index>("i.indnullsnotdistinct", &Index::nulls_not_distinct).Since(15, "false"),
              {"i.indisclustered", &Index::clustered},
              {"i.indisreplident", &Index::replica_identity},
              // Expressions alone have targets.
              {"CASE WHEN i.indexprs IS NOT NULL THEN"
               " (SELECT pg_catalog.array_agg(a.attnum || ' SET STATISTICS ' || a.attstattarget"
               " ORDER BY a.attnum) FROM pg_catalog.pg_attribute a"
               " WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0) END",
               &Index::statistics},
              DependsOnExtensions<Index>("pg_class", "i.indexrelid", &Index::depends_on_extensions),
              {"p.inhparent", &Index::parent_oid},
          },
          R"(FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_inherits p ON p.inhrelid = i.indexrelid
WHERE i.indrelid = ANY ($relations) AND (i.indisvalid OR c.relkind = 'I') AND i.indisready
ORDER BY i.indexrelid)"};
}

void Read(const Reading& reading) {
  reading.AskAbout("rpm", IndexQuery(), [&reading](std::unique_ptr<Index> index) {
    index->table = reading.store.FindAs<Relation>(kPgClass, index->table_oid);
    index->owner = index->table->owner;
    index->parent = index->table->id;
    reading.store.Add(kIndexKind, std::move(index));
  });
}

void EmitComment(const Index& index, const CatalogStore& store, Emitter& out) {
  const std::string on = "INDEX " + index.QualifiedName();
  const std::string tag = "INDEX " + sql::Identifier(index.name);
  const Object& about = index.constraint != nullptr ? static_cast<const Object&>(*index.constraint)
                                                    : static_cast<const Object&>(index);
  for (const Comment& comment : store.Comments(index.catalog)) {
    if (comment.sub == 0) out.AddCommentText(about, on, tag, comment.text);
  }
}

void Emit(const Object& object, const CatalogStore& store, Emitter& out) {
  const auto& index = static_cast<const Index&>(object);
  if (index.constraint == nullptr && index.wants(kDefinition)) {
    model::Entry entry = out.Draft(index, "INDEX");
    entry.selector = model::Selector::kIndex;
    entry.relkind = index.relkind();
    entry.tablespace = index.tablespace;
    entry.definition = index.definition + ";\n" + IndexSettings(index);
    // A part of a partitioned index goes when that one does, and can't before.
    if (index.parent_oid == 0) entry.drop = fmt::format("DROP INDEX {};\n", index.QualifiedName());
    out.Add(std::move(entry));
  }
  EmitComment(index, store, out);
}

}  // namespace

std::string Index::QualifiedName() const { return sql::Qualified(schema, name); }

char Index::relkind() const { return table->relkind == 'p' ? 'I' : 'i'; }

std::string IndexSettings(const Index& index) {
  const std::string table = index.table->QualifiedName();
  const std::string name = sql::Identifier(index.name);
  std::string sql;
  if (index.clustered) sql += fmt::format("\nALTER TABLE {} CLUSTER ON {};\n", table, name);
  for (const std::string& target : index.statistics) {
    sql += fmt::format("ALTER INDEX {} ALTER COLUMN {};\n", index.QualifiedName(), target);
  }
  if (index.replica_identity) {
    sql += fmt::format("\nALTER TABLE ONLY {} REPLICA IDENTITY USING INDEX {};\n", table, name);
  }
  return sql + DependsOnExtensionStatements("INDEX " + index.QualifiedName(),
                                            index.depends_on_extensions);
}

const Kind kIndexKind = {.name = "index",
                         .priority = Priority::kIndex,
                         .catalog = kPgClass,
                         .section = model::Section::kPostData,
                         .read = Read,
                         .emit = Emit};

}  // namespace pgstow::catalog
