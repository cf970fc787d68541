// Event triggers. They are made after privileges, so that they don't fire for what a restore does
// before.
// Source: https://www.postgresql.org/docs/18/sql-createeventtrigger.html
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/facets/firing.h"
#include "host/catalog/kind.h"
#include "host/catalog/query.h"
#include "host/sql/quote.h"

namespace pgstow::catalog {

extern const Kind kEventTriggerKind;

namespace {

struct EventTrigger : Object {
  std::string event;
  std::string function;           // quoted, qualified where needed
  std::vector<std::string> tags;  // commands it fires for; empty: for all
  char enabled = kFiresOnOrigin;
};

const Query<EventTrigger>& EventTriggerQuery() {
  static const Query<EventTrigger> query = {
      {
          ObjectOid<EventTrigger>("e.oid"),
          {"e.evtname", &EventTrigger::name},
          {"e.evtowner", &EventTrigger::owner_oid},
          {"e.evtevent", &EventTrigger::event},
          {"e.evtfoid::pg_catalog.regproc", &EventTrigger::function},
          {"e.evttags", &EventTrigger::tags},
          {"e.evtenabled", &EventTrigger::enabled},
      },
      "FROM pg_catalog.pg_event_trigger e ORDER BY e.oid"};
  return query;
}

void Read(const Reading& reading) {
  reading.Ask(EventTriggerQuery(), [&reading](std::unique_ptr<EventTrigger> trigger) {
    reading.store.Add(kEventTriggerKind, std::move(trigger));
  });
}

std::string Definition(const EventTrigger& trigger, std::string_view what) {
  std::string text = fmt::format("CREATE {} ON {}", what, sql::Identifier(trigger.event));
  if (!trigger.tags.empty()) {
    std::vector<std::string> tags;
    tags.reserve(trigger.tags.size());
    for (const std::string& tag : trigger.tags) tags.push_back(sql::Literal(tag));
    text += fmt::format("\n         WHEN TAG IN ({})", fmt::join(tags, ", "));
  }
  text += fmt::format("\n   EXECUTE FUNCTION {}();\n", trigger.function);
  if (trigger.enabled != kFiresOnOrigin) {
    text += fmt::format("\nALTER {} {};\n", what, FiringWord(trigger.enabled));
  }
  return text;
}

void Emit(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& trigger = static_cast<const EventTrigger&>(object);
  const std::string what = "EVENT TRIGGER " + sql::Identifier(trigger.name);
  if (trigger.wants(kDefinition)) {
    model::Entry entry = out.DraftOwned(trigger, "EVENT TRIGGER", what, Definition(trigger, what));
    entry.pass = model::Pass::kPostAcl;
    out.Add(std::move(entry));
  }
  Facets facets;
  facets.comment_on = facets.comment_tag = what;
  out.AddFacets(trigger, facets);
}

}  // namespace

const Kind kEventTriggerKind = {.name = "event trigger",
                                .priority = Priority::kEventTrigger,
                                .catalog = kPgEventTrigger,
                                .section = model::Section::kPostData,
                                .read = Read,
                                .emit = Emit};

}  // namespace pgstow::catalog
