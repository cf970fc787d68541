#include "host/dump/lanes.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_set>
#include <vector>

#include "host/base/log.h"
#include "host/dump/locks.h"
#include "host/dump/part_copier.h"

namespace pgstow::dump {
namespace {

// How often one part may be started again on a new connection.
constexpr int kReconnections = 3;

// A cancel request that comes between two statements is lost, so it is repeated until the lanes
// have seen the stop.
constexpr std::chrono::milliseconds kCancelInterval{50};

// The lanes and what they share.
class Lanes {
 public:
  Lanes(const pg::Connection& leader, archive::Writer& writer, std::span<const CopyTask> tasks,
        const LaneOptions& options)
      : leader_(leader), writer_(writer), tasks_(tasks), options_(options) {}

  void Run() {
    const size_t lanes = std::min<size_t>(static_cast<size_t>(options_.lanes), tasks_.size());
    running_ = lanes;
    std::vector<std::jthread> threads;
    threads.reserve(lanes);
    for (size_t i = 0; i < lanes; ++i) threads.emplace_back([this] { RunLane(); });
    WaitForEnd();
    threads.clear();
    if (first_error_) std::rethrow_exception(first_error_);
  }

 private:
  // A lane's connection, known to those who may have to cancel it.
  class LaneConnection {
   public:
    explicit LaneConnection(Lanes& lanes) : lanes_(lanes) { Open(); }
    ~LaneConnection() { Close(); }
    LaneConnection(const LaneConnection&) = delete;
    LaneConnection& operator=(const LaneConnection&) = delete;

    pg::Connection& operator*() { return *connection_; }

    void Reopen() {
      Close();
      Open();
    }

   private:
    void Open() {
      connection_ = lanes_.leader_.Another();
      {
        const std::lock_guard lock(lanes_.mutex_);
        lanes_.connections_.insert(connection_.get());
      }
      pg::HardenDumpSession(*connection_, lanes_.options_.session);
      pg::BeginSnapshot(*connection_, lanes_.options_.session, lanes_.options_.snapshot);
    }
    void Close() {
      const std::lock_guard lock(lanes_.mutex_);
      lanes_.connections_.erase(connection_.get());
      connection_.reset();
    }

    Lanes& lanes_;
    std::unique_ptr<pg::Connection> connection_;
  };

  void RunLane() {
    std::exception_ptr error;
    try {
      LaneConnection connection(*this);
      PartCopier copier(writer_, options_.frame_bytes, stop_);
      while (const CopyTask* task = NextTask()) CopyTaskOn(connection, copier, *task);
    } catch (...) {
      error = std::current_exception();
    }
    const std::lock_guard lock(mutex_);
    if (error && !first_error_) first_error_ = error;
    if (error) stop_ = true;
    --running_;
    ended_.notify_one();
  }

  const CopyTask* NextTask() {
    const size_t index = next_.fetch_add(1);
    return index < tasks_.size() && !stop_ ? &tasks_[index] : nullptr;
  }

  void CopyTaskOn(LaneConnection& connection, PartCopier& copier, const CopyTask& task) {
    for (int attempt = 0;; ++attempt) {
      try {
        LockAlongside(*connection, {.oid = task.relation, .qualified_name = task.qualified_name});
        copier.Copy(*connection, task);
        return;
      } catch (const base::Error& error) {
        const bool redo = (*connection).broken() && copier.can_redo() && !stop_;
        if (!redo || attempt == kReconnections) throw;
        base::Log(base::LogLevel::kWarning,
                  "connection lost while dumping table \"{}.{}\", connecting again: {}",
                  task.schema, task.table, error.what());
      }
      connection.Reopen();
    }
  }

  void WaitForEnd() {
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [this] { return running_ == 0 || first_error_; });
    while (running_ > 0) {
      for (pg::Connection* connection : connections_) connection->Cancel();
      ended_.wait_for(lock, kCancelInterval);
    }
  }

  const pg::Connection& leader_;
  archive::Writer& writer_;
  std::span<const CopyTask> tasks_;
  const LaneOptions& options_;

  std::atomic<size_t> next_ = 0;
  std::atomic<bool> stop_ = false;

  std::mutex mutex_;  // guards what follows
  std::condition_variable ended_;
  size_t running_ = 0;
  std::exception_ptr first_error_;
  std::unordered_set<pg::Connection*> connections_;
};

}  // namespace

void CopyInLanes(const pg::Connection& leader, archive::Writer& writer,
                 std::span<const CopyTask> tasks, const LaneOptions& options) {
  Lanes(leader, writer, tasks, options).Run();
}

}  // namespace pgstow::dump
