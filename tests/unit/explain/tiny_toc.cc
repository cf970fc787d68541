#include "tests/unit/explain/tiny_toc.h"

#include <utility>

#include "restore/select/select.h"

namespace pgstow::testing {

using enum explain::ObjectClass;

model::Entry Definition(model::DumpId id, const std::string& definition,
                        const std::string& owned_as, const std::string& owner) {
  model::Entry entry;
  entry.id = id;
  entry.section = model::Section::kPreData;
  entry.kind = "THING";
  entry.tag = "thing " + std::to_string(id);
  entry.definition = definition;
  entry.owned_as = owned_as;
  entry.owner = owner;
  return entry;
}

model::Entry Rows(model::DumpId id, const std::string& table, uint64_t bytes) {
  model::Entry entry;
  entry.id = id;
  entry.section = model::Section::kData;
  entry.role = model::Role::kData;
  entry.kind = "TABLE DATA";
  entry.tag = table;
  entry.copy = "COPY " + table + " (a) FROM stdin;\n";
  entry.parts = {{.known = true, .raw_bytes = bytes, .rows = 2}};
  return entry;
}

model::Toc TocOf(std::vector<model::Entry> entries) {
  model::Toc toc;
  toc.header.complete = true;
  toc.header.database = "tiny";
  toc.header.server_version = "18.0";
  toc.header.encoding = "UTF8";
  toc.entries = std::move(entries);
  return toc;
}

plan::Plan PlanOfAll(const model::Toc& toc) {
  return plan::MakePlan(toc, select::Select(toc, {}), {});
}

explain::TargetFacts EmptyTarget(int version) {
  explain::TargetFacts facts;
  facts.version = version;
  facts.database = "target";
  facts.encoding = "UTF8";
  facts.user = "boss";
  facts.superuser = true;
  facts.objects = {{kRole, "", "boss"},         {kSchema, "", "public"},
                   {kLanguage, "", "sql"},      {kLanguage, "", "plpgsql"},
                   {kAccessMethod, "", "heap"}, {kAccessMethod, "", "btree"}};
  return facts;
}

}  // namespace pgstow::testing
