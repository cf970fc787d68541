#include "host/dump/dump.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "host/base/log.h"
#include "host/dump/copying.h"
#include "host/dump/rights.h"
#include "host/dump/source.h"

namespace pgstow::dump {
namespace {

Source OpenSource(const DumpOptions& options) {
  Source source{.leader = pg::Connection::Connect(options.connection)};
  PrepareSession(*source.leader, options);
  SetQuoting(*source.leader, options);
  pg::BeginSnapshot(*source.leader, options.session, options.snapshot);
  return source;
}

// Told under -v, as pg_dump does.
void TellWhatIsSaved(const DumpOptions& options, const model::Toc& toc) {
  constexpr auto kInfo = base::LogLevel::kInfo;
  base::Log(kInfo, "saving encoding = {}", toc.header.encoding);
  base::Log(kInfo, "saving \"standard_conforming_strings = {}\"",
            toc.header.standard_strings ? "on" : "off");
  base::Log(kInfo, "saving \"search_path = {}\"", toc.header.search_path);
  if (options.read.create_database) base::LogLine(kInfo, "saving database definition");
  const bool rows_alone = std::ranges::all_of(toc.entries, [](const model::Entry& entry) {
    return entry.section == model::Section::kData || entry.selector == model::Selector::kDatabase;
  });
  if (options.writes_script && options.read.definitions && !options.read.create_database &&
      rows_alone) {
    base::LogLine(kInfo, "implied no-schema restore");
  }
}

}  // namespace

DumpSummary Run(const loader::Registry& registry, const DumpOptions& options) {
  const std::unique_ptr<archive::Writer> writer = OpenArchive(registry, options);
  Source source = OpenSource(options);
  try {
    ReadCatalog(source, options, /*which=*/"");
    TellWhatIsSaved(options, source.dump.toc);
    std::vector<CopyTask> tasks = PlanCopy(source, /*number=*/0, options, *writer);
    BindToEntries(tasks, source.dump.toc);
    writer->Begin(std::move(source.dump.toc));
    if (options.jobs > 1) ShareSnapshot(source, options);  // for the connections that copy rows
    CopyTasks({&source, 1}, options, *writer, std::move(tasks));
  } catch (const base::Error& error) {
    if (error.sqlstate() != pg::kInsufficientPrivilege) throw;
    throw WithMissingRights(*source.leader, options.read, error);
  }
  writer->Finish();
  return Summarize(writer->toc());
}

}  // namespace pgstow::dump
