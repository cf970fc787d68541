// What operator classes and families share: their names, and the operators and support functions
// that they list.
// Source: https://www.postgresql.org/docs/18/xindex.html,
// https://www.postgresql.org/docs/18/catalog-pg-amop.html,
// https://www.postgresql.org/docs/18/catalog-pg-amproc.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "host/catalog/emitter.h"
#include "host/catalog/object.h"
#include "host/catalog/query.h"

namespace pgstow::catalog {

// An operator class or family.
struct OperatorGroup : Object {
  std::string method;  // name of its index access method
  // Members that are its own: those of a class are made with it, and the loose ones of a family
  // belong to no class. Four texts for each operator: strategy number, operator with its arguments,
  // schema and name of the family that sorts what it returns (empty for a search operator).
  std::vector<std::string> operators;
  // Four texts for each function: number, function with its arguments, left and right type.
  std::vector<std::string> functions;

  // `schema.name USING method`, quoted.
  std::string QualifiedName() const;
  // The members as statements list them: "OPERATOR 1 <(integer,integer)".
  std::vector<std::string> MemberClauses() const;
};

// Texts of the columns OperatorGroup::operators and ::functions. `catalog`: "pg_opclass" or
// "pg_opfamily"; `oid` and `family`: expressions of the OIDs of the group and of its family.
std::string MemberOperators(std::string_view catalog, std::string_view oid,
                            std::string_view family);
std::string MemberFunctions(std::string_view catalog, std::string_view oid,
                            std::string_view family);

// Adds the group's entry and its comment. `word`: "OPERATOR CLASS" or "OPERATOR FAMILY".
void EmitOperatorGroup(const OperatorGroup& group, std::string_view word, std::string definition,
                       Emitter& out);

// Groups of one name go by their access methods.
int CompareOperatorGroups(const Object& left, const Object& right, const CatalogStore& store);

}  // namespace pgstow::catalog
