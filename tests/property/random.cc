#include "tests/property/random.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <limits>

namespace pgstow::tests {

std::vector<uint64_t> Seeds(size_t count) {
  if (const char* seed = std::getenv("PGSTOW_TEST_SEED")) {
    return {std::strtoull(seed, nullptr, 10)};
  }
  std::random_device device;
  std::vector<uint64_t> seeds(count);
  for (uint64_t& seed : seeds) seed = uint64_t{device()} << 32 | device();
  return seeds;
}

std::string Random::Bytes(size_t most) {
  std::string bytes(UpTo(size_t{1} << UpTo(std::bit_width(most))) % (most + 1), '\0');
  for (char& byte : bytes) byte = static_cast<char>(UpTo(255));
  return bytes;
}

std::string Random::Text(size_t most) {
  std::string text = Bytes(most);
  std::ranges::replace(text, '\0', ' ');
  return text;
}

std::vector<model::DumpId> Random::Ids() {
  std::vector<model::DumpId> ids(OneIn(2) ? 0 : UpTo(4));
  for (model::DumpId& id : ids) {
    id = static_cast<model::DumpId>(
        1 + UpTo(OneIn(4) ? std::numeric_limits<model::DumpId>::max() - 1 : 100));
  }
  return ids;
}

model::Entry Random::Entry(model::DumpId id) {
  model::Entry entry;
  entry.id = id;
  entry.catalog = {static_cast<model::Oid>(UpTo(0xFFFFFFFF)), static_cast<model::Oid>(UpTo(20000))};
  entry.section = static_cast<model::Section>(UpTo(3));
  entry.pass = static_cast<model::Pass>(UpTo(2));
  entry.role = static_cast<model::Role>(UpTo(5));
  entry.selector = static_cast<model::Selector>(UpTo(6));
  entry.relkind = static_cast<char>(UpTo(255));
  entry.data_form = static_cast<model::DataForm>(UpTo(2));
  for (std::string* name :
       {&entry.kind, &entry.schema, &entry.owner, &entry.tablespace, &entry.table_am}) {
    *name = OneIn(3) ? Text(20) : std::string(1, static_cast<char>('a' + UpTo(3)));
  }
  for (std::string* text :
       {&entry.tag, &entry.definition, &entry.drop, &entry.copy, &entry.owned_as}) {
    *text = Text(300);
  }
  entry.dependencies = Ids();
  entry.belongs_to = Ids();
  return entry;
}

Sample Random::Archive() {
  Sample sample;
  model::TocHeader& header = sample.toc.header;
  header.created_at = static_cast<int64_t>(UpTo(std::numeric_limits<uint64_t>::max()));
  for (std::string* text : {&header.database, &header.server_version, &header.dumped_by,
                            &header.encoding, &header.search_path}) {
    *text = Text(30);
  }
  header.standard_strings = OneIn(2);
  const uint64_t entry_count = UpTo(12);
  for (uint64_t i = 0; i < entry_count; ++i) {
    // Far apart now and then, but never the same.
    const auto id = static_cast<model::DumpId>(1 + i + (OneIn(3) ? 1000000 * (1 + i) : 0));
    model::Entry entry = Entry(id);
    const uint32_t part_count = OneIn(2) ? 0 : static_cast<uint32_t>(UpTo(3));
    for (uint32_t part = 0; part < part_count; ++part) {
      entry.parts.push_back({.part = part});
      std::vector<std::string>& writes = sample.data[{id, part}];
      writes.resize(UpTo(10));
      for (std::string& bytes : writes) bytes = Bytes(500);
    }
    sample.toc.entries.push_back(entry);
  }
  std::shuffle(sample.toc.entries.begin(), sample.toc.entries.end(), engine_);
  return sample;
}

std::string Random::Damage(std::string bytes) {
  const size_t at = UpTo(bytes.size() - 1);
  const size_t length = 1 + UpTo(std::min<size_t>(bytes.size() - at, 100) - 1);
  const std::string range = bytes.substr(at, length);
  switch (UpTo(3)) {
    case 0:
      for (size_t i = 0; i < length; ++i) bytes[at + i] = static_cast<char>(UpTo(255));
      return bytes;
    case 1:
      return bytes.erase(at, length);
    case 2:
      return bytes.insert(UpTo(bytes.size()), range);
    default:
      bytes.erase(at, length);
      return bytes.insert(UpTo(bytes.size()), range);
  }
}

}  // namespace pgstow::tests
