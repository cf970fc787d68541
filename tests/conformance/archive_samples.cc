#include "tests/conformance/archive_samples.h"

#include <algorithm>
#include <cctype>
#include <ostream>

#include <pgstow/sdk/text.h>

#include "tests/conformance/plugins.h"

namespace pgstow::conformance {
namespace {

using archive::Chain;
using archive::Reader;
using archive::Writer;

constexpr const char* kChains[] = {"none", "zstd", "zstd:19,long", "zstd:-5+rot13:7+zstd:1"};

model::Entry& Add(Sample& sample, model::Section section, const std::string& kind,
                  const std::string& tag) {
  model::Entry entry;
  entry.id = static_cast<model::DumpId>(sample.toc.entries.size()) + 1;
  entry.section = section;
  entry.kind = kind;
  entry.tag = tag;
  entry.schema = "shop";
  entry.owner = "alice";
  sample.toc.entries.push_back(std::move(entry));
  return sample.toc.entries.back();
}

}  // namespace

void PrintTo(const Layout& layout, std::ostream* out) { *out << NameOf(layout); }

std::string NameOf(const Layout& layout) {
  std::string name = layout.format + "_with_" + layout.chain;
  std::ranges::replace_if(
      name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

std::vector<Layout> AllLayouts(uint32_t having, uint32_t lacking) {
  std::vector<Layout> layouts;
  for (const loader::Format& format : AllPlugins().formats()) {
    if (!format.can(PGSTOW_CAN_READ) || format.can(PGSTOW_HOLDS_OBJECTS)) continue;
    const uint32_t capabilities = format.info->capabilities;
    if ((capabilities & having) != having || (capabilities & lacking) != 0) continue;
    for (const char* chain : kChains) {
      layouts.push_back({std::string(sdk::View(format.info->name)), chain});
      if (!format.can(PGSTOW_HOLDS_FRAMES)) break;
    }
  }
  return layouts;
}

model::DumpId Sample::AddData(const std::string& name,
                              const std::vector<std::string>& parts_of_it) {
  model::Entry& entry = Add(*this, model::Section::kData, "TABLE DATA", name);
  entry.role = model::Role::kData;
  entry.selector = model::Selector::kRelation;
  entry.copy = "COPY shop." + name + " (id) FROM stdin;\n";
  for (const std::string& bytes : parts_of_it) {
    const auto part = static_cast<uint32_t>(entry.parts.size());
    entry.parts.push_back({.part = part});
    parts[{entry.id, part}] = bytes;
  }
  return entry.id;
}

Sample EmptySample() {
  Sample sample;
  model::TocHeader& header = sample.toc.header;
  header.created_at = 1'767'225'600;
  header.database = "shop";
  header.server_version = "15.20 (Debian 15.20-0+deb12u1)";
  header.dumped_by = "pgstow 0.1.0";
  header.encoding = "UTF8";
  header.search_path = "";
  return sample;
}

Sample SmallSample() {
  Sample sample = EmptySample();
  model::Entry& schema = Add(sample, model::Section::kPreData, "SCHEMA", "shop");
  schema.definition = "CREATE SCHEMA shop;\n";
  schema.drop = "DROP SCHEMA shop;\n";
  schema.selector = model::Selector::kSchema;
  model::Entry& table = Add(sample, model::Section::kPreData, "TABLE", "goods");
  table.catalog = {1259, 16385};
  table.relkind = 'r';
  table.definition = "CREATE TABLE shop.goods (id integer);\n";
  table.owned_as = "TABLE shop.goods";
  table.table_am = "heap";
  table.tablespace = "fast";
  table.dependencies = {1};
  sample.AddData("goods", {"1\tone\n2\ttwo\n", "3\tthree\n"});
  sample.AddData("empty", {""});
  model::Entry& index = Add(sample, model::Section::kPostData, "INDEX", "goods_pkey");
  index.definition = "CREATE UNIQUE INDEX goods_pkey ON shop.goods (id);\n";
  index.selector = model::Selector::kIndex;
  index.dependencies = {2, 3};
  index.belongs_to = {2};
  return sample;
}

std::unique_ptr<Writer> NewWriter(const Layout& layout, const std::string& path,
                                  size_t frame_bytes) {
  return Writer::Create(AllPlugins(), {.format = layout.format,
                                       .path = path,
                                       .chain = Chain::Parse(AllPlugins(), layout.chain),
                                       .frame_bytes = frame_bytes,
                                       .sync = false});
}

void WriteArchive(const Layout& layout, const Sample& sample, const std::string& path,
                  size_t frame_bytes) {
  const auto writer = NewWriter(layout, path, frame_bytes);
  writer->Begin(sample.toc);
  for (const auto& [key, bytes] : sample.parts) {
    const auto part = writer->OpenPart(key.first, key.second);
    if (!bytes.empty()) part->Write(bytes);
    part->Close(static_cast<uint64_t>(std::ranges::count(bytes, '\n')));
  }
  writer->Finish();
}

std::unique_ptr<Reader> OpenArchive(const std::string& path) {
  return Reader::Open(AllPlugins(), {.path = path, .format = {}});
}

Parts ReadParts(Reader& reader) {
  Parts parts;
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

Parts ReadStream(Reader& reader) {
  Parts parts;
  for (const model::Entry& entry : reader.toc().entries) {
    for (const model::Part& part : entry.parts) parts[{entry.id, part.part}];
  }
  reader.ReadStream([&](model::DumpId entry, uint32_t part, std::span<const char> raw) {
    parts[{entry, part}].append(raw.data(), raw.size());
  });
  return parts;
}

void Verify(const std::string& path) { OpenArchive(path)->Verify({}); }

model::Toc AsGiven(model::Toc toc) {
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

}  // namespace pgstow::conformance
