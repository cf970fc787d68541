#include "host/dump/copying.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/base/task_pool.h"
#include "host/dump/in_database.h"
#include "host/dump/lanes.h"
#include "host/dump/part_copier.h"

namespace pgstow::dump {
namespace {

void CopyAlone(std::span<const Source> sources, const DumpOptions& options, archive::Writer& writer,
               std::span<const CopyTask> tasks) {
  const std::atomic<bool> never_stopped = false;
  PartCopier copier(writer, options.writer.frame_bytes, never_stopped, /*gate=*/nullptr);
  const Source* last = nullptr;  // whose part may not be settled yet
  const auto settle = [&] {
    if (last != nullptr) InDatabase(last->name, [&] { copier.Settle(); });
  };
  for (const CopyTask& task : tasks) {
    const Source& source = sources[task.source];
    if (last != &source) settle();  // its errors are not the next one's
    last = &source;
    InDatabase(source.name, [&] { copier.CopyAhead(*source.leader, task); });
  }
  settle();
}

// Connections have a thread each, which filters too. A single one has a helper in any case: what it
// waits for the server can be used.
size_t HelpersOf(size_t connections, size_t cores) {
  if (cores > connections) return cores - connections;
  return connections == 1 ? 1 : 0;
}

// As many connections like the leader, or fewer where the server refuses.
OpenedConnections OpenUpTo(size_t count, const pg::Connection& leader) {
  OpenedConnections opened(count);
  std::vector<std::jthread> threads;
  for (std::unique_ptr<pg::Connection>& connection : opened) {
    threads.emplace_back([&connection, &leader] {
      try {
        connection = leader.Another();
      } catch (const base::Error& error) {
        base::Log(base::LogLevel::kInfo, "copying over one connection less: {}", error.what());
      }
    });
  }
  threads.clear();
  std::erase(opened, nullptr);
  return opened;
}

}  // namespace

std::unique_ptr<archive::Writer> OpenArchive(const loader::Registry& registry,
                                             const DumpOptions& options) {
  std::unique_ptr<archive::Writer> writer = archive::Writer::Create(registry, options.writer);
  if (options.jobs > 1 && (writer->needs_order() || !writer->parallel())) {
    base::Throw(base::ErrorCode::kUsage,
                "archives of format \"{}\" can't be written by several jobs at once",
                options.writer.format);
  }
  return writer;
}

void CopyTasks(std::span<const Source> sources, const DumpOptions& options, archive::Writer& writer,
               std::vector<CopyTask> tasks) {
  LaneOptions lanes{.lanes = options.jobs,
                    .frame_bytes = options.writer.frame_bytes,
                    .reproducible = options.reproducible,
                    .leaders_help = options.patient_locks,
                    .session = options.session};
  OpenedConnections opened;
  if (options.jobs > 1 && tasks.size() > 1 && options.fewer_will_do) {
    opened = OpenUpTo(std::min<size_t>(static_cast<size_t>(options.jobs), tasks.size()),
                      *sources.front().leader);
    lanes.lanes = static_cast<int>(opened.size());
  }
  const size_t connections =
      std::clamp<size_t>(tasks.size(), 1, static_cast<size_t>(std::max(lanes.lanes, 1)));
  writer.SetThreads(connections, HelpersOf(connections, base::UsableCores()));
  if (connections <= 1) {
    CopyAlone(sources, options, writer, tasks);
    return;
  }
  OrderLargestFirst(tasks);
  CopyInLanes(sources, writer, tasks, lanes, std::move(opened));
}

DumpSummary Summarize(const model::PackedToc& toc) {
  DumpSummary summary;
  summary.entries = toc.entries.size();
  summary.tables = toc.entries.data().size();
  for (const model::PackedEntries::Data& data : toc.entries.data()) {
    for (const model::Part& part : data.parts) {
      summary.rows += part.rows;
      summary.raw_bytes += part.raw_bytes;
      summary.stored_bytes += part.stored_bytes;
    }
  }
  return summary;
}

}  // namespace pgstow::dump
