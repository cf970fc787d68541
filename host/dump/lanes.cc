#include "host/dump/lanes.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/base/log.h"
#include "host/dump/agenda.h"
#include "host/dump/data_source.h"
#include "host/dump/in_database.h"
#include "host/dump/locks.h"
#include "host/dump/part_copier.h"
#include "host/dump/turnstile.h"

namespace pgstow::dump {
namespace {

// How often one part may be started again on a new connection.
constexpr int kReconnections = 3;

// A cancel request that comes between two statements is lost, so it is repeated until the lanes
// have seen the stop.
constexpr std::chrono::milliseconds kCancelInterval{50};

// The connections of all lanes, for who has to cancel what runs on them. Any thread.
class OpenConnections {
 public:
  void CancelAll() {
    const std::lock_guard lock(mutex_);
    for (pg::Connection* connection : connections_) connection->Cancel();
  }

  // Keeps a connection, which outlives it, among them.
  class Listing {
   public:
    Listing(OpenConnections& all, pg::Connection& connection) : all_(all), connection_(connection) {
      const std::lock_guard lock(all_.mutex_);
      all_.connections_.insert(&connection_);
    }
    ~Listing() {
      const std::lock_guard lock(all_.mutex_);
      all_.connections_.erase(&connection_);
    }
    Listing(const Listing&) = delete;
    Listing& operator=(const Listing&) = delete;

   private:
    OpenConnections& all_;
    pg::Connection& connection_;
  };

 private:
  std::mutex mutex_;
  std::unordered_set<pg::Connection*> connections_;
};

// A connection under the snapshot of a source.
class LaneConnection {
 public:
  // `opened`: one to the first source, or nullptr.
  LaneConnection(std::span<const Source> sources, const LaneOptions& options, OpenConnections& all,
                 std::unique_ptr<pg::Connection> opened)
      : sources_(sources), options_(options), all_(all), opened_(std::move(opened)) {}

  pg::Connection& get() { return *connection_; }

  // The number of the source that it is connected to; nothing: to none yet.
  std::optional<size_t> at() const { return at_; }

  // Connects to that source, unless it is.
  void GoTo(size_t source) {
    if (at_ == source) return;
    at_ = source;
    Open();
  }

  // Connects once more to where it is.
  void Open() {
    const Source& source = sources_[*at_];
    listing_.reset();
    connection_.reset();  // no lane has two connections
    if (*at_ != 0) opened_.reset();
    connection_ = opened_ ? std::move(opened_) : source.leader->Another();
    listing_.emplace(all_, *connection_);
    pg::HardenDumpSession(*connection_, options_.session);
    pg::BeginSnapshot(*connection_, options_.session, source.snapshot);
  }

 private:
  std::span<const Source> sources_;
  const LaneOptions& options_;
  OpenConnections& all_;
  std::unique_ptr<pg::Connection> opened_;
  std::optional<size_t> at_;
  std::unique_ptr<pg::Connection> connection_;
  std::optional<OpenConnections::Listing> listing_;  // goes before what it lists
};

// The tasks, handed out once each. Any thread; stops handing out when `stop` is set.
class TaskQueue {
 public:
  TaskQueue(std::span<const CopyTask> tasks, size_t sources, size_t lanes,
            const std::atomic<bool>& stop)
      : agenda_(tasks, sources, lanes), stop_(stop) {}

  // For a lane that is at that source.
  Batch Next(std::optional<size_t> at) {
    const std::lock_guard lock(mutex_);
    return stop_ ? Batch() : agenda_.Take(at);
  }
  // In the lane's turn, so that who gets which task does not follow from the clock. The turn of the
  // task before, if it goes on, is this one.
  Batch NextInTurn(std::optional<size_t> at, Turnstile::Lane& turn) {
    turn.Enter();
    const Batch batch = Next(at);
    if (batch.empty()) {
      turn.LeaveForGood();
    } else {
      turn.Leave();
    }
    return batch;
  }

