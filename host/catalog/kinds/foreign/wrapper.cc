// Foreign-data wrappers.
// Source: https://www.postgresql.org/docs/18/sql-createforeigndatawrapper.html,
// https://www.postgresql.org/docs/18/catalog-pg-foreign-data-wrapper.html
#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/foreign/options.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kForeignDataWrapperKind;

namespace {

struct ForeignDataWrapper : Object {
  std::string handler;    // name, qualified and quoted as needed; empty: none
  std::string validator;  // the same
  std::string options;    // OptionListExpression
};

const Query<ForeignDataWrapper>& WrapperQuery() {
  static const Query<ForeignDataWrapper> query = {
      {
          ObjectOid<ForeignDataWrapper>("w.oid"),
          {"w.fdwname", &Object::name},
          {"w.fdwowner", &Object::owner_oid},
          {"w.fdwacl", &Object::acl},
          BaseAcl<ForeignDataWrapper>("pg_catalog.acldefault('F', w.fdwowner)"),
          {"CASE WHEN w.fdwhandler <> 0 THEN w.fdwhandler::pg_catalog.regproc END",
           &ForeignDataWrapper::handler},
          {"CASE WHEN w.fdwvalidator <> 0 THEN w.fdwvalidator::pg_catalog.regproc END",
           &ForeignDataWrapper::validator},
          {OptionListExpression("w.fdwoptions"), &ForeignDataWrapper::options},
      },
      "FROM pg_catalog.pg_foreign_data_wrapper w ORDER BY w.oid"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(WrapperQuery(), [&reading](std::unique_ptr<ForeignDataWrapper> wrapper) {
    reading.store.Add(kForeignDataWrapperKind, std::move(wrapper));
  });
}

std::string Definition(const ForeignDataWrapper& wrapper) {
  std::string sql = "CREATE FOREIGN DATA WRAPPER " + sql::Identifier(wrapper.name);
  if (!wrapper.handler.empty()) sql += " HANDLER " + wrapper.handler;
  if (!wrapper.validator.empty()) sql += " VALIDATOR " + wrapper.validator;
  if (!wrapper.options.empty()) sql += " " + OptionsClause(wrapper.options);
  return sql + ";\n";
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& wrapper = static_cast<const ForeignDataWrapper&>(object);
  const std::string name = sql::Identifier(wrapper.name);
  const std::string full_name = "FOREIGN DATA WRAPPER " + name;
  if (wrapper.wants(kDefinition)) {
    out.Add(out.DraftOwned(wrapper, "FOREIGN DATA WRAPPER", full_name, Definition(wrapper)));
  }

  Facets facets;
  facets.comment_on = facets.comment_tag = facets.acl_tag = full_name;
  facets.acl_kind = "FOREIGN DATA WRAPPER";
  facets.acl_name = name;
  out.AddFacets(wrapper, facets);
}

}  // namespace

const Kind kForeignDataWrapperKind = {.name = "foreign-data wrapper",
                                      .priority = Priority::kForeignDataWrapper,
                                      .catalog = kPgForeignDataWrapper,
                                      .read = Read,
                                      .emit = Emit};

}  // namespace pgstow::catalog
