// Threads that help those who have more to do than one thread can: a dump that filters frames, a
// restore that undoes them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace pgstow::base {

// How many processors this process may run on (sched_getaffinity(2)), at least 1.
size_t UsableCores();

// Does tasks for the threads that own them, its clients. A client keeps its tasks, hands some of
// them over, and gets each back done; what nobody took up it does itself, so a pool without threads
// is good for something too. Any thread; outlives its tasks and bells.
class TaskPool {
 public:
  // A piece of work that is done again and again; by its client or by another thread, never by two
  // at once. Between Offer and Finish it is the pool's.
  class Task {
   public:
    Task() = default;
    Task(const Task&) = delete;
    Task& operator=(const Task&) = delete;

   protected:
    ~Task() = default;  // the pool does not have it

   private:
    friend class TaskPool;
    enum class State { kHeld, kWaiting, kRunning, kDone };  // kHeld: the client has it

    virtual void Run() = 0;  // may throw: Finish throws it again

    State state_ = State::kHeld;
    std::exception_ptr error_;
    std::condition_variable* finishing_ = nullptr;  // of who waits for its end
  };

  // What one thread at a time waits at, to be called by others.
  class Bell {
   private:
    friend class TaskPool;
    std::condition_variable rung_;
  };

  // `threads` are started when there is something for them to do; 0: clients help each other alone.
  explicit TaskPool(size_t threads) : most_threads_(threads) {}
  ~TaskPool();
  TaskPool(const TaskPool&) = delete;
  TaskPool& operator=(const TaskPool&) = delete;

  size_t threads() const { return most_threads_; }

  // Another number of threads. Before anything is offered.
  void SetThreads(size_t threads) { most_threads_ = threads; }

  // The pool takes the task when one of its threads will soon be free, or a client waits and does
  // nothing. Otherwise false: the task stays the client's, who had better do it now (Finish). As
  // many tasks are taken as keep the threads busy, kAhead each beyond those that run, so what is
  // under way at once is bounded.
  bool Offer(Task& task);

  // Returns when the task is done, and gives it back: does it here unless another thread has taken
  // it up, and helps others while that runs. Throws what the task threw. Also for a task that was
  // not offered.
  void Finish(Task& task);

  // Whether Finish would return at once. Not for a task that was not offered.
  bool IsDone(const Task& task);

  // Gives the task back without its being done, if it has not been taken up; else waits for it and
  // forgets what it threw.
  void Withdraw(Task& task) noexcept;

  // Helps others until `done` holds, which is asked at first, after each task, and when the bell
  // was rung. `done` runs while the pool is locked: it must not call it.
  void HelpUntil(Bell& bell, const std::function<bool()>& done);

  // Makes who waits at the bell ask again. Called after the change, without a lock that `done`
  // takes.
  void Ring(Bell& bell);

  static constexpr size_t kAhead = 2;

 private:
  void Work();
  void StartThread();
  void WakeOne();
  void RunFront(std::unique_lock<std::mutex>& lock);
  void Do(Task& task, std::unique_lock<std::mutex>& lock);
  void Sleep(std::condition_variable& waker, std::unique_lock<std::mutex>& lock);
  template <typename Done>
  void HelpUntil(std::condition_variable& waker, std::unique_lock<std::mutex>& lock, Done done);

  size_t most_threads_;

  std::mutex mutex_;                                // guards what follows, and the states of tasks
  std::deque<Task*> waiting_;                       // the oldest first
  std::vector<std::condition_variable*> sleepers_;  // that nobody has woken yet
  bool ended_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace pgstow::base
