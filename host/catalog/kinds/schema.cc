// Schemas, and what is special about the one that initdb makes.
// Source: https://www.postgresql.org/docs/18/sql-createschema.html,
// https://www.postgresql.org/docs/18/ddl-schemas.html#DDL-SCHEMAS-PUBLIC
#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kSchemaKind;

namespace {

constexpr std::string_view kPublic = "public";
constexpr std::string_view kPublicComment = "standard public schema";
constexpr std::string_view kPublicOwner = "pg_database_owner";

// A restore finds a schema public with the privileges that servers from 15 on give it, so that is
// what privileges on it are compared with, whatever server they come from.
const Query<Object>& SchemaQuery() {
  static const Query<Object> query = {
      {
          ObjectOid<Object>("n.oid"),
          {"n.nspname", &Object::name},
          {"n.nspowner", &Object::owner_oid},
          {"COALESCE(n.nspacl, CASE WHEN n.nspname = 'public'"
           " THEN pg_catalog.acldefault('n', n.nspowner) END)",
           &Object::acl},
          BaseAcl<Object>("CASE WHEN n.nspname = 'public'"
                          " THEN pg_catalog.acldefault('n', n.nspowner)"
                          " || pg_catalog.makeaclitem(0, n.nspowner, 'USAGE', false)"
                          " ELSE pg_catalog.acldefault('n', n.nspowner) END"),
      },
      "FROM pg_catalog.pg_namespace n ORDER BY n.oid"};
  return query;
}

void List(const Reading& reading) {
  reading.Ask(SchemaQuery(), [&reading](std::unique_ptr<Object> schema) {
    const AclItems base = schema->acl.base;
    Object& added = reading.store.Add(kSchemaKind, std::move(schema));
    if (added.name == kPublic) added.acl.base = base;
  });
}

// Public without its comment must lose it in a restore too, since initdb gives it one.
void EmitPublicComment(const Object& schema, const CatalogStore& store, const Facets& facets,
                       Emitter& out) {
  const auto& comments = store.Comments(schema.catalog);
  if (comments.empty()) {
    out.AddCommentText(schema, facets.comment_on, facets.comment_tag, "");
  } else if (comments.front().text != kPublicComment) {
    out.AddComment(schema, 0, facets.comment_on, facets.comment_tag);
  }
}

void Emit(const Object& schema, const CatalogStore& store, Emitter& out) {
  const std::string name = sql::Identifier(schema.name);
  // Public is taken as made by initdb unless it was asked for by name.
  const bool given = schema.name == kPublic && out.options().schemas.empty();

  if (schema.wants(kDefinition) && !(given && schema.owner == kPublicOwner)) {
    model::Entry entry = out.Draft(schema, "SCHEMA");
    entry.selector = model::Selector::kSchema;
    entry.owned_as = "SCHEMA " + name;
    entry.definition = given ? "-- *not* creating schema, since initdb creates it\n"
                             : fmt::format("CREATE SCHEMA {};\n", name);
    entry.drop = given ? "-- *not* dropping schema, since initdb creates it\n"
                       : fmt::format("DROP SCHEMA {};\n", name);
    out.Add(std::move(entry));
  }

  Facets facets;
  facets.comment_on = facets.comment_tag = facets.acl_tag = "SCHEMA " + name;
  facets.acl_kind = "SCHEMA";
  facets.acl_name = name;
  if (given && name == kPublic) {  // pg_dump does not know it again by its quoted name
    EmitPublicComment(schema, store, facets, out);
    facets.comment = false;
  }
  out.AddFacets(schema, facets);
}

}  // namespace

const Kind kSchemaKind = {.name = "schema",
                          .priority = Priority::kSchema,
                          .catalog = kPgNamespace,
                          .list = List,
                          .emit = Emit};

}  // namespace pgstow::catalog
