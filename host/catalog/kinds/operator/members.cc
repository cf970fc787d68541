#include "host/catalog/kinds/operator/members.h"

#include <utility>

#include <fmt/format.h>

#include "host/sql/quote.h"

namespace pgstow::catalog {
namespace {

// Rows of `member_catalog`, alias m, that belong to the group.
std::string Owned(std::string_view member_catalog, std::string_view catalog, std::string_view oid,
                  std::string_view family_column, std::string_view family) {
  return fmt::format(
      "FROM pg_catalog.{0} m WHERE {3} = {4} AND EXISTS (SELECT FROM pg_catalog.pg_depend d"
      " WHERE d.classid = 'pg_catalog.{0}'::pg_catalog.regclass AND d.objid = m.oid"
      " AND d.refclassid = 'pg_catalog.{1}'::pg_catalog.regclass AND d.refobjid = {2})",
      member_catalog, catalog, oid, family_column, family);
}

}  // namespace

// pg_dump has the server sort the operators by number alone, as it finds them in the index on
// pg_amop. Sorting in these two steps leaves those of one number in the order that it leaves them.
std::string MemberOperators(std::string_view catalog, std::string_view oid,
                            std::string_view family) {
  return fmt::format(
      "ARRAY(SELECT pg_catalog.unnest(ARRAY[s.amopstrategy::pg_catalog.text,"
      " s.amopopr::pg_catalog.regoperator::pg_catalog.text,"
      " COALESCE((SELECT n.nspname FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_namespace n"
      " ON n.oid = f.opfnamespace WHERE f.oid = s.amopsortfamily)::pg_catalog.text, ''),"
      " COALESCE((SELECT f.opfname FROM pg_catalog.pg_opfamily f"
      " WHERE f.oid = s.amopsortfamily)::pg_catalog.text, '')])"
      " FROM (SELECT m.* {} ORDER BY m.amoplefttype, m.amoprighttype, m.amopstrategy) s"
      " ORDER BY s.amopstrategy)",
      Owned("pg_amop", catalog, oid, "m.amopfamily", family));
}

// The same with functions, which pg_dump takes from the index on pg_depend.
std::string MemberFunctions(std::string_view catalog, std::string_view oid,
                            std::string_view family) {
  return fmt::format(
      "ARRAY(SELECT pg_catalog.unnest(ARRAY[s.amprocnum::pg_catalog.text,"
      " s.amproc::pg_catalog.regprocedure::pg_catalog.text,"
      " s.amproclefttype::pg_catalog.regtype::pg_catalog.text,"
      " s.amprocrighttype::pg_catalog.regtype::pg_catalog.text])"
      " FROM (SELECT m.* {} ORDER BY m.oid) s ORDER BY s.amprocnum)",
      Owned("pg_amproc", catalog, oid, "m.amprocfamily", family));
}

std::string OperatorGroup::QualifiedName() const {
  return fmt::format("{} USING {}", sql::Qualified(schema, name), sql::Identifier(method));
}

std::vector<std::string> OperatorGroup::MemberClauses() const {
  std::vector<std::string> clauses;
  clauses.reserve((operators.size() + functions.size()) / 4);
  for (size_t i = 0; i + 3 < operators.size(); i += 4) {
    std::string clause = fmt::format("OPERATOR {} {}", operators[i], operators[i + 1]);
    if (!operators[i + 3].empty()) {
      clause += " FOR ORDER BY " + sql::Qualified(operators[i + 2], operators[i + 3]);
    }
    clauses.push_back(std::move(clause));
  }
  for (size_t i = 0; i + 3 < functions.size(); i += 4) {
    clauses.push_back(fmt::format("FUNCTION {} ({}, {}) {}", functions[i], functions[i + 2],
                                  functions[i + 3], functions[i + 1]));
  }
  return clauses;
}

void EmitOperatorGroup(const OperatorGroup& group, std::string_view word, std::string definition,
                       Emitter& out) {
  const std::string qualified = fmt::format("{} {}", word, group.QualifiedName());
  if (group.wants(kDefinition)) {
    out.Add(out.DraftOwned(group, word, qualified, std::move(definition)));
  }
  out.AddComment(group, 0, qualified,
                 fmt::format("{} {} USING {}", word, sql::Identifier(group.name),
                             sql::Identifier(group.method)));
}

int CompareOperatorGroups(const Object& left, const Object& right, const CatalogStore&) {
  return static_cast<const OperatorGroup&>(left).method.compare(
      static_cast<const OperatorGroup&>(right).method);
}

}  // namespace pgstow::catalog
