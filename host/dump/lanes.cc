#include "host/dump/lanes.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
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
  TaskQueue(std::span<const CopyTask> tasks, size_t sources, const std::atomic<bool>& stop)
      : agenda_(tasks, sources), stop_(stop) {}

  // For a lane that is at that source.
  const CopyTask* Next(std::optional<size_t> at) {
    const std::lock_guard lock(mutex_);
    return stop_ ? nullptr : agenda_.Take(at);
  }
  // In the lane's turn, so that who gets which task does not follow from the clock. The turn of the
  // task before, if it goes on, is this one.
  const CopyTask* NextInTurn(std::optional<size_t> at, Turnstile::Lane& turn) {
    turn.Enter();
    const CopyTask* task = Next(at);
    if (task != nullptr) {
      turn.Leave();
    } else {
      turn.LeaveForGood();
    }
    return task;
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

void CopyOn(LaneConnection& connection, PartCopier& copier, const CopyTask& task) {
  for (int attempt = 0;; ++attempt) {
    try {
      // Data that is in no relation, and foreign tables, which LOCK TABLE does not take.
      if (task.relation != 0 && task.job->relkind != 'f') {
        LockAlongside(connection.get(),
                      {.oid = task.relation, .qualified_name = task.qualified_name});
      }
      copier.Copy(connection.get(), task);
      TellEnd(task);
      return;
    } catch (const base::Error&) {
      const bool redo = connection.get().broken() && copier.can_redo();
      if (!redo || attempt == kReconnections) throw;
      base::Log(base::LogLevel::kWarning, "connection lost while dumping {}, connecting again",
                DescribeData(task));
    }
    connection.Open();
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
        tasks_(tasks, sources.size(), stop_),
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
    while (const CopyTask* task = next()) {
      InDatabase(sources_[task->source].name, [&] {
        connection.GoTo(task->source);
        CopyOn(connection, copier, *task);
      });
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
