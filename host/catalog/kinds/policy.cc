// Policies of row-level security; whether they are in force is said by the table's ROW SECURITY.
// Source: https://www.postgresql.org/docs/18/sql-createpolicy.html,
// https://www.postgresql.org/docs/18/catalog-pg-policy.html
#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/asked.h"
#include "host/catalog/kinds/relation.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kPolicyKind;

namespace {

struct Policy : Object {
  const Relation* table = nullptr;
  Oid table_oid = 0;
  std::string command;  // SELECT, INSERT, UPDATE or DELETE; empty: all
  bool permissive = true;
  std::string roles;       // as TO lists them; empty: PUBLIC
  std::string condition;   // USING; empty: none
  std::string with_check;  // WITH CHECK; empty: none
};

// Roles come as the server finds them: nothing else about a policy puts them in an order.
Query<Policy> PolicyQuery() {
  return {{
              ObjectOid<Policy>("p.oid"),
              {"p.polname", &Object::name},
              {"p.polrelid", &Policy::table_oid},
              {"CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'"
               " WHEN 'd' THEN 'DELETE' END",
               &Policy::command},
              {"p.polpermissive", &Policy::permissive},
              {"CASE WHEN p.polroles <> '{0}' THEN pg_catalog.array_to_string(ARRAY("
               "SELECT pg_catalog.quote_ident(r.rolname) FROM pg_catalog.pg_roles r"
               " WHERE r.oid = ANY (p.polroles)), ', ') END",
               &Policy::roles},
              {"pg_catalog.pg_get_expr(p.polqual, p.polrelid)", &Policy::condition},
              {"pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)", &Policy::with_check},
          },
          "FROM pg_catalog.pg_policy p WHERE p.polrelid = ANY ($relations)\nORDER BY p.oid"};
}

void Read(const Reading& reading) {
  reading.AskAbout("rp", PolicyQuery(), [&reading](std::unique_ptr<Policy> policy) {
    policy->table = &AskedRelation(reading.store, policy->table_oid);
    policy->schema_oid = policy->table->schema_oid;
    policy->owner = policy->table->owner;
    policy->parent = policy->table->id;
    reading.store.Add(kPolicyKind, std::move(policy));
  });
}

std::string Definition(const Policy& policy) {
  std::string sql = fmt::format("CREATE POLICY {} ON {}", sql::Identifier(policy.name),
                                policy.table->QualifiedName());
  if (!policy.permissive) sql += " AS RESTRICTIVE";
  if (!policy.command.empty()) sql += " FOR " + policy.command;
  if (!policy.roles.empty()) sql += " TO " + policy.roles;
  if (!policy.condition.empty()) sql += fmt::format(" USING ({})", policy.condition);
  if (!policy.with_check.empty()) sql += fmt::format(" WITH CHECK ({})", policy.with_check);
  return sql + ";\n";
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& policy = static_cast<const Policy&>(object);
  const std::string table = policy.table->QualifiedName();
  const std::string name = sql::Identifier(policy.name);
  if (policy.wants(kDefinition)) {
    model::Entry entry = out.Draft(policy, "POLICY");
    entry.tag = fmt::format("{} {}", policy.table->name, policy.name);
    entry.definition = Definition(policy);
    entry.drop = fmt::format("DROP POLICY {} ON {};\n", name, table);
    out.Add(std::move(entry));
  }
  out.AddComment(policy, 0, fmt::format("POLICY {} ON {}", name, table),
                 fmt::format("POLICY {} ON {}", name, sql::Identifier(policy.table->name)));
}

}  // namespace

const Kind kPolicyKind = {.name = "policy",
                          .priority = Priority::kPolicy,
                          .catalog = kPgPolicy,
                          .section = model::Section::kPostData,
                          .read = Read,
                          .emit = Emit};

}  // namespace pgstow::catalog
