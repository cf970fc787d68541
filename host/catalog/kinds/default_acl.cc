// Default privileges: what objects that a role makes later are born with.
// Source: https://www.postgresql.org/docs/18/sql-alterdefaultprivileges.html,
// https://www.postgresql.org/docs/18/catalog-pg-default-acl.html
#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/query.h"
#include "host/sql/acl.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kDefaultAclKind;

namespace {

// Named by the letter of its kind of objects, since that orders them.
struct DefaultAcl : Object {
  std::string objects;  // "TABLES" …: after ON in GRANT
};

// Those of one schema are added to what holds everywhere, so they start from nothing.
const Query<DefaultAcl>& DefaultAclQuery() {
  static const Query<DefaultAcl> query = {
      {
          ObjectOid<DefaultAcl>("d.oid"),
          {"d.defaclobjtype", &Object::name},
          {"CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES'"
           " WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS'"
           " WHEN 'L' THEN 'LARGE OBJECTS' END",
           &DefaultAcl::objects},
          {"d.defaclnamespace", &Object::schema_oid},
          {"d.defaclrole", &Object::owner_oid},
          {"d.defaclacl", &Object::acl},
          BaseAcl<DefaultAcl>("CASE WHEN d.defaclnamespace = 0 THEN pg_catalog.acldefault("
                              "CASE d.defaclobjtype WHEN 'S' THEN 's'::\"char\""
                              " ELSE d.defaclobjtype END, d.defaclrole) END"),
      },
      "FROM pg_catalog.pg_default_acl d ORDER BY d.oid"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(DefaultAclQuery(), [&reading](std::unique_ptr<DefaultAcl> privileges) {
    reading.store.Add(kDefaultAclKind, std::move(privileges));
  });
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& privileges = static_cast<const DefaultAcl&>(object);
  if (!privileges.wants(kAcl) || !privileges.wants(kDefinition)) return;
  sql::AclTarget target;
  target.kind = privileges.objects;
  target.owner = privileges.owner;
  target.prefix = "ALTER DEFAULT PRIVILEGES FOR ROLE " + sql::Identifier(privileges.owner);
  if (!privileges.schema.empty()) {
    target.prefix += " IN SCHEMA " + sql::Identifier(privileges.schema);
  }
  target.prefix += " ";

  model::Entry entry = out.Draft(privileges, "DEFAULT ACL");
  entry.role = model::Role::kAcl;
  entry.pass = model::Pass::kAcl;
  entry.tag = "DEFAULT PRIVILEGES FOR " + privileges.objects;
  entry.definition =
      sql::AclStatements(target, privileges.acl.acl.List(), privileges.acl.base.List());
  if (!entry.definition.empty()) out.Add(std::move(entry));
}

int Compare(const Object& left, const Object& right, const CatalogStore&) {
  return left.owner.compare(right.owner);
}

}  // namespace

const Kind kDefaultAclKind = {.name = "default privileges",
                              .priority = Priority::kDefaultAcl,
                              .catalog = kPgDefaultAcl,
                              .section = model::Section::kPostData,
                              .read = Read,
                              .emit = Emit,
                              .compare = Compare};

}  // namespace pgstow::catalog