 private:
  std::mutex mutex_;
  Agenda agenda_;
  const std::atomic<bool>& stop_;
};

void TellEnd(const CopyTask& task) {
  const bool large_objects = task.form == model::DataForm::kLargeObjects;
  const std::string part =
      task.parts > 1 ? fmt::format(" (part {} of {})", task.part + 1, task.parts) : "";
  base::Log(base::LogLevel::kInfo, "finished item {} {} {}{}", task.entry,
            large_objects ? "BLOBS" : "TABLE DATA", task.name, part);
}

// Data that is in no relation has no lock, and foreign tables are none that LOCK TABLE takes.
void LockTablesOf(Batch batch, pg::Connection& connection) {
  std::vector<catalog::ReadOptions::LockTarget> targets;
  for (const CopyTask* task : batch) {
    if (task->relation == 0 || task->job->relkind == 'f') continue;
    targets.push_back({.oid = task->relation, .qualified_name = task->qualified_name});
  }
  LockAlongside(connection, targets);
}

// Copies the tasks, and calls `between` after each but the last. What is not done when it throws is
// left in `batch`.
void CopyOn(LaneConnection& connection, PartCopier& copier, Batch& batch,
            const std::function<void()>& between) {
  bool locked = false;
  int attempt = 0;
  while (!batch.empty()) {
    try {
      if (!std::exchange(locked, true)) LockTablesOf(batch, connection.get());
      copier.Copy(connection.get(), *batch.front());
      TellEnd(*batch.front());
      batch = batch.subspan(1);
      if (!batch.empty()) between();
      attempt = 0;
      continue;
    } catch (const base::Error&) {
      const bool redo = connection.get().broken() && copier.can_redo();
      if (!redo || attempt == kReconnections) throw;
      base::Log(base::LogLevel::kWarning, "connection lost while dumping {}, connecting again",
                DescribeData(*batch.front()));
    }
    connection.Open();
    locked = false;
    ++attempt;
  }
}

// The lanes and what they share.
class Lanes {
 public:
  Lanes(std::span<const Source> sources, archive::Writer& writer, std::span<const CopyTask> tasks,
        const LaneOptions& options, OpenedConnections opened)
      : sources_(sources),
        writer_(writer),
        options_(options),
        running_(std::min<size_t>(static_cast<size_t>(options.lanes), tasks.size())),
        tasks_(tasks, sources.size(), running_, stop_),
        turnstile_(running_, writer.tasks()),
        opened_(std::move(opened)) {
    opened_.resize(running_);
  }

  void Run() {
    std::vector<std::jthread> threads;
    try {
      for (size_t lane = 0, count = running_; lane < count; ++lane) {
        threads.emplace_back([this, lane] { RunLane(lane); });
      }
    } catch (...) {
      Stop(std::current_exception());  // those that run would wait for those that do not
      throw;
    }
    WaitForEnd();
    threads.clear();
    if (first_error_) std::rethrow_exception(first_error_);
    CopyPostponed();
  }

 private:
  void RunLane(size_t lane) {
    try {
      CopyTasks(lane);
    } catch (...) {
      Stop(std::current_exception());
    }
    const std::lock_guard lock(mutex_);
    --running_;
    ended_.notify_one();
  }

  // The error that came first is kept: the others may only tell of the stop.
  void Stop(std::exception_ptr error) {
    {
      const std::lock_guard lock(mutex_);
      if (!first_error_) first_error_ = std::move(error);
    }
    stop_ = true;
    turnstile_.Stop();
  }

  void CopyTasks(size_t lane) {
    LaneConnection connection(sources_, options_, connections_, std::move(opened_[lane]));
    Turnstile::Lane turn(turnstile_, lane);
    PartCopier copier(writer_, options_.frame_bytes, stop_,
                      options_.reproducible ? &turn : nullptr);
    const auto next = [&] {
      const std::optional<size_t> at = connection.at();
      return options_.reproducible ? tasks_.NextInTurn(at, turn) : tasks_.Next(at);
    };
    const auto end_turn = [&] {
      if (options_.reproducible) turn.Leave();
    };
    for (Batch batch = next(); !batch.empty(); batch = next()) {
      const size_t source = batch.front()->source;
      InDatabase(sources_[source].name, [&] {
        connection.GoTo(source);
        try {
          CopyOn(connection, copier, batch, end_turn);
        } catch (const LockQueued& error) {
          if (!options_.leaders_help) throw;
          base::Log(base::LogLevel::kInfo, "{}: left to the connection that has it", error.what());
          Postpone(batch);
          connection.Open();
        }
      });
    }
  }

  void Postpone(Batch batch) {
    const std::lock_guard lock(mutex_);
    postponed_.insert(postponed_.end(), batch.begin(), batch.end());
  }

  // Over the leaders, which have the locks.
  void CopyPostponed() {
    PartCopier copier(writer_, options_.frame_bytes, stop_, /*gate=*/nullptr);
    for (const CopyTask* task : postponed_) {
      const Source& source = sources_[task->source];
      InDatabase(source.name, [&] { copier.Copy(*source.leader, *task); });
      TellEnd(*task);
    }
  }

  void WaitForEnd() {
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [this] { return running_ == 0 || first_error_; });
    while (running_ > 0) {
      connections_.CancelAll();
      ended_.wait_for(lock, kCancelInterval);
    }
  }

  std::span<const Source> sources_;
  archive::Writer& writer_;
  const LaneOptions& options_;
  OpenConnections connections_;
  std::atomic<bool> stop_ = false;

  std::mutex mutex_;
  std::condition_variable ended_;  // a lane
  size_t running_;                 // lanes that have not ended
  std::exception_ptr first_error_;
  std::vector<const CopyTask*> postponed_;  // what lanes could not lock

  TaskQueue tasks_;
  Turnstile turnstile_;
  OpenedConnections opened_;  // of each lane, until it takes it
};

}  // namespace

void CopyInLanes(std::span<const Source> sources, archive::Writer& writer,
                 std::span<const CopyTask> tasks, const LaneOptions& options,
                 OpenedConnections opened) {
  Lanes(sources, writer, tasks, options, std::move(opened)).Run();
}

}  // namespace pgstow::dump
