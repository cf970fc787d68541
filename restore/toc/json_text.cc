#include <array>
#include <ctime>
#include <string_view>

#include <fmt/format.h>

#include "host/base/json.h"
#include "restore/toc/print.h"

namespace pgstow::toc {
namespace {

using base::JsonString;

// Spellings of the enumerations, by value.
constexpr std::array<std::string_view, 4> kSections = {"none", "pre-data", "data", "post-data"};
constexpr std::array<std::string_view, 3> kPasses = {"main", "acl", "post-acl"};
constexpr std::array<std::string_view, 6> kRoles = {"definition", "data",           "comment",
                                                    "acl",        "security-label", "statistics"};
constexpr std::array<std::string_view, 3> kDataForms = {"copy", "sql", "large-objects"};
constexpr std::array<std::string_view, 7> kSelectors = {
    "none", "relation", "index", "function", "trigger", "schema", "database"};

template <typename Value, size_t N>
std::string Spelled(const std::array<std::string_view, N>& names, Value value) {
  const auto number = static_cast<size_t>(value);
  return number < N ? std::string(names[number]) : std::to_string(number);
}

// The members of one JSON object, in the order they are added.
class Object {
 public:
  void Raw(std::string_view name, std::string_view json) {
    text_ += text_.empty() ? "" : ", ";
    text_ += fmt::format("\"{}\": {}", name, json);
  }
  void Text(std::string_view name, std::string_view value) {
    if (!value.empty()) Raw(name, JsonString(value));
  }
  void Number(std::string_view name, uint64_t value) { Raw(name, std::to_string(value)); }
  void Flag(std::string_view name, bool value) { Raw(name, value ? "true" : "false"); }
  std::string str() const { return "{" + text_ + "}"; }

 private:
  std::string text_;
};

std::string UtcTime(int64_t seconds) {
  const std::time_t time = seconds;
  std::tm parts{};
  char text[64];
  if (gmtime_r(&time, &parts) == nullptr ||
      std::strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &parts) == 0) {
    return {};
  }
  return text;
}

std::string Hex(std::span<const uint8_t> bytes) {
  std::string text;
  for (const uint8_t byte : bytes) text += fmt::format("{:02x}", byte);
  return text;
}

std::string DatabasesJson(const model::TocHeader& header) {
  std::string text;
  for (const model::Database& database : header.databases) {
    Object object;
    object.Raw("name", JsonString(database.name));
    object.Text("encoding", database.encoding);
    object.Flag("standard_strings", database.standard_strings);
    text += (text.empty() ? "" : ", ") + object.str();
  }
  return "[" + text + "]";
}

std::string ArchiveJson(const model::Toc& toc) {
  const model::TocHeader& header = toc.header;
  Object object;
  object.Text("format", header.format);
  object.Text("format_version", header.format_version);
  object.Raw("id", JsonString(Hex(header.archive_id)));
  object.Flag("complete", header.complete);
  object.Text("created_at", UtcTime(header.created_at));
  object.Text("database", header.database);
  if (!header.databases.empty()) object.Raw("databases", DatabasesJson(header));
  object.Text("server_version", header.server_version);
  object.Text("dumped_by", header.dumped_by);
  object.Text("encoding", header.encoding);
  object.Flag("standard_strings", header.standard_strings);
  object.Raw("chain", JsonString(header.chain.empty() ? "none" : header.chain));
  object.Number("entries", toc.entries.size());
  return object.str();
}

std::string IdsJson(const std::vector<model::DumpId>& ids) {
  return fmt::format("[{}]", fmt::join(ids, ", "));
}

std::string PartJson(const model::Part& part) {
  Object object;
  object.Number("part", part.part);
  if (part.known) {
    object.Number("frames", part.frames);
    object.Number("raw_bytes", part.raw_bytes);
    object.Number("stored_bytes", part.stored_bytes);
    object.Number("rows", part.rows);
    object.Raw("raw_checksum", JsonString(fmt::format("{:016x}", part.raw_checksum)));
  }
  return object.str();
}

std::string EntryJson(const model::Toc& toc, const model::Entry& entry) {
  Object object;
  object.Raw("id", std::to_string(entry.id));
  if (entry.database > 0) {
    object.Raw("database", JsonString(toc.header.databases[entry.database - 1].name));
  }
  object.Text("kind", entry.kind);
  object.Text("schema", entry.schema);
  object.Text("tag", entry.tag);
  object.Text("owner", entry.owner);
  object.Number("catalog", entry.catalog.table);
  object.Number("oid", entry.catalog.oid);
  object.Text("section", Spelled(kSections, entry.section));
  object.Text("pass", Spelled(kPasses, entry.pass));
  object.Text("role", Spelled(kRoles, entry.role));
  object.Text("selector", Spelled(kSelectors, entry.selector));
  if (entry.relkind != 0) object.Text("relkind", std::string_view(&entry.relkind, 1));
  object.Text("tablespace", entry.tablespace);
  object.Text("table_am", entry.table_am);
  object.Text("definition", entry.definition);
  object.Text("drop", entry.drop);
  object.Text("copy", entry.copy);
  object.Text("owned_as", entry.owned_as);
  if (!entry.dependencies.empty()) object.Raw("dependencies", IdsJson(entry.dependencies));
  if (!entry.belongs_to.empty()) object.Raw("belongs_to", IdsJson(entry.belongs_to));
  if (!entry.parts.empty()) {
    object.Text("data_form", Spelled(kDataForms, entry.data_form));
    std::string parts;
    for (const model::Part& part : entry.parts) {
      parts += (parts.empty() ? "" : ", ") + PartJson(part);
    }
    object.Raw("parts", "[" + parts + "]");
  }
  return object.str();
}

}  // namespace

std::string JsonText(const model::Toc& toc, std::span<const size_t> entries) {
  std::string text = fmt::format("{{\n  \"archive\": {},\n  \"entries\": [", ArchiveJson(toc));
  std::string_view separator = "\n    ";
  for (const size_t index : entries) {
    text += separator;
    text += EntryJson(toc, toc.entries[index]);
    separator = ",\n    ";
  }
  text += "\n  ]\n}\n";
  return text;
}

}  // namespace pgstow::toc
