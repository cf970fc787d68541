// Constraints of domains. One that is valid is written within CREATE DOMAIN and only orders other
// objects by itself; one that is NOT VALID, or that a dependency loop needs later, stands apart.
// Source: https://www.postgresql.org/docs/18/sql-alterdomain.html,
// https://www.postgresql.org/docs/18/catalog-pg-constraint.html
#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/type/domain.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kDomainConstraintKind;

namespace {

const Query<DomainConstraint>& ConstraintQuery() {
  static const Query<DomainConstraint> query = {
      {
          ObjectOid<DomainConstraint>("c.oid"),
          {"c.conname", &DomainConstraint::name},
          {"c.connamespace", &DomainConstraint::schema_oid},
          {"c.contypid", &DomainConstraint::domain_oid},
          {"c.contype", &DomainConstraint::type},
          {"c.convalidated", &DomainConstraint::validated},
          {"pg_catalog.pg_get_constraintdef(c.oid)", &DomainConstraint::definition},
      },
      "FROM pg_catalog.pg_constraint c\n"
      "WHERE c.contypid <> 0 AND c.oid >= 16384 AND c.contype IN ('c', 'n')\n"
      "ORDER BY c.conname, c.oid"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(ConstraintQuery(), [&](std::unique_ptr<DomainConstraint> constraint) {
    auto* domain = reading.store.FindAs<Domain>(kPgType, constraint->domain_oid);
    if (domain == nullptr) return;
    constraint->domain = domain;
    constraint->owner = domain->owner;
    constraint->parent = domain->id;
    constraint->apart = !constraint->validated;
    DomainConstraint& added = reading.store.Add(kDomainConstraintKind, std::move(constraint));
    domain->constraints.push_back(&added);
    if (added.apart) return;
    // The domain is written when the constraint can be; the way back goes (see loops.cc).
    added.section = model::Section::kNone;
    domain->dependencies.push_back(added.id);
  });
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& constraint = static_cast<const DomainConstraint&>(object);
  if (!constraint.apart) return;
  const Domain& domain = *constraint.domain;
  const std::string domain_name = sql::Qualified(domain.schema, domain.name);
  const std::string name = sql::Identifier(constraint.name);

  if (constraint.wants(kDefinition)) {
    model::Entry entry = out.Draft(constraint, "CHECK CONSTRAINT");
    entry.tag = fmt::format("{} {}", domain.name, constraint.name);
    entry.definition = fmt::format("ALTER DOMAIN {}\n    ADD CONSTRAINT {} {};\n", domain_name,
                                   name, constraint.definition);
    entry.drop = fmt::format("ALTER DOMAIN {} DROP CONSTRAINT {};\n", domain_name, name);
    out.Add(std::move(entry));
  }
  out.AddComment(constraint, 0, fmt::format("CONSTRAINT {} ON DOMAIN {}", name, domain_name),
                 fmt::format("CONSTRAINT {} ON DOMAIN {}", name, sql::Identifier(domain.name)));
}

}  // namespace

const Kind kDomainConstraintKind = {.name = "domain constraint",
                                    .priority = Priority::kConstraint,
                                    .catalog = kPgConstraint,
                                    .section = model::Section::kPostData,
                                    .read = Read,
                                    .emit = Emit};

}  // namespace pgstow::catalog
