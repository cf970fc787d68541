#include "toc.h"

#include <algorithm>

#include <pgstow/sdk/checksum.h>

#include "json.h"

namespace jsonl {
namespace {

namespace sdk = pgstow::sdk;
using sdk::Abi;
using sdk::View;

// -- The members of each struct, said once, for whoever writes or reads them.

template <typename Members>
void Visit(Members& members, auto& part, const Part*) {
  members("part", part.part);
  members("bytes", part.bytes);
  members("checksum", part.checksum);
}

template <typename Members>
void Visit(Members& members, auto& entry, const Entry*) {
  members("dump_id", entry.dump_id);
  members("kind", entry.kind);
  members("tag", entry.tag);
  members("schema", entry.schema);
  members("owner", entry.owner);
  members("catalog_table", entry.catalog_table);
  members("catalog_oid", entry.catalog_oid);
  members("section", entry.section);
  members("pass", entry.pass);
  members("role", entry.role);
  members("selector", entry.selector);
  members("relkind", entry.relkind);
  members("data_form", entry.data_form);
  members("tablespace", entry.tablespace);
  members("table_am", entry.table_am);
  members("definition", entry.definition);
  members("drop", entry.drop);
  members("copy", entry.copy);
  members("owned_as", entry.owned_as);
  members("dependencies", entry.dependencies);
  members("belongs_to", entry.belongs_to);
  members("parts", entry.parts);
}

template <typename Members>
void Visit(Members& members, auto& header, const Header*) {
  members("created_at", header.created_at);
  members("database", header.database);
  members("server_version", header.server_version);
  members("dumped_by", header.dumped_by);
  members("encoding", header.encoding);
  members("search_path", header.search_path);
  members("archive_id", header.archive_id);
  members("standard_strings", header.standard_strings);
}

class MemberWriter {
 public:
  explicit MemberWriter(std::string& json) : json_(json) {}
  void operator()(std::string_view name, const auto& value) {
    if (!first_) json_ += ',';
    first_ = false;
    AppendString(json_, name);
    json_ += ':';
    Append(value);
  }

 private:
  void Append(const std::string& text) { AppendString(json_, text); }
  template <typename Integer>
  requires std::is_integral_v<Integer>
  void Append(Integer number) { json_ += std::to_string(number); }
  template <typename Value>
  void Append(const std::vector<Value>& values) {
    json_ += '[';
    for (size_t i = 0; i < values.size(); ++i) {
      if (i > 0) json_ += ',';
      Append(values[i]);
    }
    json_ += ']';
  }
  void Append(const Part& part) {
    json_ += '{';
    MemberWriter members(json_);
    Visit(members, part, &part);
    json_ += '}';
  }

  std::string& json_;
  bool first_ = true;
};

class MemberReader {
 public:
  explicit MemberReader(JsonReader& json) : json_(json) {}
  void operator()(std::string_view name, auto& value) {
    if (!first_) json_.Take(",");
    first_ = false;
    json_.Take(sdk::Concat("\"", name, "\":"));
    Take(value);
  }

 private:
  void Take(std::string& text) { text = json_.TakeString(); }
  template <typename Integer>
  requires std::is_integral_v<Integer>
  void Take(Integer& number) { number = json_.TakeInteger<Integer>(); }
  template <typename Value>
  void Take(std::vector<Value>& values) {
    json_.Take("[");
    while (!json_.TryTake("]")) {
      if (!values.empty()) json_.Take(",");
      Take(values.emplace_back());
    }
  }
  void Take(Part& part) {
    json_.Take("{");
    MemberReader members(json_);
    Visit(members, part, &part);
    json_.Take("}");
  }

