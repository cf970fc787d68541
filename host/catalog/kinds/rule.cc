// Rules, but for those that hold the queries of views.
// Source: https://www.postgresql.org/docs/18/sql-createrule.html,
// https://www.postgresql.org/docs/18/catalog-pg-rewrite.html
#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/facets/firing.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/asked.h"
#include "host/catalog/kinds/relation.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kRuleKind;

namespace {

struct Rule : Object {
  const Relation* relation = nullptr;
  Oid relation_oid = 0;
  std::string definition;  // pg_get_ruledef, with its semicolon
  char enabled = kFiresOnOrigin;
};

Query<Rule> RuleQuery() {
  return {{
              ObjectOid<Rule>("r.oid"),
              {"r.rulename", &Object::name},
              {"r.ev_class", &Rule::relation_oid},
              {"pg_catalog.pg_get_ruledef(r.oid)", &Rule::definition},
              {"r.ev_enabled", &Rule::enabled},
          },
          "FROM pg_catalog.pg_rewrite r\n"
          "WHERE r.ev_class = ANY ($relations) AND (r.ev_type <> '1' OR NOT r.is_instead)\n"
          "ORDER BY r.oid"};
}

void Read(const Reading& reading) {
  reading.AskAbout("rpvm", RuleQuery(), [&reading](std::unique_ptr<Rule> rule) {
    rule->relation = &AskedRelation(reading.store, rule->relation_oid);
    rule->schema_oid = rule->relation->schema_oid;
    rule->owner = rule->relation->owner;
    rule->parent = rule->relation->id;
    reading.store.Add(kRuleKind, std::move(rule));
  });
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& rule = static_cast<const Rule&>(object);
  const std::string relation = rule.relation->QualifiedName();
  const std::string name = sql::Identifier(rule.name);
  if (rule.wants(kDefinition)) {
    model::Entry entry = out.Draft(rule, "RULE");
    entry.tag = fmt::format("{} {}", rule.relation->name, rule.name);
    entry.definition = rule.definition + "\n";
    if (rule.enabled != kFiresOnOrigin) {
      entry.definition +=
          fmt::format("ALTER TABLE {} {} RULE {};\n", relation, FiringWord(rule.enabled), name);
    }
    entry.drop = fmt::format("DROP RULE {} ON {};\n", name, relation);
    out.Add(std::move(entry));
  }
  out.AddComment(rule, 0, fmt::format("RULE {} ON {}", name, relation),
                 fmt::format("RULE {} ON {}", name, sql::Identifier(rule.relation->name)));
}

}  // namespace

const Kind kRuleKind = {.name = "rule",
                        .priority = Priority::kRule,
                        .catalog = kPgRewrite,
                        .section = model::Section::kPostData,
                        .read = Read,
                        .emit = Emit};

}  // namespace pgstow::catalog
