#include "tests/unit/archive/sample.h"

#include "tests/support/paths.h"

namespace pgstow::tests {
namespace {

model::Entry Definition(model::DumpId id, std::string kind, std::string tag, std::string sql) {
  model::Entry entry;
  entry.id = id;
  entry.section = model::Section::kPreData;
  entry.kind = std::move(kind);
  entry.tag = std::move(tag);
  entry.schema = "shop";
  entry.owner = "alice";
  entry.definition = std::move(sql);
  return entry;
}

model::Entry Table(model::DumpId id, const std::string& name) {
  model::Entry entry = Definition(id, "TABLE", name, "CREATE TABLE shop." + name + " (\n);\n");
  entry.catalog = {1259, 16384 + static_cast<model::Oid>(id)};
  entry.selector = model::Selector::kRelation;
  entry.relkind = 'r';
  entry.tablespace = "fast";
  entry.table_am = "heap";
  entry.drop = "DROP TABLE shop." + name + ";\n";
  entry.owned_as = "TABLE shop." + name;
  entry.dependencies = {1};
  return entry;
}

model::Entry DataOf(const model::Entry& table, model::DumpId id, uint32_t part_count) {
  model::Entry entry;
  entry.id = id;
  entry.section = model::Section::kData;
  entry.role = model::Role::kData;
  entry.selector = model::Selector::kRelation;
  entry.kind = "TABLE DATA";
  entry.tag = table.tag;
  entry.schema = table.schema;
  entry.owner = table.owner;
  entry.copy = "COPY shop." + table.tag + " (id) FROM stdin;\n";
  entry.dependencies = {table.id};
  entry.belongs_to = {table.id};
  for (uint32_t part = 0; part < part_count; ++part) entry.parts.push_back({.part = part});
  return entry;
}

std::vector<std::string> Rows(int first, int count) {
  std::vector<std::string> rows;
  for (int i = first; i < first + count; ++i) {
    rows.push_back(std::to_string(i) + "\trow number " + std::to_string(i) + "\n");
  }
  return rows;
}

}  // namespace

const loader::Registry& Plugins() {
  static const auto registry =
      loader::Registry::Load({.plugin_paths = {PluginDir()}, .only_plugin_paths = true});
  return *registry;
}

Sample SmallSample() {
  Sample sample;
  sample.toc.header.created_at = 1700000000;
  sample.toc.header.database = "shop";
  sample.toc.header.server_version = "15.7 (Debian 15.7-0+deb12u1)";
  sample.toc.header.dumped_by = "pgstow 0.1.0";
  sample.toc.header.encoding = "UTF8";
  std::vector<model::Entry>& entries = sample.toc.entries;
  entries.push_back(Definition(1, "SCHEMA", "shop", "CREATE SCHEMA shop;\n"));
  entries.back().schema.clear();
  entries.back().selector = model::Selector::kSchema;
  entries.push_back(Table(2, "goods"));
  entries.push_back(Table(3, "empty"));
  entries.push_back(DataOf(entries[1], 7, 2));
  entries.push_back(DataOf(entries[2], 8, 1));
  entries.push_back(Definition(5, "INDEX", "goods \"by\" näme", "CREATE INDEX;\n"));
  entries.back().section = model::Section::kPostData;
  entries.back().selector = model::Selector::kIndex;
  entries.back().dependencies = {7, 2};
  entries.back().belongs_to = {2};
  entries.push_back(Definition(9, "ACL", "TABLE goods", "GRANT ALL ON TABLE goods TO bob;\n"));
  entries.back().pass = model::Pass::kAcl;
  entries.back().role = model::Role::kAcl;
  sample.data[{7, 0}] = Rows(1, 10);
  sample.data[{7, 1}] = Rows(11, 3);
  sample.data[{8, 0}] = {};
  return sample;
}

void WriteParts(const Data& data, archive::Writer& writer) {
  for (const auto& [key, writes] : data) {
    const auto part = writer.OpenPart(key.first, key.second);
    for (const std::string& bytes : writes) part->Write(bytes);
    part->Close(writes.size());
  }
}

void WriteArchive(const Sample& sample, const std::string& path, std::string_view chain,
                  size_t frame_bytes) {
  const auto writer =
      archive::Writer::Create(Plugins(), {.path = path,
                                          .chain = archive::Chain::Parse(Plugins(), chain),
                                          .frame_bytes = frame_bytes,
                                          .sync = false});
  writer->Begin(sample.toc);
  WriteParts(sample.data, *writer);
  writer->Finish();
}

std::unique_ptr<archive::Reader> OpenArchive(const std::string& path) {
  return archive::Reader::Open(Plugins(), {.path = path, .format = {}});
}

std::map<PartKey, std::string> ReadParts(archive::Reader& reader) {
  std::map<PartKey, std::string> parts;
  for (const model::Entry& entry : reader.toc().entries) {
    for (const model::Part& part : entry.parts) {
      std::string& bytes = parts[{entry.id, part.part}];
      const auto frames = reader.OpenPart(entry.id, part.part);
      for (auto raw = frames->Next(); !raw.empty(); raw = frames->Next()) {
        bytes.append(raw.data(), raw.size());
      }
    }
  }
  return parts;
}

std::map<PartKey, std::string> ReadStream(archive::Reader& reader) {
  std::map<PartKey, std::string> parts;
  reader.ReadStream([&](model::DumpId entry, uint32_t part, std::span<const char> raw) {
    parts[{entry, part}].append(raw.data(), raw.size());
  });
  return parts;
}

std::map<PartKey, std::string> Joined(const Data& data) {
  std::map<PartKey, std::string> parts;
  for (const auto& [key, writes] : data) {
    std::string& bytes = parts[key];
    for (const std::string& write : writes) bytes += write;
  }
  return parts;
}

model::Toc Bare(model::Toc toc) {
  toc.header.complete = false;
  toc.header.archive_id = {};
  toc.header.chain.clear();
  toc.header.format.clear();
  toc.header.format_version.clear();
  for (model::Entry& entry : toc.entries) {
    for (model::Part& part : entry.parts) part = {.part = part.part};
  }
  return toc;
}

}  // namespace pgstow::tests
