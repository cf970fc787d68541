// Views.
// Source: https://www.postgresql.org/docs/18/sql-createview.html
#include <utility>

#include <fmt/format.h>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/view/view_rule.h"

namespace pgstow::catalog {

extern const Kind kViewKind;

namespace {

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& view = static_cast<const Relation&>(object);
  if (view.wants(kDefinition)) {
    model::Entry entry = out.Draft(view, "VIEW");
    entry.selector = model::Selector::kRelation;
    entry.relkind = view.relkind;
    entry.owned_as = "VIEW " + view.QualifiedName();
    entry.definition = "CREATE " + entry.owned_as +
                       (view.view_rule->apart ? StandInBody(view) : ViewBody(*view.view_rule));
    entry.drop = fmt::format("DROP {};\n", entry.owned_as);
    out.Add(std::move(entry));
  }
  EmitRelationComments(view, "VIEW", out);
  EmitRelationLabels(view, "VIEW", out);
  EmitRelationAcls(view, out);
}

}  // namespace

const Kind kViewKind = {
    .name = "view", .priority = Priority::kTable, .catalog = kPgClass, .emit = Emit};

}  // namespace pgstow::catalog
