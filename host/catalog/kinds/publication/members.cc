// What is in a publication: single tables, and since version 15 the tables of schemas. Each is an
// entry that stands with the table or schema, so that it goes when that is left out.
// Source: https://www.postgresql.org/docs/18/sql-alterpublication.html,
// https://www.postgresql.org/docs/18/catalog-pg-publication-rel.html,
// https://www.postgresql.org/docs/18/catalog-pg-publication-namespace.html
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/publication/publication.h"
#include "host/catalog/kinds/relation.h"
#include "host/catalog/order.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kPublicationTableKind;
extern const Kind kPublicationSchemaKind;

namespace {

// Named as what is published.
struct Member : Object {
  Oid publication_oid = 0;
  Oid member_oid = 0;
  const Publication* publication = nullptr;
};

struct PublicationTable : Member {
  std::vector<std::string> columns;  // by number; empty: all
  std::string condition;             // row filter; empty: none
};

const Query<PublicationTable>& TableQuery() {
  static const Query<PublicationTable> query = {
      {
          ObjectOid<PublicationTable>("m.oid"),
          {"m.prpubid", &PublicationTable::publication_oid},
          {"m.prrelid", &PublicationTable::member_oid},
          Column<PublicationTable>(
              "ARRAY(SELECT a.attname FROM pg_catalog.unnest(m.prattrs) AS listed(number)"
              " JOIN pg_catalog.pg_attribute a ON a.attrelid = m.prrelid"
              " AND a.attnum = listed.number ORDER BY a.attnum)",
              &PublicationTable::columns)
              .Since(15),
          Column<PublicationTable>("pg_catalog.pg_get_expr(m.prqual, m.prrelid)",
                                   &PublicationTable::condition)
              .Since(15),
      },
      "FROM pg_catalog.pg_publication_rel m ORDER BY m.oid"};
  return query;
}

// Read off the dependencies of the memberships, since older servers lack their catalog.
const Query<Member>& SchemaQuery() {
  static const Query<Member> query = {
      {
          ObjectOid<Member>("p.objid"),
          {"p.refobjid", &Member::publication_oid},
          {"n.refobjid", &Member::member_oid},
      },
      fmt::format("FROM pg_catalog.pg_depend p\n"
                  "JOIN pg_catalog.pg_depend n ON n.classid = p.classid AND n.objid = p.objid\n"
                  "WHERE p.classid = {} AND p.refclassid = {} AND n.refclassid = {}\n"
                  "ORDER BY p.objid",
                  kPgPublicationNamespace, kPgPublication, kPgNamespace)};
  return query;
}

// False when either side of the membership was not read.
bool Bind(Member& member, const Object* published, const CatalogStore& store) {
  member.publication = store.FindAs<Publication>(kPgPublication, member.publication_oid);
  if (member.publication == nullptr || published == nullptr) return false;
  member.name = published->name;
  member.owner = member.publication->owner;
  member.parent = published->id;
  AddDependency(member, published->id);
  AddDependency(member, member.publication->id);
  return true;
}

void ReadTables(const Reading& reading) {
  const CatalogStore& store = reading.store;
  reading.Ask(TableQuery(), [&](std::unique_ptr<PublicationTable> member) {
    const Object* table = store.Find(kPgClass, member->member_oid);
    if (!Bind(*member, table, store)) return;
    member->schema_oid = table->schema_oid;
    reading.store.Add(kPublicationTableKind, std::move(member));
  });
}

void ReadSchemas(const Reading& reading) {
  const CatalogStore& store = reading.store;
  reading.Ask(SchemaQuery(), [&](std::unique_ptr<Member> member) {
    if (!Bind(*member, store.Find(kPgNamespace, member->member_oid), store)) return;
    member->schema = member->name;
    reading.store.Add(kPublicationSchemaKind, std::move(member));
  });
}

// `added`: what follows ADD.
void AddEntry(const Member& member, std::string_view kind_text, std::string_view added,
              Emitter& out) {
  model::Entry entry = out.Draft(member, kind_text);
  entry.tag = fmt::format("{} {}", member.publication->name, member.name);
  entry.definition = fmt::format("ALTER PUBLICATION {} ADD {};\n",
                                 sql::Identifier(member.publication->name), added);
  out.Add(std::move(entry));
}

bool Wanted(const Member& member) {
  return member.wants(kDefinition) && member.publication->wants(kDefinition);
}

void EmitTableMember(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& member = static_cast<const PublicationTable&>(object);
  if (!Wanted(member)) return;
  std::string added = "TABLE ONLY " + sql::Qualified(member.schema, member.name);
  std::vector<std::string> columns;
  columns.reserve(member.columns.size());
  for (const std::string& column : member.columns) columns.push_back(sql::Identifier(column));
  if (!columns.empty()) added += fmt::format(" ({})", fmt::join(columns, ", "));
  if (!member.condition.empty()) added += fmt::format(" WHERE ({})", member.condition);
  AddEntry(member, "PUBLICATION TABLE", added, out);
}

void EmitSchemaMember(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& member = static_cast<const Member&>(object);
  if (!Wanted(member)) return;
  AddEntry(member, "PUBLICATION TABLES IN SCHEMA",
           "TABLES IN SCHEMA " + sql::Identifier(member.name), out);
}

int Compare(const Object& left, const Object& right, const CatalogStore&) {
  return static_cast<const Member&>(left).publication->name.compare(
      static_cast<const Member&>(right).publication->name);
}

}  // namespace

const Kind kPublicationTableKind = {.name = "table in a publication",
                                    .priority = Priority::kPublicationRelation,
                                    .catalog = kPgPublicationRel,
                                    .section = model::Section::kPostData,
                                    .read = ReadTables,
                                    .emit = EmitTableMember,
                                    .compare = Compare};

const Kind kPublicationSchemaKind = {.name = "schema in a publication",
                                     .priority = Priority::kPublicationSchema,
                                     .catalog = kPgPublicationNamespace,
                                     .section = model::Section::kPostData,
                                     .read = ReadSchemas,
                                     .emit = EmitSchemaMember,
                                     .compare = Compare};

}  // namespace pgstow::catalog
