// A format for pgstow in C++20: keeps no data, but counts it. The archive is a text of one line a
// part: dump id, part, frames, bytes, rows and name.
#include <memory>
#include <string>
#include <unordered_map>

#include <pgstow/sdk/format.h>
#include <pgstow/sdk/plugin.h>

namespace {

namespace sdk = pgstow::sdk;

class TallyWriter final : public sdk::FormatWriter {
 public:
  explicit TallyWriter(sdk::Storage storage) : file_(storage.Create()) {}

  // Every entry is shown before any data. What is to be kept is copied.
  void Begin(sdk::Toc toc) override {
    for (size_t i = 0; i < toc.entry_count(); ++i) {
      const pgstow_entry entry = toc.Entry(i);
      names_[entry.dump_id] = sdk::View(entry.tag);
    }
  }

  void WriteFrame(const pgstow_frame&) override {}

  void EndPart(const pgstow_part& part) override {
    file_.Append(sdk::AsBytes(sdk::Concat(part.entry, " ", part.part, " ", part.frame_count, " ",
                                          part.raw_bytes, " ", part.rows, " ",
                                          names_.at(part.entry), "\n")));
  }

  void Finish(sdk::Toc) override { file_.Close(); }

 private:
  sdk::File file_;
  std::unordered_map<int32_t, std::string> names_;
};

struct Tally {
  static constexpr pgstow_format_info kInfo{
      .size = sizeof(pgstow_format_info),
      .capabilities = PGSTOW_CAN_WRITE | PGSTOW_HOLDS_DATA | PGSTOW_HOLDS_PARTS,
      .name = sdk::Abi("tally"),
      .letter = {},
      .summary = sdk::Abi("counts of frames, bytes and rows"),
      .suffix = sdk::Abi(".txt"),
      .options = nullptr,
      .option_count = 0};

  static uint32_t Bid(sdk::Bytes) { return 0; }

  static std::unique_ptr<sdk::FormatWriter> NewWriter(sdk::Storage storage, const sdk::Settings&) {
    return std::make_unique<TallyWriter>(storage);
  }

  static std::unique_ptr<sdk::FormatReader> NewReader(sdk::Storage, const sdk::Settings&) {
    sdk::Fail(PGSTOW_E_UNSUPPORTED, "a tally has no data to read");
  }
};

}  // namespace

constinit const pgstow_plugin_info pgstow_plugin =
    sdk::DefinePlugin<sdk::Formats<Tally>>({.name = "tally",
                                            .version = "1.0",
                                            .summary = "an example of a format in C++",
                                            .license = "PostgreSQL"});
