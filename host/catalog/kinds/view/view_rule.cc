#include "host/catalog/kinds/view/view_rule.h"

#include <utility>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/catalog/facets/columns.h"
#include "host/catalog/facets/extension_dependency.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/asked.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kViewRuleKind;

namespace {

// All rules are read, since they order the views whatever is selected.
const Query<ViewRule>& RuleQuery() {
  static const Query<ViewRule> query = {
      {
          ObjectOid<ViewRule>("r.oid"),
          {"r.rulename", &ViewRule::name},
          {"r.ev_class", &ViewRule::relation},
          DependsOnExtensions<ViewRule>("pg_class", "r.ev_class", &ViewRule::depends_on_extensions),
      },
      "FROM pg_catalog.pg_rewrite r\n"
      "WHERE r.ev_type = '1' AND r.is_instead AND r.oid >= 16384\n"
      "ORDER BY r.oid"};
  return query;
}

// Only those are deparsed that may be written.
constexpr std::string_view kViewQuery =
    "SELECT v.oid, pg_catalog.rtrim(pg_catalog.pg_get_viewdef(v.oid), ';')"
    " FROM pg_catalog.unnest($relations) AS v(oid) ORDER BY v.oid";

void AddRule(CatalogStore& store, std::unique_ptr<ViewRule> rule) {
  auto* view = store.FindAs<Relation>(kPgClass, rule->relation);
  if (view == nullptr) return;
  rule->view = view;
  rule->schema_oid = view->schema_oid;
  rule->owner = view->owner;
  rule->parent = view->id;
  ViewRule& added = store.Add(kViewRuleKind, std::move(rule));
  // Where it stands is where its view stands.
  added.section = model::Section::kNone;
  view->view_rule = &added;
  view->dependencies.push_back(added.id);
}

// The server deparses from its latest state, where the view may be no more.
void TakeQuery(const CatalogStore& store, const pg::Row& row) {
  const Relation* const view = &AskedRelation(store, row.oid(0));
  if (row.text(1).empty()) {
    base::Throw(base::ErrorCode::kServer,
                "view \"{}\" was dropped while the catalogs were being read",
                view->QualifiedName());
  }
  if (view->view_rule != nullptr) view->view_rule->query = row.text(1);
}

void Read(const Reading& reading) {
  CatalogStore& store = reading.store;
  reading.Ask(RuleQuery(),
              [&store](std::unique_ptr<ViewRule> rule) { AddRule(store, std::move(rule)); });
  reading.AskAbout("vm", std::string(kViewQuery),
                   [&store](const pg::Row& row) { TakeQuery(store, row); });
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& rule = static_cast<const ViewRule&>(object);
  if (!rule.apart) return;
  const Relation& view = *rule.view;
  const std::string replace = "CREATE OR REPLACE VIEW " + view.QualifiedName();
  if (rule.wants(kDefinition)) {
    model::Entry entry = out.Draft(rule, "RULE");
    entry.tag = fmt::format("{} {}", view.name, rule.name);
    entry.definition = replace + ViewBody(rule);
    entry.drop = replace + StandInBody(view);
    out.Add(std::move(entry));
  }
  const std::string on = fmt::format("RULE {} ON ", sql::Identifier(rule.name));
  out.AddComment(rule, 0, on + view.QualifiedName(), on + sql::Identifier(view.name));
}

}  // namespace

std::string ViewBody(const ViewRule& rule) {
  const Relation& view = *rule.view;
  std::string text;
  if (!view.options.empty()) text += fmt::format(" WITH ({})", OptionList(view.options));
  text += " AS\n" + rule.query;
  if (!view.check_option.empty()) {
    text += fmt::format("\n  WITH {} CHECK OPTION", view.check_option);
  }
  return text + ";\n";
}

std::string StandInBody(const Relation& view) {
  std::string text = " AS\nSELECT";
  std::string_view separator = "\n    ";
  for (const RelationColumn& column : view.columns) {
    text += fmt::format("{}NULL::{}", separator, column.type);
    if (!column.collation.empty()) text += fmt::format(" COLLATE {}", column.collation);
    text += " AS " + sql::Identifier(column.name);
    separator = ",\n    ";
  }
  return text + ";\n";
}

const Kind kViewRuleKind = {.name = "rule of a view",
                            .priority = Priority::kRule,
                            .catalog = kPgRewrite,
                            .section = model::Section::kPostData,
                            .read = Read,
                            .emit = Emit};

}  // namespace pgstow::catalog
