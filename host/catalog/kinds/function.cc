#include "host/catalog/kinds/function.h"

#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "host/catalog/facets/extension_dependency.h"
#include "host/catalog/facets/settings.h"
#include "host/catalog/kind.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kFunctionKind;

namespace {

const Query<Function>& FunctionQuery() {
  static const Query<Function> query = RoutineQuery<Function>(
      // Constructors of range types are made and dropped with the type.
      "p.prokind <> 'a' AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d"
      " WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass"
      " AND d.objid = p.oid AND d.deptype = 'i')",
      {
          {"p.prokind", &Function::prokind},
          {"l.lanname", &Function::language},
          {"pg_catalog.pg_get_function_identity_arguments(p.oid)", &Function::identity_arguments},
          {"pg_catalog.pg_get_function_result(p.oid)", &Function::result},
          {"ARRAY(SELECT pg_catalog.format_type(a.type, NULL)"
           " FROM pg_catalog.unnest(p.protrftypes) WITH ORDINALITY AS a(type, nr) ORDER BY a.nr)",
           &Function::transform_types},
          {"p.proretset", &Function::returns_set},
          {"p.provolatile", &Function::volatility},
          {"p.proisstrict", &Function::strict},
          {"p.prosecdef", &Function::security_definer},
          {"p.proleakproof", &Function::leakproof},
          {"p.procost", &Function::cost},
          {"p.prorows", &Function::rows},
          {"p.prosupport", &Function::support},
          {"p.proconfig", &Function::settings},
          {"p.prosrc", &Function::source},
          {"p.probin", &Function::binary},
          Column<Function>("pg_catalog.pg_get_function_sqlbody(p.oid)", &Function::body).Since(14),
          DependsOnExtensions<Function>("pg_proc", "p.oid", &Function::depends_on_extensions),
      },
      "JOIN pg_catalog.pg_language l ON l.oid = p.prolang");
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(FunctionQuery(), [&reading](std::unique_ptr<Function> function) {
    reading.store.Add(kFunctionKind, std::move(function));
  });
}

// What stands between LANGUAGE and the settings, with a space before each.
std::string Attributes(const Function& function) {
  std::string text;
  if (!function.transform_types.empty()) {
    text +=
        fmt::format(" TRANSFORM FOR TYPE {}", fmt::join(function.transform_types, ", FOR TYPE "));
  }
  if (function.prokind == 'w') text += " WINDOW";
  if (function.volatility == 'i') text += " IMMUTABLE";
  if (function.volatility == 's') text += " STABLE";
  if (function.strict) text += " STRICT";
  if (function.security_definer) text += " SECURITY DEFINER";
  if (function.leakproof) text += " LEAKPROOF";
  // Cost and rows are left out where CREATE would choose the same.
  const bool compiled = function.language == "internal" || function.language == "c";
  if (function.cost != "0" && function.cost != (compiled ? "1" : "100")) {
    text += " COST " + function.cost;
  }
  if (function.returns_set && function.rows != "0" && function.rows != "1000") {
    text += " ROWS " + function.rows;
  }
  if (function.support != "-") text += " SUPPORT " + function.support;
  if (function.parallel == 's') text += " PARALLEL SAFE";
  if (function.parallel == 'r') text += " PARALLEL RESTRICTED";
  return text;
}

// What makes the function do something: a body in SQL syntax, a file and a link symbol, or source
// text. The source of a file's function needs dollar quotes only where plain ones read badly.
std::string Body(const Function& function) {
  if (function.body) return *function.body;
  if (!function.binary) return "AS " + sql::DollarQuoted(function.source);
  std::string text = "AS " + sql::Literal(*function.binary);
  if (function.source.empty()) return text;
  const bool plain = function.source.find_first_of("'\\") == std::string::npos;
  return text + ", " + (plain ? sql::Literal(function.source) : sql::DollarQuoted(function.source));
}

std::string Definition(const Function& function) {
  std::string text =
      fmt::format("CREATE {} {}({})", function.Word(),
                  sql::Qualified(function.schema, function.name), function.arguments);
  if (!function.result.empty()) text += " RETURNS " + function.result;
  text += "\n    LANGUAGE " + sql::Identifier(function.language) + Attributes(function);
  for (const std::string& setting : function.settings) {
    text += "\n    SET " + SettingClause(setting, Backslashes::kAsSession);
  }
  text += "\n    " + Body(function) + ";\n";
  return text + DependsOnExtensionStatements(
                    fmt::format("{} {}.{}", function.Word(), sql::Identifier(function.schema),
                                function.Signature()),
                    function.depends_on_extensions);
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& function = static_cast<const Function&>(object);
  const std::string word(function.Word());
  const std::string signature = function.Signature();
  const std::string qualified = sql::Identifier(function.schema) + "." + signature;

  if (function.wants(kDefinition)) {
    model::Entry entry = out.Draft(function, word);
    entry.selector = model::Selector::kFunction;
    entry.tag = fmt::format("{}({})", function.name, fmt::join(function.argument_types, ", "));
    entry.owned_as = word + " " + qualified;
    entry.definition = Definition(function);
    entry.drop = fmt::format("DROP {} {};\n", word, qualified);
    out.Add(std::move(entry));
  }

  Facets facets;
  facets.comment_on = word + " " + qualified;
  facets.comment_tag = facets.acl_tag = word + " " + signature;
  facets.acl_kind = word;
  facets.acl_name = qualified;
  out.AddFacets(function, facets);
}

}  // namespace

std::string Function::Signature() const {
  return fmt::format("{}({})", sql::Identifier(name), identity_arguments);
}

const Kind kFunctionKind = {.name = "function",
                            .priority = Priority::kFunction,
                            .catalog = kPgProc,
                            .read = Read,
                            .emit = Emit,
                            .compare = CompareRoutines};

}  // namespace pgstow::catalog
