#include "tests/golden/samples.h"

#include <string>

namespace pgstow::tests {

Sample TinySample() {
  Sample sample;
  sample.toc.header.created_at = 1700000000;
  sample.toc.header.database = "tiny";
  sample.toc.header.server_version = "18.0";
  sample.toc.header.dumped_by = "pgstow 0.1.0";
  sample.toc.header.encoding = "UTF8";

  model::Entry table{.id = 1, .catalog = {1259, 16384}, .section = model::Section::kPreData};
  table.selector = model::Selector::kRelation;
  table.relkind = 'r';
  table.kind = "TABLE";
  table.tag = "t";
  table.schema = "public";
  table.owner = "me";
  table.table_am = "heap";
  table.definition = "CREATE TABLE public.t (\n    a integer\n);\n";
  table.drop = "DROP TABLE public.t;\n";
  table.owned_as = "TABLE public.t";

  model::Entry data{.id = 2, .section = model::Section::kData, .role = model::Role::kData};
  data.selector = model::Selector::kRelation;
  data.kind = "TABLE DATA";
  data.tag = "t";
  data.schema = "public";
  data.owner = "me";
  data.copy = "COPY public.t (a) FROM stdin;\n";
  data.dependencies = {1};
  data.belongs_to = {1};
  data.parts = {{.part = 0}};

  sample.toc.entries = {table, data};
  sample.data[{2, 0}] = {"1\n", "2\n"};
  return sample;
}

Sample LongSample() {
  Sample sample = TinySample();
  model::Entry table = sample.toc.entries[0];
  for (int i = 0; i < 600; ++i) {
    table.id = static_cast<model::DumpId>(10 + i);
    table.tag = "t" + std::to_string(i);
    table.catalog.oid = 20000 + static_cast<model::Oid>(i);
    table.definition = "CREATE TABLE public." + table.tag + " (\n    a integer\n);\n";
    table.drop = "DROP TABLE public." + table.tag + ";\n";
    table.owned_as = "TABLE public." + table.tag;
    sample.toc.entries.push_back(table);
  }
  return sample;
}

Sample ServerSample() {
  Sample sample;
  model::TocHeader& header = sample.toc.header;
  header.created_at = 1700000000;
  header.server_version = "18.0";
  header.dumped_by = "pgstow 0.1.0";
  header.encoding = "UTF8";
  header.databases = {{.name = "one", .encoding = "UTF8"}, {.name = "two", .encoding = "LATIN1"}};

  model::Entry role{.id = 1, .section = model::Section::kPreData};
  role.kind = "ROLE";
  role.tag = "me";
  role.definition = "CREATE ROLE me;\n";
  sample.toc.entries = {role};
  const auto add_table = [&sample](uint32_t database, const std::string& name,
                                   const std::vector<std::string>& rows) {
    Sample tiny = TinySample();
    for (model::Entry& entry : tiny.toc.entries) {
      entry.id = static_cast<model::DumpId>(sample.toc.entries.size()) + 1;
      entry.database = database;
      entry.tag = name;
      for (model::DumpId& id : entry.dependencies) id = entry.id - 1;
      for (model::DumpId& id : entry.belongs_to) id = entry.id - 1;
      sample.toc.entries.push_back(entry);
    }
    sample.data[{sample.toc.entries.back().id, 0}] = rows;
  };
  add_table(1, "t", {"1\n", "2\n"});
  add_table(2, "t", {"\xe9\n"});
  add_table(2, "alone", {"3\n"});
  return sample;
}

}  // namespace pgstow::tests
