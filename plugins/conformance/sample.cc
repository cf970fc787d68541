#include "plugins/conformance/sample.h"

namespace pgstow::conformance {
namespace {

using model::Section;

std::string BigEndian(uint64_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift);
  return bytes;
}

}  // namespace

Sample::Sample(const loader::Format& format)
    : holds_data_(format.can(PGSTOW_HOLDS_DATA)),
      holds_parts_(format.can(PGSTOW_HOLDS_PARTS)),
      holds_objects_(format.can(PGSTOW_HOLDS_OBJECTS)) {
  model::TocHeader& header = toc_.header;
  header.created_at = 1'767'225'600;
  header.database = "shop";
  header.server_version = "15.20 (Debian 15.20-0+deb12u1)";
  header.dumped_by = "pgstow 0.1.0";
  header.encoding = "UTF8";
  header.archive_id = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
}

Sample Sample::Small(const loader::Format& format) {
  Sample sample(format);
  model::Entry& schema = sample.Add(Section::kPreData, "SCHEMA", "shop");
  schema.schema.clear();
  schema.definition = "CREATE SCHEMA shop;\n";
  schema.drop = "DROP SCHEMA shop;\n";
  schema.selector = model::Selector::kSchema;
  model::Entry& table = sample.Add(Section::kPreData, "TABLE", "goods");
  table.catalog = {1259, 16385};
  table.relkind = 'r';
  table.selector = model::Selector::kRelation;
  table.definition = "CREATE TABLE shop.goods (id integer, name text);\n";
  table.drop = "DROP TABLE shop.goods;\n";
  table.table_am = "heap";
  table.tablespace = "fast";
  table.dependencies = {1};
  sample.AddRows("goods", {"1\tone\n2\ttwo\n", "3\t\\N\n"});
  sample.AddRows("empty", {""});
  model::Entry& index = sample.Add(Section::kPostData, "INDEX", "goods_pkey");
  index.definition = "CREATE UNIQUE INDEX goods_pkey ON shop.goods (id);\n";
  index.selector = model::Selector::kIndex;
  index.dependencies = {2};
  index.belongs_to = {2};
  return sample;
}

Sample Sample::Server(const loader::Format& format) {
  Sample sample(format);
  model::TocHeader& header = sample.toc_.header;
  header.database.clear();
  header.databases = {{.name = "shop", .encoding = "UTF8"},
                      {.name = "\xe4 \"b\"",
                       .encoding = "LATIN1",
                       .standard_strings = false,
                       .search_path = "public"}};
  model::Entry& role = sample.Add(Section::kPreData, "ROLE", "alice");
  role.schema.clear();
  role.definition = "CREATE ROLE alice;\n";
  for (const uint32_t database : {1U, 2U}) {
    model::Entry& table = sample.Add(Section::kPreData, "TABLE", "goods");
    table.database = database;
    table.definition = "CREATE TABLE shop.goods (id integer, name text);\n";
    sample.AddRows("goods", {"1\tof " + std::to_string(database) + "\n", "2\tmore\n"});
    sample.toc_.entries.back().database = database;
  }
  return sample;
}

model::Entry& Sample::Add(Section section, const std::string& kind, const std::string& tag) {
  model::Entry entry;
  entry.id = static_cast<model::DumpId>(toc_.entries.size()) + 1;
  entry.section = section;
  entry.kind = kind;
  entry.tag = tag;
  entry.schema = "shop";
  entry.owner = "alice";
  toc_.entries.push_back(std::move(entry));
  return toc_.entries.back();
}

model::Entry& Sample::AddData(const std::string& kind, const std::string& tag) {
  model::Entry& entry = Add(Section::kData, kind, tag);
  entry.role = model::Role::kData;
  entry.selector = model::Selector::kRelation;
  return entry;
}

model::DumpId Sample::AddRows(const std::string& table, const std::vector<std::string>& parts) {
  model::Entry& entry = AddData("TABLE DATA", table);
  entry.copy = "COPY shop." + table + " (id, name) FROM stdin;\n";
  for (const std::string& bytes : parts) {
    if (!holds_data_) break;
    const uint32_t part = holds_parts_ ? static_cast<uint32_t>(entry.parts.size()) : 0;
    if (part == entry.parts.size()) entry.parts.push_back({.part = part});
    data_[{entry.id, part}] += bytes;
  }
  return entry.id;
}

void Sample::AddObjects(const std::map<uint32_t, std::string>& objects) {
  model::Entry& entry = AddData("BLOBS", "BLOBS");
  entry.schema.clear();
  entry.selector = model::Selector::kNone;
  entry.data_form = model::DataForm::kLargeObjects;
  if (!holds_data_) return;
  entry.parts.push_back({.part = 0});
  for (const auto& [oid, bytes] : objects) {
    if (holds_objects_) {
      data_[{entry.id, 0, oid}] = bytes;
    } else {
      data_[{entry.id, 0}] += BigEndian(oid) + BigEndian(bytes.size()) + bytes;
    }
  }
}

}  // namespace pgstow::conformance
