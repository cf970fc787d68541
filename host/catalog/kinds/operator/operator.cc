// Operators. One that is only named, as the partner of another, has no function and is not
// dumped: naming it again makes it again.
// Source: https://www.postgresql.org/docs/18/sql-createoperator.html,
// https://www.postgresql.org/docs/18/catalog-pg-operator.html
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kOperatorKind;

namespace {

struct Operator : Object {
  char operkind = 'b';  // b between its arguments, l before its only one, r after it (13)
  // Types as text; meaningless where it has no such argument.
  std::string left;
  std::string right;
  std::vector<std::string> argument_type_names;  // schema and bare name of each, alternating
  // Functions, quoted, qualified where needed; empty: none.
  std::string function;
  std::string restrict_estimator;
  std::string join_estimator;
  // Schema and name; empty: none.
  std::vector<std::string> commutator;
  std::vector<std::string> negator;
  bool merges = false;
  bool hashes = false;

  // "(integer, text)", "(NONE, text)": as statements tell operators of one name apart.
  std::string Arguments() const {
    return fmt::format("({}, {})", operkind == 'l' ? "NONE" : left,
                       operkind == 'r' ? "NONE" : right);
  }
};

// Name of a function without its arguments.
std::string FunctionName(std::string_view oid) {
  return fmt::format(
      "(SELECT CASE n.nspname WHEN 'pg_catalog' THEN ''"
      " ELSE pg_catalog.quote_ident(n.nspname) || '.' END || pg_catalog.quote_ident(p.proname)"
      " FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace"
      " WHERE p.oid = {})",
      oid);
}

std::string Partner(std::string_view oid) {
  return fmt::format(
      "(SELECT ARRAY[n.nspname, p.oprname] FROM pg_catalog.pg_operator p"
      " JOIN pg_catalog.pg_namespace n ON n.oid = p.oprnamespace WHERE p.oid = {})",
      oid);
}

const Query<Operator>& OperatorQuery() {
  static const Query<Operator> query = {
      {
          ObjectOid<Operator>("o.oid"),
          {"o.oprname", &Operator::name},
          {"o.oprnamespace", &Operator::schema_oid},
          {"o.oprowner", &Operator::owner_oid},
          {"o.oprkind", &Operator::operkind},
          {"pg_catalog.format_type(o.oprleft, NULL)", &Operator::left},
          {"pg_catalog.format_type(o.oprright, NULL)", &Operator::right},
          {"ARRAY(SELECT pg_catalog.unnest(ARRAY[n.nspname, t.typname])"
           " FROM pg_catalog.unnest(ARRAY[o.oprleft, o.oprright]) WITH ORDINALITY AS a(type, nr)"
           " JOIN pg_catalog.pg_type t ON t.oid = a.type"
           " JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace ORDER BY a.nr)",
           &Operator::argument_type_names},
          {FunctionName("o.oprcode"), &Operator::function},
          {FunctionName("o.oprrest"), &Operator::restrict_estimator},
          {FunctionName("o.oprjoin"), &Operator::join_estimator},
          {Partner("o.oprcom"), &Operator::commutator},
          {Partner("o.oprnegate"), &Operator::negator},
          {"o.oprcanmerge", &Operator::merges},
          {"o.oprcanhash", &Operator::hashes},
      },
      "FROM pg_catalog.pg_operator o WHERE o.oid >= 16384 AND o.oprcode <> 0 ORDER BY o.oid"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(OperatorQuery(), [&reading](std::unique_ptr<Operator> oper) {
    reading.store.Add(kOperatorKind, std::move(oper));
  });
}

// Partners are always qualified, since a bare name would be looked for on the search path.
std::string PartnerText(const std::vector<std::string>& schema_and_name) {
  return fmt::format("OPERATOR({}.{})", sql::Identifier(schema_and_name[0]), schema_and_name[1]);
}

std::string Definition(const Operator& oper) {
  std::vector<std::string> clauses = {"FUNCTION = " + oper.function};
  if (oper.operkind != 'l') clauses.push_back("LEFTARG = " + oper.left);
  if (oper.operkind != 'r') clauses.push_back("RIGHTARG = " + oper.right);
  if (!oper.commutator.empty()) clauses.push_back("COMMUTATOR = " + PartnerText(oper.commutator));
  if (!oper.negator.empty()) clauses.push_back("NEGATOR = " + PartnerText(oper.negator));
  if (oper.merges) clauses.emplace_back("MERGES");
  if (oper.hashes) clauses.emplace_back("HASHES");
  if (!oper.restrict_estimator.empty()) clauses.push_back("RESTRICT = " + oper.restrict_estimator);
  if (!oper.join_estimator.empty()) clauses.push_back("JOIN = " + oper.join_estimator);
  return fmt::format("CREATE OPERATOR {}.{} (\n    {}\n);\n", sql::Identifier(oper.schema),
                     oper.name, fmt::join(clauses, ",\n    "));
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& oper = static_cast<const Operator&>(object);
  const std::string signature = fmt::format("{} {}", oper.name, oper.Arguments());
  const std::string qualified =
      fmt::format("OPERATOR {}.{}", sql::Identifier(oper.schema), signature);
  if (oper.wants(kDefinition)) {
    if (oper.operkind == 'r') {
      base::LogWarning(base::Error(
          base::ErrorCode::kUnsupported,
          fmt::format("postfix operators are not supported anymore (operator \"{}.{}\")",
                      sql::Identifier(oper.schema), signature)));
    }
    out.Add(out.DraftOwned(oper, "OPERATOR", qualified, Definition(oper)));
  }
  out.AddComment(oper, 0, qualified, "OPERATOR " + signature);
}

// Operators of one name: those before their argument first, then by the types of the arguments.
int CompareOperators(const Object& left, const Object& right, const CatalogStore&) {
  const auto& a = static_cast<const Operator&>(left);
  const auto& b = static_cast<const Operator&>(right);
  if (a.operkind != b.operkind) return b.operkind - a.operkind;
  if (a.argument_type_names == b.argument_type_names) return 0;
  return a.argument_type_names < b.argument_type_names ? -1 : 1;
}

}  // namespace

const Kind kOperatorKind = {.name = "operator",
                            .priority = Priority::kOperator,
                            .catalog = kPgOperator,
                            .read = Read,
                            .emit = Emit,
                            .compare = CompareOperators};

}  // namespace pgstow::catalog
