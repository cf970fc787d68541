// Source: https://www.postgresql.org/docs/18/sql-createindex.html
#include "host/catalog/kinds/index/index.h"

#include <utility>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/catalog/facets/columns.h"
#include "host/catalog/facets/extension_dependency.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/asked.h"
#include "host/catalog/kinds/constraint/key.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kIndexKind;

namespace {

// That an index takes nothing to make but its column: a B-tree in the default order, of an operator
// class that is the system's own default for the column's very type. Most indexes are like this,
// and pg_get_indexdef takes the server 28 µs each, most of it to find out which class is the
// default.
constexpr std::string_view kPlain =
    "i.indnatts = 1 AND i.indexprs IS NULL AND i.indpred IS NULL AND i.indoption[0] = 0"
    " AND c.relkind = 'i' AND c.reloptions IS NULL"
    " AND (i.indclass[0], (SELECT a.atttypid FROM pg_catalog.pg_attribute a"
    "   WHERE a.attrelid = i.indrelid AND a.attnum = i.indkey[0]"
    "   AND a.attcollation = i.indcollation[0]))"
    "  IN (SELECT o.oid, o.opcintype FROM pg_catalog.pg_opclass o"
    "   JOIN pg_catalog.pg_am m ON m.oid = o.opcmethod"
    "   WHERE m.amname = 'btree' AND o.opcdefault AND o.oid < 16384)";

// The server deparses from its latest state, and DROP INDEX CONCURRENTLY goes past our locks.
void FillDefinition(const pg::Row& row, int column, Index& index) {
  if (row.null(column)) {
    base::Throw(base::ErrorCode::kServer,
                "index \"{}\" was dropped while the catalogs were being read", index.name);
  }
  index.definition = row.text(column);
}

// What a failed CREATE INDEX CONCURRENTLY left behind is not valid and is no loss. An index of a
// partitioned table may be invalid for want of parts; a restore makes it the same way.
Query<Index> IndexQuery() {
  return {{
              ObjectOid<Index>("i.indexrelid"),
              {"i.indrelid", &Index::table_oid},
              {"c.relname", &Object::name},
              {"c.relnamespace", &Object::schema_oid},
              // That of a key constraint is made by the constraint.
              {fmt::format("CASE WHEN i.indexrelid IN (SELECT k.conindid"
                           " FROM pg_catalog.pg_constraint k WHERE k.contype IN ('p', 'u', 'x'))"
                           " OR {} THEN '' ELSE pg_catalog.pg_get_indexdef(i.indexrelid) END",
                           kPlain),
               FillDefinition},
              {"i.indisunique", &Index::unique},
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
    index->table = &AskedRelation(reading.store, index->table_oid);
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
    entry.definition = IndexDefinition(index) + ";\n" + IndexSettings(index);
    // A part of a partitioned index goes when that one does, and can't before.
    if (index.parent_oid == 0) entry.drop = fmt::format("DROP INDEX {};\n", index.QualifiedName());
    out.Add(std::move(entry));
  }
  EmitComment(index, store, out);
}

}  // namespace

std::string Index::QualifiedName() const { return sql::Qualified(schema, name); }

char Index::relkind() const { return table->relkind == 'p' ? 'I' : 'i'; }

std::string IndexDefinition(const Index& index) {
  if (!index.definition.empty()) return index.definition;
  const RelationColumn& column = AskedColumn(*index.table, static_cast<int32_t>(index.columns[0]));
  return fmt::format("CREATE {}INDEX {} ON {} USING {} ({}){}", index.unique ? "UNIQUE " : "",
                     sql::Identifier(index.name), index.table->QualifiedName(),
                     sql::Identifier("btree"), sql::Identifier(column.name),
                     index.nulls_not_distinct ? " NULLS NOT DISTINCT" : "");
}

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
