// Columns of relations: how they are read, and what CREATE can't say about them.
// Source: https://www.postgresql.org/docs/18/catalog-pg-attribute.html
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/kinds/asked.h"
#include "host/catalog/kinds/foreign/options.h"
#include "host/catalog/kinds/relation.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {
namespace {

// A column, and whose it is.
struct ColumnRow : RelationColumn {
  Oid relation = 0;
};

Query<ColumnRow> ColumnQuery() {
  return {{
              {"a.attrelid", &ColumnRow::relation},
              {"a.attnum", &RelationColumn::number},
              {"a.attname", &RelationColumn::name},
              {"a.attisdropped", &RelationColumn::dropped},
              {"a.attislocal", &RelationColumn::local},
              {"pg_catalog.format_type(t.oid, a.atttypmod)", &RelationColumn::type},
              {"CASE WHEN a.attcollation <> t.typcollation THEN"
               " (SELECT ARRAY[n.nspname, l.collname] FROM pg_catalog.pg_collation l"
               " JOIN pg_catalog.pg_namespace n ON n.oid = l.collnamespace"
               " WHERE l.oid = a.attcollation) END",
               [](const pg::Row& row, int column, ColumnRow& out) {
                 if (row.null(column)) return;
                 const auto names = pg::ParseArray(row.text(column), 2);
                 out.collation = sql::Qualified(names[0], names[1]);
               }},
              {"CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END",
               &RelationColumn::storage},
              Column<ColumnRow>("a.attcompression", &RelationColumn::compression).Since(14),
              {"COALESCE(a.attstattarget, -1)", &RelationColumn::statistics},
              // Servers with the security fixes of November 2026 keep a column's version among its
              // options; it is their own, and a restored column gets a new one.
              {"CASE WHEN a.attoptions IS NOT NULL THEN"
               " ARRAY(SELECT o FROM pg_catalog.unnest(a.attoptions) o"
               " WHERE NOT pg_catalog.starts_with(o, 'pg_attver=')) END",
               &RelationColumn::options},
              {OptionListExpression("a.attfdwoptions"), &RelationColumn::foreign_options},
              {"a.attidentity", &RelationColumn::identity},
              {"a.attgenerated", &RelationColumn::generated},
              {"a.attnotnull", [](const pg::Row& row, int column,
                                  ColumnRow& out) { out.not_null.present = row.boolean(column); }},
          },
          R"(FROM pg_catalog.unnest($relations) AS wanted(oid)
JOIN pg_catalog.pg_attribute a ON a.attrelid = wanted.oid AND a.attnum > 0
LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
ORDER BY a.attrelid, a.attnum)"};
}

const Query<ColumnAcl>& ColumnAclQuery() {
  static const Query<ColumnAcl> query = {
      {
          {"a.attrelid", &ColumnAcl::relation},
          {"a.attname", &ColumnAcl::column},
          {"a.attacl", &ColumnAcl::acl},
          {"p.initprivs", &ColumnAcl::base},
      },
      R"(FROM (SELECT attrelid, attnum FROM pg_catalog.pg_attribute WHERE attacl IS NOT NULL
  UNION
  SELECT objoid, objsubid FROM pg_catalog.pg_init_privs
  WHERE classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND objsubid <> 0) AS granted
JOIN pg_catalog.pg_attribute a USING (attrelid, attnum)
LEFT JOIN pg_catalog.pg_init_privs p ON p.objoid = a.attrelid AND p.objsubid = a.attnum
  AND p.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
WHERE NOT a.attisdropped
ORDER BY a.attrelid, a.attnum)"};
  return query;
}

// Since 18 each NOT NULL is a constraint with a name; older servers have no such rows.
void ReadNotNullConstraints(const Reading& reading) {
  reading.AskAbout(
      "rpf",
      "SELECT conrelid, conkey[1], oid, conname, connoinherit, conislocal, convalidated"
      " FROM pg_catalog.pg_constraint WHERE contype = 'n' AND conrelid = ANY ($relations)"
      " ORDER BY conrelid, conkey[1]",
      [&reading](const pg::Row& row) {
        for (RelationColumn& column : AskedRelation(reading.store, row.oid(0)).columns) {
          if (column.number != row.integer(1)) continue;
          column.not_null = {.name = row.text(3),
                             .constraint = row.oid(2),
                             .present = true,
                             .no_inherit = row.boolean(4),
                             .local = row.boolean(5),
                             .validated = row.boolean(6)};
        }
      });
}

std::string_view StorageWord(char storage) {
  switch (storage) {
    case 'p':
      return "PLAIN";
    case 'e':
      return "EXTERNAL";
    case 'm':
      return "MAIN";
    default:
      return "EXTENDED";
  }
}

// Of a table: https://www.postgresql.org/docs/18/limits.html
constexpr size_t kMostColumns = 1600;

}  // namespace

void ReadColumns(const Reading& reading) {
  reading.AskAbout("rpfvmc", ColumnQuery(), [&reading](std::unique_ptr<ColumnRow> column) {
    Relation& relation = AskedRelation(reading.store, column->relation);
    if (!reading.options.toast_compression) column->compression = 0;
    if (relation.columns.empty()) {
      relation.columns.reserve(std::min(static_cast<size_t>(relation.column_count), kMostColumns));
    }
    relation.columns.push_back(std::move(*column));
  });
  ReadNotNullConstraints(reading);
  reading.Ask(ColumnAclQuery(), [&reading](std::unique_ptr<ColumnAcl> acl) {
    auto* relation = reading.store.FindAs<Relation>(kPgClass, acl->relation);
    if (relation != nullptr) relation->column_acls.push_back(std::move(*acl));
  });
}

void AppendColumnSettings(const Relation& relation, std::string& sql) {
  for (const RelationColumn& column : relation.columns) {
    if (column.dropped) continue;
    const std::string alter = fmt::format("ALTER {} ONLY {} ALTER COLUMN {} ", relation.TableWord(),
                                          relation.QualifiedName(), sql::Identifier(column.name));
    if (column.statistics >= 0) {
      sql += fmt::format("{}SET STATISTICS {};\n", alter, column.statistics);
    }
    if (column.storage != 0) {
      sql += fmt::format("{}SET STORAGE {};\n", alter, StorageWord(column.storage));
    }
    if (column.compression != 0) {
      sql +=
          fmt::format("{}SET COMPRESSION {};\n", alter, column.compression == 'l' ? "lz4" : "pglz");
    }
    if (!column.options.empty()) {
      sql += fmt::format("{}SET ({});\n", alter, fmt::join(column.options.items(), ", "));
    }
    if (!column.foreign_options.empty()) {
      sql += fmt::format("{}{};\n", alter, OptionsClause(column.foreign_options));
    }
  }
}

}  // namespace pgstow::catalog
