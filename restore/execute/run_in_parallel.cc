#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "restore/execute/run.h"
#include "restore/plan/schedule.h"

namespace pgstow::execute {
namespace {

// Several connections that take tasks from one schedule. What fails for good in one of them ends
// all: the statements that the others are running are cancelled.
class Crew {
 public:
  Crew(archive::Reader& archive, const plan::Plan& plan, DatabaseTarget& first, ErrorLedger& errors)
      : archive_(archive),
        plan_(plan),
        grouping_(first.grouping()),
        first_(first),
        errors_(errors),
        schedule_(first.toc(), plan) {}

  uint64_t Run(int jobs) {
    {
      std::vector<std::jthread> others;
      for (int i = 1; i < jobs; ++i) others.emplace_back([this] { Work(nullptr); });
      Work(&first_);
    }
    if (failure_ != nullptr) std::rethrow_exception(failure_);
    return rows_ + first_.rows();
  }

 private:
  // Works until nothing is left, over `target` or a connection of its own, made when there is
  // something to do with it.
  void Work(DatabaseTarget* target) noexcept {
    std::unique_ptr<DatabaseTarget> own;
    try {
      for (std::vector<plan::Task> tasks = Take(); !tasks.empty(); tasks = Take()) {
        if (target == nullptr) {
          own = first_.Another();
          own->Begin();
          target = own.get();
        }
        Enlist(target);
        for (const plan::Task& task : tasks) Perform(task, *target);
        target->Flush();
        Finish(tasks, target);
      }
      if (own != nullptr) Count(own->rows());
    } catch (...) {
      Fail(std::current_exception(), target);
    }
  }

  void Perform(const plan::Task& task, DatabaseTarget& target) {
    const plan::Step& step = plan_.steps[task.step];
    if (step.action == plan::Action::kLoad) {
      task.part ? Load(archive_, step, task.part, target) : Load(archive_, step, target);
    } else {
      target.Grant(task.resources);
      target.Run(step);
    }
  }

  // The next tasks; none when there are none or the restore ends.
  std::vector<plan::Task> Take() {
    std::unique_lock lock(mutex_);
    while (failure_ == nullptr && !schedule_.finished()) {
      std::vector<plan::Task> tasks = schedule_.NextGroup(grouping_);
      if (!tasks.empty()) return tasks;
      changed_.wait(lock);
    }
    return {};
  }

  void Enlist(DatabaseTarget* target) {
    const std::lock_guard lock(mutex_);
    busy_.push_back(target);
  }

  void Finish(std::span<const plan::Task> tasks, DatabaseTarget* target) {
    const std::lock_guard lock(mutex_);
    std::erase(busy_, target);
    schedule_.Done(tasks);
    changed_.notify_all();
  }

  void Count(uint64_t rows) {
    const std::lock_guard lock(mutex_);
    rows_ += rows;
  }

  void Fail(std::exception_ptr failure, DatabaseTarget* target) {
    const std::lock_guard lock(mutex_);
    std::erase(busy_, target);
    if (failure_ == nullptr) {
      failure_ = std::move(failure);
      errors_.Close();
      for (DatabaseTarget* other : busy_) other->Cancel();
    }
    changed_.notify_all();
  }

  archive::Reader& archive_;
  const plan::Plan& plan_;
  const plan::Grouping& grouping_;
  DatabaseTarget& first_;
  ErrorLedger& errors_;
  std::mutex mutex_;
  std::condition_variable changed_;
  plan::Schedule schedule_;
  std::vector<DatabaseTarget*> busy_;
  std::exception_ptr failure_;  // the first
  uint64_t rows_ = 0;
};

}  // namespace

uint64_t RunInParallel(archive::Reader& archive, const plan::Plan& plan, DatabaseTarget& first,
                       ErrorLedger& errors, int jobs) {
  first.Begin();
  for (const plan::Step& step : plan.steps) {
    if (step.concurrent || step.early) continue;
    if (step.action == plan::Action::kLoad) {
      Load(archive, step, first);
    } else {
      first.Run(step);
    }
  }
  first.Share();
  const uint64_t rows = Crew(archive, plan, first, errors).Run(jobs);
  first.Finish();
  return rows;
}

}  // namespace pgstow::execute
