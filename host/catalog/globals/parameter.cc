// Privileges on configuration parameters.
// Source: https://www.postgresql.org/docs/18/catalog-pg-parameter-acl.html
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "host/catalog/globals/rooms.h"
#include "host/catalog/query.h"
#include "host/sql/acl.h"
#include "host/sql/quote.h"

namespace pgstow::catalog::globals {
namespace {

struct Parameter {
  std::string name;
  std::string owner;  // the role that initdb made, which every parameter belongs to
  std::vector<std::string> acl;
  std::vector<std::string> base;
};

const Query<Parameter>& ParameterQuery() {
  static const Query<Parameter> query = {{
                                             {"p.parname", &Parameter::name},
                                             {"pg_catalog.pg_get_userbyid(10)", &Parameter::owner},
                                             {"p.paracl", &Parameter::acl},
                                             {"pg_catalog.acldefault('p', 10)", &Parameter::base},
                                         },
                                         "FROM pg_catalog.pg_parameter_acl p ORDER BY p.parname"};
  return query;
}

}  // namespace

Entries ReadParameters(Reading& reading) {
  Entries entries;
  ParameterQuery().Run(reading.connection(), [&](const std::unique_ptr<Parameter>& parameter) {
    const sql::AclTarget target{.kind = "PARAMETER",
                                .name = sql::Identifier(parameter->name),
                                .column = "",
                                .owner = parameter->owner,
                                .prefix = ""};
    model::Entry entry = reading.Draft("ACL", "PARAMETER " + target.name, parameter->owner);
    entry.role = model::Role::kAcl;
    entry.section = model::Section::kNone;
    entry.definition = sql::AclStatements(target, parameter->acl, parameter->base);
    entries.push_back(std::move(entry));
  });
  return entries;
}

}  // namespace pgstow::catalog::globals
