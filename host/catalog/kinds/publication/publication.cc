// Source: https://www.postgresql.org/docs/18/sql-createpublication.html
#include "host/catalog/kinds/publication/publication.h"

#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kPublicationKind;

namespace {

const Query<Publication>& PublicationQuery() {
  static const Query<Publication> query = {
      {
          ObjectOid<Publication>("p.oid"),
          {"p.pubname", &Object::name},
          {"p.pubowner", &Object::owner_oid},
          {"p.puballtables", &Publication::all_tables},
          {"pg_catalog.concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END,"
           " CASE WHEN p.pubupdate THEN 'update' END, CASE WHEN p.pubdelete THEN 'delete' END,"
           " CASE WHEN p.pubtruncate THEN 'truncate' END)",
           &Publication::operations},
          {"p.pubviaroot", &Publication::via_root},
          Column<Publication>("p.pubgencols = 's'", &Publication::stored_generated_columns)
              .Since(18, "false"),
      },
      "FROM pg_catalog.pg_publication p ORDER BY p.oid"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(PublicationQuery(), [&reading](std::unique_ptr<Publication> publication) {
    reading.store.Add(kPublicationKind, std::move(publication));
  });
}

std::string Definition(const Publication& publication) {
  std::string sql = "CREATE PUBLICATION " + sql::Identifier(publication.name);
  if (publication.all_tables) sql += " FOR ALL TABLES";
  sql += fmt::format(" WITH (publish = '{}'", publication.operations);
  if (publication.via_root) sql += ", publish_via_partition_root = true";
  if (publication.stored_generated_columns) sql += ", publish_generated_columns = stored";
  return sql + ");\n";
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& publication = static_cast<const Publication&>(object);
  const std::string full_name = "PUBLICATION " + sql::Identifier(publication.name);
  if (publication.wants(kDefinition)) {
    out.Add(out.DraftOwned(publication, "PUBLICATION", full_name, Definition(publication)));
  }

  Facets facets;
  facets.comment_on = facets.comment_tag = full_name;
  out.AddFacets(publication, facets);
}

}  // namespace

const Kind kPublicationKind = {.name = "publication",
                               .priority = Priority::kPublication,
                               .catalog = kPgPublication,
                               .section = model::Section::kPostData,
                               .read = Read,
                               .emit = Emit};

}  // namespace pgstow::catalog
