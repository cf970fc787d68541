// Operator classes. The family that CREATE OPERATOR CLASS makes unless it is given one is dumped
// before the class, as any other.
// Source: https://www.postgresql.org/docs/18/sql-createopclass.html
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/operator/members.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kOperatorClassKind;

namespace {

struct OperatorClass : OperatorGroup {
  bool is_default = false;
  std::string type;
  std::optional<std::string> storage_type;  // what indexes hold, where it is another type
  std::string family_schema;
  std::string family_name;
};

const Query<OperatorClass>& ClassQuery() {
  static const Query<OperatorClass> query = {
      {
          ObjectOid<OperatorClass>("c.oid"),
          {"c.opcname", &OperatorClass::name},
          {"c.opcnamespace", &OperatorClass::schema_oid},
          {"c.opcowner", &OperatorClass::owner_oid},
          {"a.amname", &OperatorClass::method},
          {"c.opcdefault", &OperatorClass::is_default},
          {"pg_catalog.format_type(c.opcintype, NULL)", &OperatorClass::type},
          {"pg_catalog.format_type(NULLIF(c.opckeytype, 0), NULL)", &OperatorClass::storage_type},
          {"n.nspname", &OperatorClass::family_schema},
          {"f.opfname", &OperatorClass::family_name},
          {MemberOperators("pg_opclass", "c.oid", "c.opcfamily"), &OperatorClass::operators},
          {MemberFunctions("pg_opclass", "c.oid", "c.opcfamily"), &OperatorClass::functions},
      },
      "FROM pg_catalog.pg_opclass c\n"
      "JOIN pg_catalog.pg_am a ON a.oid = c.opcmethod\n"
      "JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily\n"
      "JOIN pg_catalog.pg_namespace n ON n.oid = f.opfnamespace\n"
      "WHERE c.oid >= 16384 ORDER BY c.oid"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(ClassQuery(), [&reading](std::unique_ptr<OperatorClass> group) {
    reading.store.Add(kOperatorClassKind, std::move(group));
  });
}

std::string Definition(const OperatorClass& group) {
  std::vector<std::string> clauses = group.MemberClauses();
  // A class without a member must list something all the same.
  if (group.storage_type || clauses.empty()) {
    clauses.insert(clauses.begin(), "STORAGE " + group.storage_type.value_or(group.type));
  }
  return fmt::format("CREATE OPERATOR CLASS {}\n    {}FOR TYPE {} USING {} FAMILY {} AS\n    {};\n",
                     sql::Qualified(group.schema, group.name), group.is_default ? "DEFAULT " : "",
                     group.type, sql::Identifier(group.method),
                     sql::Qualified(group.family_schema, group.family_name),
                     fmt::join(clauses, " ,\n    "));
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& group = static_cast<const OperatorClass&>(object);
  EmitOperatorGroup(group, "OPERATOR CLASS", Definition(group), out);
}

}  // namespace

const Kind kOperatorClassKind = {.name = "operator class",
                                 .priority = Priority::kOperatorFamily,
                                 .catalog = kPgOpclass,
                                 .read = Read,
                                 .emit = Emit,
                                 .compare = CompareOperatorGroups};

}  // namespace pgstow::catalog
