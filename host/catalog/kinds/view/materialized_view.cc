// Materialized views, made empty and refreshed at the very end.
// Source: https://www.postgresql.org/docs/18/sql-creatematerializedview.html
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/catalog/facets/extension_dependency.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/view/view_rule.h"
#include "host/catalog/order.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kMaterializedViewKind;
extern const Kind kRefreshKind;

namespace {

// REFRESH of one materialized view.
struct Refresh : Object {
  const Relation* view = nullptr;
  bool populated = true;  // it, and all materialized views that it reads, hold rows
};

// Which materialized view reads which other, also through views. One that reads an unpopulated one
// can't be refreshed, so it stays empty too.
constexpr std::string_view kReadsQuery = R"(WITH RECURSIVE reads(reader, source, kind) AS (
  SELECT r.ev_class, c.oid, c.relkind
  FROM pg_catalog.pg_rewrite r
  JOIN pg_catalog.pg_class m ON m.oid = r.ev_class AND m.relkind = 'm'
  JOIN pg_catalog.pg_depend d ON d.classid = r.tableoid AND d.objid = r.oid
    AND d.refclassid = m.tableoid AND d.refobjid <> m.oid
  JOIN pg_catalog.pg_class c ON c.oid = d.refobjid AND c.relkind IN ('m', 'v')
 UNION
  SELECT w.reader, c.oid, c.relkind
  FROM reads w
  JOIN pg_catalog.pg_rewrite r ON r.ev_class = w.source
  JOIN pg_catalog.pg_depend d ON d.classid = r.tableoid AND d.objid = r.oid
    AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid <> r.ev_class
  JOIN pg_catalog.pg_class c ON c.oid = d.refobjid AND c.relkind IN ('m', 'v')
)
SELECT reader, source FROM reads WHERE kind = 'm' ORDER BY reader, source)";

using Refreshes = std::map<Oid, Refresh*>;  // by the view

std::vector<const Relation*> MaterializedViews(const CatalogStore& store) {
  std::vector<const Relation*> views;
  for (const auto& object : store.objects()) {
    if (object->kind == &kMaterializedViewKind) {
      views.push_back(static_cast<const Relation*>(object.get()));
    }
  }
  return views;
}

Refreshes AddRefreshes(CatalogStore& store, std::span<const Relation* const> views) {
  Refreshes refreshes;
  for (const Relation* view : views) {
    auto refresh = std::make_unique<Refresh>();
    refresh->name = view->name;
    refresh->schema_oid = view->schema_oid;
    refresh->owner = view->owner;
    refresh->parent = view->id;
    refresh->view = view;
    refresh->populated = view->populated;
    refresh->dependencies.push_back(view->id);
    refreshes[view->catalog.oid] = &store.Add(kRefreshKind, std::move(refresh));
  }
  return refreshes;
}

void ReadRefreshes(const Reading& reading) {
  std::vector<const Relation*> views = MaterializedViews(reading.store);
  if (views.empty()) return;
  const auto refreshes = std::make_shared<Refreshes>();
  reading.Then([&store = reading.store, refreshes, views = std::move(views)] {
    *refreshes = AddRefreshes(store, views);
  });
  reading.Ask(std::string(kReadsQuery), [refreshes](const pg::Row& row) {
    const auto reader = refreshes->find(row.oid(0));
    const auto source = refreshes->find(row.oid(1));
    if (reader == refreshes->end() || source == refreshes->end()) return;
    AddDependency(*reader->second, source->second->id);
    if (!source->second->view->populated) reader->second->populated = false;
  });
}

std::string Definition(const Relation& view) {
  std::string text = "CREATE MATERIALIZED VIEW " + view.QualifiedName();
  std::string options = OptionList(view.options);
  if (!view.toast_options.empty()) {
    if (!options.empty()) options += ", ";
    options += OptionList(view.toast_options, "toast.");
  }
  if (!options.empty()) text += fmt::format("\nWITH ({})", options);
  text += fmt::format(" AS\n{}\n  WITH NO DATA;\n", view.view_rule->query);
  text += DependsOnExtensionStatements("MATERIALIZED VIEW " + view.QualifiedName(),
                                       view.view_rule->depends_on_extensions);
  AppendColumnSettings(view, text);
  if (view.replica_identity == 'f' || view.replica_identity == 'n') {
    text += fmt::format("\nALTER TABLE ONLY {} REPLICA IDENTITY {};\n", view.QualifiedName(),
                        view.replica_identity == 'f' ? "FULL" : "NOTHING");
  }
  return text;
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& view = static_cast<const Relation&>(object);
  if (view.wants(kDefinition)) {
    model::Entry entry = out.Draft(view, "MATERIALIZED VIEW");
    entry.selector = model::Selector::kRelation;
    entry.relkind = view.relkind;
    entry.table_am = view.access_method;
    entry.tablespace = view.tablespace;
    entry.owned_as = "MATERIALIZED VIEW " + view.QualifiedName();
    entry.definition = Definition(view);
    entry.drop = fmt::format("DROP {};\n", entry.owned_as);
    out.Add(std::move(entry));
  }
  EmitRelationComments(view, "MATERIALIZED VIEW", out);
  EmitRelationLabels(view, "MATERIALIZED VIEW", out);
  EmitRelationAcls(view, out);
}

void EmitRefresh(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& refresh = static_cast<const Refresh&>(object);
  if (!refresh.populated || !refresh.wants(kDefinition) || !refresh.wants(kData)) return;
  model::Entry entry = out.Draft(refresh, "MATERIALIZED VIEW DATA");
  entry.catalog = {0, refresh.view->catalog.oid};
  entry.selector = model::Selector::kRelation;
  entry.relkind = refresh.view->relkind;
  entry.pass = model::Pass::kPostAcl;
  entry.definition = fmt::format("REFRESH MATERIALIZED VIEW {};\n", refresh.view->QualifiedName());
  out.Add(std::move(entry));
}

}  // namespace

const Kind kMaterializedViewKind = {
    .name = "materialized view", .priority = Priority::kTable, .catalog = kPgClass, .emit = Emit};

const Kind kRefreshKind = {.name = "materialized view data",
                           .priority = Priority::kRefreshMaterializedView,
                           .section = model::Section::kPostData,
                           .read = ReadRefreshes,
                           .emit = EmitRefresh};

}  // namespace pgstow::catalog