  JsonReader& json_;
  bool first_ = true;
};

// The last line: how many entries there are, and the checksum of all lines before it.
std::string EndLine(size_t entries, std::string_view before) {
  return sdk::Concat(R"({"entries":)", entries, R"(,"checksum":")",
                     Hex(sdk::Checksum()(sdk::AsBytes(before))), "\"}\n");
}

std::vector<int32_t> Ids(const int32_t* ids, size_t count) { return {ids, ids + count}; }

Entry CopyEntry(const pgstow_entry& from) {
  Entry to{.dump_id = from.dump_id,
           .catalog_table = from.catalog_table,
           .catalog_oid = from.catalog_oid,
           .section = from.section,
           .pass = from.pass,
           .role = from.role,
           .selector = from.selector,
           .relkind = from.relkind,
           .data_form = from.data_form,
           .kind = std::string(View(from.kind)),
           .tag = std::string(View(from.tag)),
           .schema = std::string(View(from.schema)),
           .owner = std::string(View(from.owner)),
           .tablespace = std::string(View(from.tablespace)),
           .table_am = std::string(View(from.table_am)),
           .definition = std::string(View(from.definition)),
           .drop = std::string(View(from.drop)),
           .copy = std::string(View(from.copy)),
           .owned_as = std::string(View(from.owned_as)),
           .dependencies = Ids(from.dependencies, from.dependency_count),
           .belongs_to = Ids(from.belongs_to, from.belongs_to_count),
           .parts = {}};
  for (size_t i = 0; i < from.part_count; ++i) {
    to.parts.push_back({.part = from.parts[i].part, .bytes = 0, .checksum = {}});
  }
  return to;
}

void TellEntry(const Entry& from, sdk::TocSink sink) {
  std::vector<pgstow_part> parts;
  for (const Part& part : from.parts) {
    pgstow_part told{};
    told.size = sizeof(told);
    told.part = part.part;
    told.entry = from.dump_id;
    parts.push_back(told);
  }
  pgstow_entry to{};
  to.dump_id = from.dump_id;
  to.catalog_table = from.catalog_table;
  to.catalog_oid = from.catalog_oid;
  to.section = from.section;
  to.pass = from.pass;
  to.role = from.role;
  to.selector = from.selector;
  to.relkind = from.relkind;
  to.data_form = from.data_form;
  to.kind = Abi(from.kind);
  to.tag = Abi(from.tag);
  to.schema = Abi(from.schema);
  to.owner = Abi(from.owner);
  to.tablespace = Abi(from.tablespace);
  to.table_am = Abi(from.table_am);
  to.definition = Abi(from.definition);
  to.drop = Abi(from.drop);
  to.copy = Abi(from.copy);
  to.owned_as = Abi(from.owned_as);
  to.dependencies = from.dependencies.data();
  to.dependency_count = from.dependencies.size();
  to.belongs_to = from.belongs_to.data();
  to.belongs_to_count = from.belongs_to.size();
  to.parts = parts.data();
  to.part_count = parts.size();
  sink.Entry(to);
}

}  // namespace

std::string Hex(uint64_t number) {
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4) digits += "0123456789abcdef"[number >> shift & 15];
  return digits;
}

std::string FileOf(int32_t entry, uint32_t part) { return sdk::Concat(entry, ".", part, ".jsonl"); }

Contents Copy(sdk::Toc toc) {
  const pgstow_toc_header& from = toc.header();
  Contents contents;
  contents.header = {.created_at = from.created_at,
                     .database = std::string(View(from.database)),
                     .server_version = std::string(View(from.server_version)),
                     .dumped_by = std::string(View(from.dumped_by)),
                     .encoding = std::string(View(from.encoding)),
                     .search_path = std::string(View(from.search_path)),
                     .archive_id = {},
                     .standard_strings = from.standard_strings};
  for (const uint8_t byte : from.archive_id) contents.header.archive_id += Hex(byte).substr(14);
  for (size_t i = 0; i < toc.entry_count(); ++i) {
    contents.entries.push_back(CopyEntry(toc.Entry(i)));
  }
  return contents;
}

void Tell(const Contents& contents, sdk::TocSink sink) {
  const Header& from = contents.header;
  pgstow_toc_header to{};
  to.complete = 1;
  to.created_at = from.created_at;
  to.entry_count = contents.entries.size();
  to.database = Abi(from.database);
  to.server_version = Abi(from.server_version);
  to.dumped_by = Abi(from.dumped_by);
  to.encoding = Abi(from.encoding);
  to.search_path = Abi(from.search_path);
  to.standard_strings = from.standard_strings;
  to.format_version = Abi(std::string_view("1.0"));
  for (size_t i = 0; i < std::min(sizeof(to.archive_id), from.archive_id.size() / 2); ++i) {
    to.archive_id[i] =
        static_cast<uint8_t>(std::stoul(from.archive_id.substr(2 * i, 2), nullptr, 16));
  }
  sink.Header(to);
  for (const Entry& entry : contents.entries) TellEntry(entry, sink);
}

std::string ToJson(const Contents& contents) {
  std::string json(kMagic);
  MemberWriter header(json);
  Visit(header, contents.header, &contents.header);
  json += "}\n";
  for (const Entry& entry : contents.entries) {
    json += '{';
    MemberWriter members(json);
    Visit(members, entry, &entry);
    json += "}\n";
  }
  return json + EndLine(contents.entries.size(), json);
}

Contents FromJson(std::string_view json) {
  if (!json.ends_with("\"}\n")) {
    sdk::Fail(PGSTOW_E_TRUNCATED, "the table of contents ends too early");
  }
  const std::string_view lines = json.substr(0, json.rfind('\n', json.size() - 2) + 1);
  const auto count = static_cast<size_t>(std::ranges::count(lines, '\n'));
  if (count == 0 || json.substr(lines.size()) != EndLine(count - 1, lines)) {
    sdk::Fail(PGSTOW_E_CORRUPT, "the table of contents is not as it was written");
  }
  Contents contents;
  JsonReader reader(lines);
  reader.Take(kMagic);
  MemberReader header(reader);
  Visit(header, contents.header, &contents.header);
  reader.Take("}\n");
  while (!reader.at_end()) {
    Entry& entry = contents.entries.emplace_back();
    reader.Take("{");
    MemberReader members(reader);
    Visit(members, entry, &entry);
    reader.Take("}\n");
  }
  return contents;
}

}  // namespace jsonl
