// Source: https://www.postgresql.org/docs/18/sql-createtable.html#SQL-CREATETABLE-PARMS-UNIQUE
#include "host/catalog/kinds/constraint/key.h"

#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/asked.h"
#include "host/catalog/kinds/table/table_constraint.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kKeyConstraintKind;

namespace {

Query<KeyConstraint> KeyQuery() {
  return {
      {
          ObjectOid<KeyConstraint>("c.oid"),
          {"c.conname", &Object::name},
          {"c.conindid", &KeyConstraint::index_oid},
          {"c.contype", &KeyConstraint::type},
          {"CASE c.contype WHEN 'x' THEN pg_catalog.pg_get_constraintdef(c.oid) END",
           &KeyConstraint::exclusion},
          {"c.condeferrable", &KeyConstraint::deferrable},
          {"c.condeferred", &KeyConstraint::deferred},
          Column<KeyConstraint>("c.conperiod", &KeyConstraint::without_overlaps).Since(18, "false"),
      },
      "FROM pg_catalog.pg_constraint c\n"
      "WHERE c.conrelid = ANY ($relations) AND c.contype IN ('p', 'u', 'x')\n"
      "ORDER BY c.oid"};
}

void Read(const Reading& reading) {
  CatalogStore& store = reading.store;
  reading.AskAbout("rp", KeyQuery(), [&store](std::unique_ptr<KeyConstraint> constraint) {
    auto* index = store.FindAs<Index>(kPgClass, constraint->index_oid);
    if (index == nullptr) return;
    constraint->index = index;
    constraint->schema_oid = index->table->schema_oid;
    constraint->owner = index->table->owner;
    constraint->parent = index->table->id;
    index->constraint = &store.Add(kKeyConstraintKind, std::move(constraint));
  });
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& constraint = static_cast<const KeyConstraint&>(object);
  const Relation& table = *constraint.index->table;
  if (constraint.wants(kDefinition)) {
    const std::string alter = "ALTER TABLE ONLY " + table.QualifiedName();
    const std::string name = sql::Identifier(constraint.name);
    model::Entry entry = out.Draft(constraint, "CONSTRAINT");
    entry.tag = fmt::format("{} {}", table.name, constraint.name);
    entry.relkind = constraint.index->relkind();
    entry.tablespace = constraint.index->tablespace;
    entry.definition = fmt::format("{}\n    ADD CONSTRAINT {} {};\n{}", alter, name,
                                   KeyDefinition(constraint), IndexSettings(*constraint.index));
    entry.drop = fmt::format("{} DROP CONSTRAINT {};\n", alter, name);
    out.Add(std::move(entry));
  }
  EmitConstraintComment(constraint, constraint.name, table, out);
}

}  // namespace

std::string KeyDefinition(const KeyConstraint& constraint) {
  if (constraint.type == 'x') return std::string(constraint.exclusion);
  const Index& index = *constraint.index;
  std::string keys;
  std::string included;
  for (size_t i = 0; i < index.columns.size(); ++i) {
    const bool key = i < static_cast<size_t>(index.keys);
    std::string& list = key ? keys : included;
    if (!list.empty()) list += ", ";
    const auto number = static_cast<int32_t>(index.columns[i]);
    list += sql::Identifier(AskedColumn(*index.table, number).name);
  }
  std::string sql = constraint.type == 'p' ? "PRIMARY KEY" : "UNIQUE";
  if (index.nulls_not_distinct) sql += " NULLS NOT DISTINCT";
  sql += fmt::format(" ({}{})", keys, constraint.without_overlaps ? " WITHOUT OVERLAPS" : "");
  if (!included.empty()) sql += fmt::format(" INCLUDE ({})", included);
  if (!index.options.empty()) sql += fmt::format(" WITH ({})", OptionList(index.options));
  if (constraint.deferrable) sql += " DEFERRABLE";
  if (constraint.deferred) sql += " INITIALLY DEFERRED";
  return sql;
}

const Kind kKeyConstraintKind = {.name = "key constraint",
                                 .priority = Priority::kConstraint,
                                 .catalog = kPgConstraint,
                                 .section = model::Section::kPostData,
                                 .read = Read,
                                 .emit = Emit};

}  // namespace pgstow::catalog
