#include "host/base/task_pool.h"

#include <sched.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace pgstow::base {

// What hardware_concurrency tells does not heed taskset and cpusets with every C library.
size_t UsableCores() {
  cpu_set_t set;
  const int cores = sched_getaffinity(0, sizeof(set), &set) == 0 ? CPU_COUNT(&set) : 0;
  return cores > 0 ? static_cast<size_t>(cores) : std::max(1U, std::thread::hardware_concurrency());
}

namespace {

// Makes this thread one that computes: when it wakes up it does not take the processor from a
// server's process or from a thread that receives, on which everybody waits. A policy that the user
// chose stays. Source: sched(7), SCHED_BATCH.
void LetOthersGoOn() {
  const sched_param priority{};
  if (sched_getscheduler(0) == SCHED_OTHER) sched_setscheduler(0, SCHED_BATCH, &priority);
}

}  // namespace

TaskPool::~TaskPool() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    for (std::condition_variable* sleeper : sleepers_) sleeper->notify_one();
  }
  threads_.clear();
}

bool TaskPool::Offer(Task& task) {
  const std::lock_guard lock(mutex_);
  if (sleepers_.empty()) StartThread();
  if (waiting_.size() >= sleepers_.size() + kAhead * threads_.size()) return false;
  task.state_ = Task::State::kWaiting;
  waiting_.push_back(&task);
  WakeOne();
  return true;
}

void TaskPool::Finish(Task& task) {
  std::unique_lock lock(mutex_);
  if (task.state_ == Task::State::kWaiting) std::erase(waiting_, &task);
  if (task.state_ == Task::State::kHeld || task.state_ == Task::State::kWaiting) {
    Do(task, lock);
  } else {
    std::condition_variable ended;
    task.finishing_ = &ended;
    HelpUntil(ended, lock, [&task] { return task.state_ == Task::State::kDone; });
  }
  task.finishing_ = nullptr;
  task.state_ = Task::State::kHeld;
  if (task.error_) std::rethrow_exception(std::exchange(task.error_, nullptr));
}

bool TaskPool::IsDone(const Task& task) {
  const std::lock_guard lock(mutex_);
  return task.state_ == Task::State::kDone;
}

void TaskPool::Withdraw(Task& task) noexcept {
  std::unique_lock lock(mutex_);
  if (task.state_ == Task::State::kWaiting) std::erase(waiting_, &task);
  if (task.state_ == Task::State::kRunning) {
    std::condition_variable ended;
    task.finishing_ = &ended;
    ended.wait(lock, [&task] { return task.state_ == Task::State::kDone; });
    task.finishing_ = nullptr;
  }
  task.state_ = Task::State::kHeld;
  task.error_ = nullptr;
}

void TaskPool::HelpUntil(Bell& bell, const std::function<bool()>& done) {
  std::unique_lock lock(mutex_);
  HelpUntil(bell.rung_, lock, std::cref(done));
}

// Under the lock, so that nobody misses it between asking and going to sleep.
void TaskPool::Ring(Bell& bell) {
  const std::lock_guard lock(mutex_);
  bell.rung_.notify_one();
}

void TaskPool::Work() {
  LetOthersGoOn();
  std::condition_variable waker;
  std::unique_lock lock(mutex_);
  HelpUntil(waker, lock, [this] { return ended_; });
}

// A pool that gets no more threads does with those that it has.
void TaskPool::StartThread() {
  if (threads_.size() == most_threads_) return;
  try {
    threads_.emplace_back([this] { Work(); });
  } catch (const std::system_error&) {
    return;
  }
}

void TaskPool::RunFront(std::unique_lock<std::mutex>& lock) {
  Task& task = *waiting_.front();
  waiting_.pop_front();
  Do(task, lock);
}

// From the moment that it is done the task may be gone.
void TaskPool::Do(Task& task, std::unique_lock<std::mutex>& lock) {
  task.state_ = Task::State::kRunning;
  lock.unlock();
  std::exception_ptr error;
  try {
    task.Run();
  } catch (...) {
    error = std::current_exception();
  }
  lock.lock();
  task.error_ = std::move(error);
  task.state_ = Task::State::kDone;
  if (task.finishing_ != nullptr) task.finishing_->notify_one();
}

void TaskPool::WakeOne() {
  if (sleepers_.empty()) return;
  sleepers_.back()->notify_one();
  sleepers_.pop_back();
}

// Who is woken for a task is no sleeper any more; who wakes for another reason takes itself out.
void TaskPool::Sleep(std::condition_variable& waker, std::unique_lock<std::mutex>& lock) {
  sleepers_.push_back(&waker);
  waker.wait(lock);
  std::erase(sleepers_, &waker);
}

template <typename Done>
void TaskPool::HelpUntil(std::condition_variable& waker, std::unique_lock<std::mutex>& lock,
                         Done done) {
  while (!done()) {
    if (waiting_.empty()) {
      Sleep(waker, lock);
    } else {
      RunFront(lock);
    }
  }
  if (!waiting_.empty()) WakeOne();  // this thread may have been woken for a task that it leaves
}

}  // namespace pgstow::base
