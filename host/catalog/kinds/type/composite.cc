// Composite types that stand alone. Their columns are those of a relation of kind 'c'.
// Source: https://www.postgresql.org/docs/18/sql-createtype.html
#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/relation.h"
#include "host/catalog/kinds/type/type.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kCompositeTypeKind;

namespace {

struct CompositeType : Object {
  Oid relation = 0;
};

const Query<CompositeType>& CompositeQuery() {
  static const Query<CompositeType> query = TypeQuery<CompositeType>(
      "t.typtype = 'c' AND c.relkind = 'c'", {{"t.typrelid", &CompositeType::relation}},
      "JOIN pg_catalog.pg_class c ON c.oid = t.typrelid");
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(CompositeQuery(), [&reading](std::unique_ptr<CompositeType> type) {
    reading.store.Add(kCompositeTypeKind, std::move(type));
  });
}

std::string Definition(const CompositeType& type, const Relation& relation) {
  std::string text = fmt::format("CREATE TYPE {} AS (", sql::Qualified(type.schema, type.name));
  std::string_view separator = "\n\t";
  for (const RelationColumn& column : relation.columns) {
    if (column.dropped) continue;
    text += fmt::format("{}{} {}", separator, sql::Identifier(column.name), column.type);
    if (!column.collation.empty()) text += fmt::format(" COLLATE {}", column.collation);
    separator = ",\n\t";
  }
  return text + "\n);\n";
}

// Comments on the columns hang on the relation.
void EmitColumnComments(const CompositeType& type, const Relation& relation,
                        const CatalogStore& store, Emitter& out) {
  for (const Comment& comment : store.Comments(relation.catalog)) {
    const RelationColumn* column = relation.Column(comment.sub);
    if (column == nullptr) continue;
    const std::string name = sql::Identifier(column->name);
    out.AddCommentText(type,
                       fmt::format("COLUMN {}.{}", sql::Qualified(type.schema, type.name), name),
                       fmt::format("COLUMN {}.{}", sql::Identifier(type.name), name), comment.text);
  }
}

void Emit(const Object& object, const CatalogStore& store, Emitter& out) {
  const auto& type = static_cast<const CompositeType&>(object);
  const auto* relation = store.FindAs<Relation>(kPgClass, type.relation);
  if (relation != nullptr && type.wants(kDefinition)) {
    AddTypeEntry(type, "TYPE", Definition(type, *relation), out);
  }
  out.AddFacets(type, TypeFacets(type, "TYPE"));
  if (relation != nullptr) EmitColumnComments(type, *relation, store, out);
}

}  // namespace

const Kind kCompositeTypeKind = {.name = "composite type",
                                 .priority = Priority::kType,
                                 .catalog = kPgType,
                                 .read = Read,
                                 .emit = Emit};

}  // namespace pgstow::catalog
