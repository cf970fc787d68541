// Aggregates: plain, ordered-set and hypothetical-set ones.
// Source: https://www.postgresql.org/docs/18/sql-createaggregate.html,
// https://www.postgresql.org/docs/18/catalog-pg-aggregate.html
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/routine.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kAggregateKind;

namespace {

// How one way of computing the aggregate goes: the usual one, or the moving-aggregate mode. Names
// of functions are quoted and qualified where that is needed; "-": none.
struct Computation {
  std::string step;
  std::string state_type;
  std::string state_space;  // bytes; "0": not told
  std::optional<std::string> initial_value;
  std::string final;
  bool final_extra = false;
  char final_modify = 'r';  // r read only, s shareable, w read-write
};

struct Aggregate : Routine {
  char kind_of_set = 'n';  // aggkind: n normal, o ordered-set, h hypothetical-set
  Computation usual;
  Computation moving;
  std::string inverse_step;  // of the moving-aggregate mode
  std::string combine;
  std::string serialize;
  std::string deserialize;
  std::string sort_operator;  // "OPERATOR(pg_catalog.<)"; empty: none
};

// A column that fills a member of one of the computations.
template <Computation Aggregate::*computation, auto member>
Column<Aggregate> Of(std::string_view expression) {
  return Column<Aggregate>(expression, [](const pg::Row& row, int column, Aggregate& aggregate) {
    internal::Assign(row, column, aggregate.*computation.*member);
  });
}

void FillSortOperator(const pg::Row& row, int column, Aggregate& aggregate) {
  if (row.null(column)) return;
  const std::vector<std::string> name = pg::ParseArray(row.text(column), 2);
  aggregate.sort_operator = fmt::format("OPERATOR({}.{})", sql::Identifier(name[0]), name[1]);
}

const Query<Aggregate>& AggregateQuery() {
  static const Query<Aggregate> query = RoutineQuery<Aggregate>(
      "p.prokind = 'a'",
      {
          {"a.aggkind", &Aggregate::kind_of_set},
          Of<&Aggregate::usual, &Computation::step>("a.aggtransfn"),
          Of<&Aggregate::usual, &Computation::state_type>(
              "pg_catalog.format_type(a.aggtranstype, NULL)"),
          Of<&Aggregate::usual, &Computation::state_space>("a.aggtransspace"),
          Of<&Aggregate::usual, &Computation::initial_value>("a.agginitval"),
          Of<&Aggregate::usual, &Computation::final>("a.aggfinalfn"),
          Of<&Aggregate::usual, &Computation::final_extra>("a.aggfinalextra"),
          Of<&Aggregate::usual, &Computation::final_modify>("a.aggfinalmodify"),
          Of<&Aggregate::moving, &Computation::step>("a.aggmtransfn"),
          Of<&Aggregate::moving, &Computation::state_type>(
              "pg_catalog.format_type(a.aggmtranstype, NULL)"),
          Of<&Aggregate::moving, &Computation::state_space>("a.aggmtransspace"),
          Of<&Aggregate::moving, &Computation::initial_value>("a.aggminitval"),
          Of<&Aggregate::moving, &Computation::final>("a.aggmfinalfn"),
          Of<&Aggregate::moving, &Computation::final_extra>("a.aggmfinalextra"),
          Of<&Aggregate::moving, &Computation::final_modify>("a.aggmfinalmodify"),
          {"a.aggminvtransfn", &Aggregate::inverse_step},
          {"a.aggcombinefn", &Aggregate::combine},
          {"a.aggserialfn", &Aggregate::serialize},
          {"a.aggdeserialfn", &Aggregate::deserialize},
          {"(SELECT ARRAY[n.nspname, o.oprname] FROM pg_catalog.pg_operator o"
           " JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace WHERE o.oid = a.aggsortop)",
           FillSortOperator},
      },
      "JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = p.oid");
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(AggregateQuery(), [&reading](std::unique_ptr<Aggregate> aggregate) {
    reading.store.Add(kAggregateKind, std::move(aggregate));
  });
}

std::string_view ModifyWord(char final_modify) {
  switch (final_modify) {
    case 's':
      return "SHAREABLE";
    case 'w':
      return "READ_WRITE";
    default:
      return "READ_ONLY";
  }
}

// The options of CREATE AGGREGATE, one on a line.
class OptionList {
 public:
  void Flag(std::string_view name) {
    text_ += fmt::format("{}    {}", text_.empty() ? "" : ",\n", name);
  }
  void Value(std::string_view name, std::string_view value) {
    Flag(fmt::format("{} = {}", name, value));
  }
  void Function(std::string_view name, std::string_view function) {
    if (function != "-") Value(name, function);
  }

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// State and final function of a computation; `mode` goes before each option: "M" for the
// moving-aggregate mode. `usual_modify`: what CREATE takes a final function for that is not told.
void AddState(const Computation& computation, std::string_view mode, char usual_modify,
              OptionList& options) {
  const auto name = [mode](std::string_view option) { return fmt::format("{}{}", mode, option); };
  options.Value(name("STYPE"), computation.state_type);
  if (computation.state_space != "0") options.Value(name("SSPACE"), computation.state_space);
  if (computation.initial_value) {
    options.Value(name("INITCOND"), sql::Literal(*computation.initial_value));
  }
  if (computation.final == "-") return;
  options.Value(name("FINALFUNC"), computation.final);
  if (computation.final_extra) options.Flag(name("FINALFUNC_EXTRA"));
  if (computation.final_modify != usual_modify) {
    options.Value(name("FINALFUNC_MODIFY"), ModifyWord(computation.final_modify));
  }
}

// The name with the arguments as CREATE takes them, "(*)" when there are none.
std::string Signature(const Aggregate& aggregate) {
  return fmt::format("{}({})", sql::Identifier(aggregate.name),
                     aggregate.argument_types.empty() ? "*" : aggregate.arguments);
}

std::string Definition(const Aggregate& aggregate, std::string_view qualified) {
  // Final functions of ordered sets sort in place.
  const char usual_modify = aggregate.kind_of_set == 'n' ? 'r' : 'w';
  OptionList options;
  options.Value("SFUNC", aggregate.usual.step);
  AddState(aggregate.usual, "", usual_modify, options);
  options.Function("COMBINEFUNC", aggregate.combine);
  options.Function("SERIALFUNC", aggregate.serialize);
  options.Function("DESERIALFUNC", aggregate.deserialize);
  if (aggregate.moving.step != "-") {
    options.Value("MSFUNC", aggregate.moving.step);
    options.Value("MINVFUNC", aggregate.inverse_step);
    AddState(aggregate.moving, "M", usual_modify, options);
  }
  if (!aggregate.sort_operator.empty()) options.Value("SORTOP", aggregate.sort_operator);
  if (aggregate.kind_of_set == 'h') options.Flag("HYPOTHETICAL");
  if (aggregate.parallel != 'u') {
    options.Value("PARALLEL", aggregate.parallel == 's' ? "safe" : "restricted");
  }
  return fmt::format("CREATE AGGREGATE {} (\n{}\n);\n", qualified, options.text());
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& aggregate = static_cast<const Aggregate&>(object);
  const std::string schema = sql::Identifier(aggregate.schema);
  const std::string signature = Signature(aggregate);
  const std::string qualified = schema + "." + signature;
  const std::string types = fmt::format("{}", fmt::join(aggregate.argument_types, ", "));

  if (aggregate.wants(kDefinition)) {
    model::Entry entry = out.DraftOwned(aggregate, "AGGREGATE", "AGGREGATE " + qualified,
                                        Definition(aggregate, qualified));
    entry.selector = model::Selector::kFunction;
    entry.tag = fmt::format("{}({})", aggregate.name, types.empty() ? "*" : types);
    out.Add(std::move(entry));
  }

  // Privileges are those of a function with these arguments.
  const std::string as_function = fmt::format("{}({})", sql::Identifier(aggregate.name), types);
  Facets facets;
  facets.comment_on = "AGGREGATE " + qualified;
  facets.comment_tag = "AGGREGATE " + signature;
  facets.acl_kind = "FUNCTION";
  facets.acl_name = schema + "." + as_function;
  facets.acl_tag = "FUNCTION " + as_function;
  out.AddFacets(aggregate, facets);
}

}  // namespace

const Kind kAggregateKind = {.name = "aggregate",
                             .priority = Priority::kAggregate,
                             .catalog = kPgProc,
                             .read = Read,
                             .emit = Emit,
                             .compare = CompareRoutines};

}  // namespace pgstow::catalog
