#include "tests/live/dump/dumping.h"

#include <filesystem>
#include <sstream>

namespace pgstow::tests {

const loader::Registry& Plugins() {
  static const auto registry = loader::Registry::Load({.plugin_paths = {PluginDir().string()}});
  return *registry;
}

dump::DumpOptions DumpsEachServer::OptionsFor(const std::string& archive) const {
  dump::DumpOptions options;
  options.connection = ConnectionTo(server_, database_.name());
  options.writer.path = dir_ / archive;
  options.writer.chain = archive::Chain::Parse(Plugins(), "zstd:1");
  options.writer.frame_bytes = 4096;
  options.writer.sync = false;
  options.created_at = 1'700'000'000;
  return options;
}

dump::DumpSummary DumpsEachServer::Dump(const dump::DumpOptions& options) const {
  return dump::Run(Plugins(), options);
}

std::unique_ptr<archive::Reader> DumpsEachServer::Open(const std::string& archive) const {
  return archive::Reader::Open(Plugins(), {.path = dir_ / archive, .format = ""});
}

bool DumpsEachServer::NothingIsLeft() const { return std::filesystem::is_empty(dir_.path()); }

std::vector<std::string> RowsOf(archive::Reader& reader, const std::string& table) {
  std::vector<std::string> rows;
  for (const model::Entry& entry : reader.toc().entries) {
    if (entry.role != model::Role::kData || entry.tag != table) continue;
    for (const model::Part& part : entry.parts) {
      std::string text;
      const auto frames = reader.OpenPart(entry.id, part.part);
      for (auto raw = frames->Next(); !raw.empty(); raw = frames->Next()) {
        text.append(raw.data(), raw.size());
      }
      std::istringstream lines(text);
      for (std::string line; std::getline(lines, line);) rows.push_back(line);
    }
  }
  return rows;
}

}  // namespace pgstow::tests
