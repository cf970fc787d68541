// Triggers. Those that partitions get from their parent are made with it; only a different state
// of theirs is written.
// Source: https://www.postgresql.org/docs/18/sql-createtrigger.html,
// https://www.postgresql.org/docs/18/catalog-pg-trigger.html
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/facets/extension_dependency.h"
#include "host/catalog/facets/firing.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/asked.h"
#include "host/catalog/kinds/relation.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kTriggerKind;

namespace {

struct Trigger : Object {
  const Relation* table = nullptr;
  Oid table_oid = 0;
  std::string definition;  // pg_get_triggerdef
  char enabled = kFiresOnOrigin;
  bool inherited = false;  // a partition's copy of its parent's trigger
  RareList<std::string> depends_on_extensions;
};

Query<Trigger> TriggerQuery() {
  return {{
              ObjectOid<Trigger>("t.oid"),
              {"t.tgname", &Object::name},
              {"t.tgrelid", &Trigger::table_oid},
              {"pg_catalog.pg_get_triggerdef(t.oid, false)", &Trigger::definition},
              {"t.tgenabled", &Trigger::enabled},
              {"t.tgparentid <> 0", &Trigger::inherited},
              DependsOnExtensions<Trigger>("pg_trigger", "t.oid", &Trigger::depends_on_extensions),
          },
          R"(FROM pg_catalog.pg_trigger t
LEFT JOIN pg_catalog.pg_trigger parent ON parent.oid = t.tgparentid
WHERE t.tgrelid = ANY ($relations)
  AND (NOT t.tgisinternal AND t.tgparentid = 0 OR t.tgenabled <> parent.tgenabled)
ORDER BY t.oid)"};
}

void Read(const Reading& reading) {
  reading.AskAbout("rpfv", TriggerQuery(), [&](std::unique_ptr<Trigger> trigger) {
    trigger->table = &AskedRelation(reading.store, trigger->table_oid);
    trigger->schema_oid = trigger->table->schema_oid;
    trigger->owner = trigger->table->owner;
    trigger->parent = trigger->table->id;
    reading.store.Add(kTriggerKind, std::move(trigger));
  });
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& trigger = static_cast<const Trigger&>(object);
  const std::string table = trigger.table->QualifiedName();
  const std::string name = sql::Identifier(trigger.name);
  if (trigger.wants(kDefinition)) {
    model::Entry entry = out.Draft(trigger, "TRIGGER");
    entry.selector = model::Selector::kTrigger;
    entry.tag = fmt::format("{} {}", trigger.table->name, trigger.name);
    const std::string alter =
        fmt::format("\nALTER {} {} {} TRIGGER {};\n", trigger.table->TableWord(), table,
                    FiringWord(trigger.enabled), name);
    if (trigger.inherited) {
      entry.definition = alter;
    } else {
      entry.definition = trigger.definition + ";\n" +
                         DependsOnExtensionStatements(fmt::format("TRIGGER {} ON {}", name, table),
                                                      trigger.depends_on_extensions);
      if (trigger.enabled != kFiresOnOrigin) entry.definition += alter;
      entry.drop = fmt::format("DROP TRIGGER {} ON {};\n", name, table);
    }
    out.Add(std::move(entry));
  }
  out.AddComment(trigger, 0, fmt::format("TRIGGER {} ON {}", name, table),
                 fmt::format("TRIGGER {} ON {}", name, sql::Identifier(trigger.table->name)));
}

}  // namespace

const Kind kTriggerKind = {.name = "trigger",
                           .priority = Priority::kTrigger,
                           .catalog = kPgTrigger,
                           .section = model::Section::kPostData,
                           .read = Read,
                           .emit = Emit};

}  // namespace pgstow::catalog
