#include "formats/tar/restore_script.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include <pgstow/sdk/script.h>

namespace pgstow::tar {
namespace {

constexpr std::string_view kNote =
    "-- Before this script is run, put the path of the folder that the files of this archive were\n"
    "-- extracted to in the place of each $$PATH$$. The server reads the files there.\n\n";

// Text on its way to a member: gathered, and with an end that can still be dropped.
class TextOutput {
 public:
  explicit TextOutput(native::MemberOutput& output) : output_(output) {}

  void Write(std::string_view text) {
    held_ += text;
    if (held_.size() > 2 * kHeldBytes) Flush(held_.size() - kHeldBytes);
  }
  // Whether the text so far ended in `end`, which is then gone.
  bool Drop(std::string_view end) {
    if (!std::string_view(held_).ends_with(end)) return false;
    held_.resize(held_.size() - end.size());
    return true;
  }
  void Finish() { Flush(held_.size()); }

  sdk::Script::Sink sink() {
    return [this](std::string_view text) { Write(text); };
  }

 private:
  static constexpr size_t kHeldBytes = 65536;

  void Flush(size_t bytes) {
    output_.Append(sdk::AsBytes(std::string_view(held_).substr(0, bytes)));
    held_.erase(0, bytes);
  }

  native::MemberOutput& output_;
  std::string held_;
};

// The data of one entry, as the script reads it.
struct DataFacts {
  uint32_t form = PGSTOW_DATA_COPY;
  std::string copy;  // statement that ends in kFromStdin
  std::string member;
};

constexpr std::string_view kFromStdin = " FROM stdin;\n";

std::unordered_map<int32_t, DataFacts> FactsOf(const sdk::Toc& toc, const native::Toc& stored) {
  std::unordered_map<int32_t, DataFacts> facts;
  for (const native::Entry& entry : stored.entries) {
    if (entry.has_data) facts[entry.id].member = entry.file_name;
  }
  for (size_t i = 0; i < toc.entry_count(); ++i) {
    const pgstow_entry entry = toc.Entry(i);
    const auto known = facts.find(entry.dump_id);
    if (known == facts.end()) continue;
    known->second.form = entry.data_form;
    known->second.copy = sdk::View(entry.copy);
  }
  return facts;
}

// The data that the script has come to, read from its file by the server: a script under psql's
// \restrict can't have psql do it. Large objects take one statement for all that a list names.
void WriteReading(const DataFacts& data, sdk::Script& script, TextOutput& output) {
  const std::string file = sdk::Concat("'$$PATH$$/", data.member, "'");
  switch (data.form) {
    case PGSTOW_DATA_COPY:
      if (!output.Drop(kFromStdin)) {
        sdk::Fail(PGSTOW_E_INVALID, "the COPY statement \"", data.copy,
                  "\" does not read from stdin");
      }
      output.Write(sdk::Concat(" FROM ", file, ";\n\n\n"));
      script.EndData([](std::string_view) {});
      return;
    case PGSTOW_DATA_SQL:
      output.Write(sdk::Concat(
          "DO $rows$ BEGIN EXECUTE pg_catalog.convert_from(pg_catalog.pg_read_binary_file(", file,
          "),\n    pg_catalog.pg_client_encoding()); END $rows$;\n"));
      break;
    case PGSTOW_DATA_LARGE_OBJECTS:
      output.Write(sdk::Concat(
          "SELECT pg_catalog.lo_put(pg_catalog.split_part(line, ' ', 1)::pg_catalog.oid, 0,\n"
          "    pg_catalog.pg_read_binary_file('$$PATH$$/' || pg_catalog.split_part(line, ' ', "
          "2)))\n"
          "  FROM pg_catalog.regexp_split_to_table(pg_catalog.rtrim(pg_catalog.pg_read_file(",
          file, "), E'\\n'), E'\\n') AS line;\n\n"));
      break;
    default:
      sdk::Fail(PGSTOW_E_UNSUPPORTED, "the data of \"", data.member, "\" is in an unknown form");
  }
  script.EndData(output.sink());
}

}  // namespace

void WriteRestoreScript(const sdk::Toc& toc, const native::Toc& stored,
                        native::MemberOutput& output) {
  TextOutput text(output);
  sdk::Script script(toc);
  text.Write(kNote);
  const auto facts = FactsOf(toc, stored);
  const size_t count = script.data_count();
  for (size_t index = 0; index < count; ++index) {
    script.AdvanceToData(index, text.sink());
    WriteReading(facts.at(script.data_entry(index)), script, text);
  }
  script.Finish(text.sink());
  text.Finish();
}

}  // namespace pgstow::tar
