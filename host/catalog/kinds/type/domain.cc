// Domains.
// Source: https://www.postgresql.org/docs/18/sql-createdomain.html
#include "host/catalog/kinds/type/domain.h"

#include <utility>

#include <fmt/format.h>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/type/type.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kDomainKind;

namespace {

const Query<Domain>& DomainQuery() {
  static const Query<Domain> query = TypeQuery<Domain>(
      "t.typtype = 'd'",
      {
          {"pg_catalog.format_type(t.typbasetype, t.typtypmod)", &Domain::base_type},
          {"(SELECT ARRAY[n.nspname, l.collname] FROM pg_catalog.pg_collation l"
           " JOIN pg_catalog.pg_namespace n ON n.oid = l.collnamespace"
           " JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype"
           " WHERE l.oid = t.typcollation AND t.typcollation <> b.typcollation)",
           +[](const pg::Row& row, int column, Domain& domain) {
             if (row.null(column)) return;
             const std::vector<std::string> name = pg::ParseArray(row.text(column), 2);
             domain.collation = sql::Qualified(name[0], name[1]);
           }},
          {"t.typnotnull", &Domain::not_null},
          {"pg_catalog.pg_get_expr(t.typdefaultbin, 'pg_catalog.pg_type'::pg_catalog.regclass)",
           &Domain::default_value},
      });
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(DomainQuery(), [&reading](std::unique_ptr<Domain> domain) {
    reading.store.Add(kDomainKind, std::move(domain));
  });
}

// The constraint's name is left out where the server would choose the same.
std::string NotNullClause(const Domain& domain) {
  for (const DomainConstraint* constraint : domain.constraints) {
    if (constraint->type != 'n' || constraint->name == fmt::format("{}_not_null", domain.name))
      continue;
    return fmt::format(" CONSTRAINT {} {}", sql::Identifier(constraint->name),
                       constraint->definition);
  }
  return " NOT NULL";
}

std::string Definition(const Domain& domain) {
  std::string text = fmt::format("CREATE DOMAIN {} AS {}",
                                 sql::Qualified(domain.schema, domain.name), domain.base_type);
  if (!domain.collation.empty()) text += " COLLATE " + domain.collation;
  if (domain.not_null) text += NotNullClause(domain);
  if (domain.default_value) text += " DEFAULT " + *domain.default_value;
  for (const DomainConstraint* constraint : domain.constraints) {
    if (constraint->type != 'c' || constraint->apart) continue;
    text += fmt::format("\n\tCONSTRAINT {} {}", sql::Identifier(constraint->name),
                        constraint->definition);
  }
  return text + ";\n";
}

// What stands in the definition of the domain has its comment with the domain.
void EmitConstraintComments(const Domain& domain, const CatalogStore& store, Emitter& out) {
  for (const DomainConstraint* constraint : domain.constraints) {
    if (constraint->apart) continue;
    for (const Comment& comment : store.Comments(constraint->catalog)) {
      const std::string on =
          fmt::format("CONSTRAINT {} ON DOMAIN ", sql::Identifier(constraint->name));
      out.AddCommentText(domain, on + sql::Qualified(domain.schema, domain.name),
                         on + sql::Identifier(domain.name), comment.text);
    }
  }
}

void Emit(const Object& object, const CatalogStore& store, Emitter& out) {
  const auto& domain = static_cast<const Domain&>(object);
  if (domain.wants(kDefinition)) AddTypeEntry(domain, "DOMAIN", Definition(domain), out);
  out.AddFacets(domain, TypeFacets(domain, "DOMAIN"));
  EmitConstraintComments(domain, store, out);
}

}  // namespace

const Kind kDomainKind = {
    .name = "domain", .priority = Priority::kType, .catalog = kPgType, .read = Read, .emit = Emit};

}  // namespace pgstow::catalog
