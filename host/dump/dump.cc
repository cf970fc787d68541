#include "host/dump/dump.h"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "host/base/log.h"
#include "host/dump/attempts.h"
#include "host/dump/copying.h"
#include "host/dump/lock_queue.h"
#include "host/dump/rights.h"
#include "host/dump/source.h"

namespace pgstow::dump {
namespace {

// `before`: the leader of an attempt that failed; nullptr: this is the first one.
Source OpenSource(const DumpOptions& options, Attempts& attempts, const pg::Connection* before) {
  Source source{.leader = before == nullptr ? pg::Connection::Connect(options.connection)
                                            : before->Another()};
  PrepareSession(*source.leader, options);
  SetQuoting(*source.leader, options);
  attempts.LookForKnown(*source.leader);
  pg::BeginSnapshot(*source.leader, options.session, options.snapshot);
  return source;
}

bool HasRowsAlone(const model::PackedToc& toc) {
  for (const model::Entry& entry : toc.entries) {
    if (entry.section != model::Section::kData && entry.selector != model::Selector::kDatabase) {
      return false;
    }
  }
  return true;
}

// Told under -v, as pg_dump does.
void TellWhatIsSaved(const DumpOptions& options, const model::PackedToc& toc) {
  constexpr auto kInfo = base::LogLevel::kInfo;
  base::Log(kInfo, "saving encoding = {}", toc.header.encoding);
  base::Log(kInfo, "saving \"standard_conforming_strings = {}\"",
            toc.header.standard_strings ? "on" : "off");
  base::Log(kInfo, "saving \"search_path = {}\"", toc.header.search_path);
  if (options.read.create_database) base::LogLine(kInfo, "saving database definition");
  if (options.writes_script && options.read.definitions && !options.read.create_database &&
      HasRowsAlone(toc)) {
    base::LogLine(kInfo, "implied no-schema restore");
  }
}

// One attempt at all that comes before rows are copied.
std::vector<CopyTask> PrepareOnce(Source& source, const DumpOptions& options,
                                  const archive::Writer& writer, Attempts& attempts) {
  pg::Connection& leader = *source.leader;
  std::optional<LockQueue> queue;
  const auto lock = [&](LockTargets targets) {
    attempts.Lock(leader, targets);
    if (options.lock_friendly) queue.emplace(leader);
  };
  try {
    attempts.LockKnown(leader);
    ReadCatalog(source, options, /*which=*/"", lock);
    TellWhatIsSaved(options, source.dump.toc);
    std::vector<CopyTask> tasks = PlanCopy(source, /*number=*/0, options, writer);
    if (queue) queue->Check();
    return tasks;
  } catch (const base::Error&) {
    if (queue) queue->Check();  // what was cancelled for its sake failed because of it
    throw;
  }
}

// Does what comes before rows are copied, as often as others make it necessary.
std::vector<CopyTask> Prepare(Source& source, DumpOptions options, const archive::Writer& writer,
                              Attempts& attempts) {
  for (;;) {
    try {
      return PrepareOnce(source, options, writer, attempts);
    } catch (const TryAgain& error) {
      EndTransaction(source);
      attempts.Wait(error);
    }
    options.readers = 1;  // alone it waits for nobody who waits for it
    source = OpenSource(options, attempts, source.leader.get());
  }
}

}  // namespace

DumpSummary Run(const loader::Registry& registry, const DumpOptions& options) {
  const std::unique_ptr<archive::Writer> writer = OpenArchive(registry, options);
  const bool repeatable = options.snapshot.empty();
  Attempts attempts({.timeout = options.session.lock_wait_timeout,
                     .patient = options.patient_locks && repeatable,
                     .repeatable = repeatable,
                     .reads_rows = options.read.data});
  Source source = OpenSource(options, attempts, /*before=*/nullptr);
  try {
    std::vector<CopyTask> tasks = Prepare(source, options, *writer, attempts);
    if (options.foresee) options.foresee(BytesOf(tasks));
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
