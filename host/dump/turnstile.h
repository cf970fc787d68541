// Lets several threads act in an order that does not follow from the clock.
#pragma once

#include <cstddef>
#include <mutex>
#include <vector>

#include "host/archive/frame_gate.h"
#include "host/base/task_pool.h"

namespace pgstow::dump {

// A rotation of lanes, each of them one thread. Whatever they do in their turns happens one after
// another, lane 0, 1, … and again 0, so that what each does next follows from what all did before,
// whichever is faster. A lane that has nothing more to do leaves the rotation.
class Turnstile {
 public:
  // Lanes that wait help the pool, which outlives this.
  Turnstile(size_t lanes, base::TaskPool& tasks) : tasks_(tasks), bells_(lanes), left_(lanes) {}

  // Wakes every lane that waits, and lets none in any more. Any thread.
  void Stop();

  // One lane's place in the rotation. One thread at a time.
  class Lane : public archive::FrameGate {
   public:
    Lane(Turnstile& turnstile, size_t number) : turnstile_(turnstile), number_(number) {}

    // Waits for the lane's turn, unless it has it already. Both throw kInterrupted once stopped.
    void Enter() override;
    bool TryEnter() override;
    // Ends the turn, which the lane has; the next one's starts.
    void Leave() override;
    // Ends the turn, and with it the lane.
    void LeaveForGood();

   private:
    Turnstile& turnstile_;
    size_t number_;
    bool inside_ = false;
  };

 private:
  enum class Sight { kClosed, kOpen, kStopped };
  Sight LookAt(size_t lane);
  void PassOn(size_t lane, bool for_good);

  base::TaskPool& tasks_;
  std::vector<base::TaskPool::Bell> bells_;  // of each lane

  std::mutex mutex_;  // guards what follows
  std::vector<bool> left_;
  size_t turn_ = 0;  // the lane that has it
  bool stopped_ = false;
};

}  // namespace pgstow::dump
