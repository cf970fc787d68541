// Operator families. Members that came with a class are made with it again; the family lists the
// loose ones.
// Source: https://www.postgresql.org/docs/18/sql-createopfamily.html,
// https://www.postgresql.org/docs/18/sql-alteropfamily.html
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/operator/members.h"
#include "host/catalog/query.h"

namespace pgstow::catalog {

extern const Kind kOperatorFamilyKind;

namespace {

struct OperatorFamily : OperatorGroup {
  std::vector<Oid> needs;  // what its members depend on: catalog and OID, alternating
};

// Members are no objects of their own here, so the family stands for all of them: also for those of
// its classes, which come after it and so needn't say it again.
constexpr std::string_view kNeeds =
    "ARRAY(SELECT pg_catalog.unnest(ARRAY[d.refclassid, d.refobjid]) FROM pg_catalog.pg_depend d"
    " JOIN (SELECT m.tableoid AS catalog, m.oid FROM pg_catalog.pg_amop m"
    " WHERE m.amopfamily = f.oid"
    " UNION ALL SELECT m.tableoid, m.oid FROM pg_catalog.pg_amproc m"
    " WHERE m.amprocfamily = f.oid) member ON d.classid = member.catalog AND d.objid = member.oid"
    " WHERE d.deptype IN ('n', 'a') ORDER BY d.objid)";

const Query<OperatorFamily>& FamilyQuery() {
  static const Query<OperatorFamily> query = {
      {
          ObjectOid<OperatorFamily>("f.oid"),
          {"f.opfname", &OperatorFamily::name},
          {"f.opfnamespace", &OperatorFamily::schema_oid},
          {"f.opfowner", &OperatorFamily::owner_oid},
          {"a.amname", &OperatorFamily::method},
          {MemberOperators("pg_opfamily", "f.oid", "f.oid"), &OperatorFamily::operators},
          {MemberFunctions("pg_opfamily", "f.oid", "f.oid"), &OperatorFamily::functions},
          {kNeeds, &OperatorFamily::needs},
      },
      "FROM pg_catalog.pg_opfamily f\n"
      "JOIN pg_catalog.pg_am a ON a.oid = f.opfmethod\n"
      "WHERE f.oid >= 16384 ORDER BY f.oid"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(FamilyQuery(), [&reading](std::unique_ptr<OperatorFamily> group) {
    reading.store.Add(kOperatorFamilyKind, std::move(group));
  });
}

void Link(CatalogStore& store) {
  for (const auto& object : store.objects()) {
    if (object->kind != &kOperatorFamilyKind) continue;
    auto& family = static_cast<OperatorFamily&>(*object);
    for (size_t i = 0; i + 1 < family.needs.size(); i += 2) {
      const Object* needed = store.Find(family.needs[i], family.needs[i + 1]);
      if (needed != nullptr && needed != &family) family.dependencies.push_back(needed->id);
    }
  }
}

std::string Definition(const OperatorFamily& group) {
  const std::string name = group.QualifiedName();
  std::string text = fmt::format("CREATE OPERATOR FAMILY {};\n", name);
  const std::vector<std::string> clauses = group.MemberClauses();
  if (!clauses.empty()) {
    text += fmt::format("ALTER OPERATOR FAMILY {} ADD\n    {};\n", name,
                        fmt::join(clauses, " ,\n    "));
  }
  return text;
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& group = static_cast<const OperatorFamily&>(object);
  EmitOperatorGroup(group, "OPERATOR FAMILY", Definition(group), out);
}

}  // namespace

const Kind kOperatorFamilyKind = {.name = "operator family",
                                  .priority = Priority::kOperatorFamily,
                                  .catalog = kPgOpfamily,
                                  .read = Read,
                                  .link = Link,
                                  .emit = Emit,
                                  .compare = CompareOperatorGroups};

}  // namespace pgstow::catalog
