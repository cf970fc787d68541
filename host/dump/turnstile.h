// Lets several threads act in an order that does not follow from the clock.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <vector>

#include "host/archive/frame_gate.h"

namespace pgstow::dump {

// A rotation of lanes, each of them one thread. Whatever they do in their turns happens one after
// another, lane 0, 1, … and again 0, so that what each does next follows from what all did before,
// whichever is faster. A lane that has nothing more to do leaves the rotation.
class Turnstile {
 public:
  explicit Turnstile(size_t lanes) : changed_(lanes), left_(lanes), withdrawn_(lanes) {}

  // Wakes every lane that waits, and lets none in any more. Any thread.
  void Stop();

  // One lane's place in the rotation. One thread at a time, except Withdraw.
  class Lane : public archive::FrameGate {
   public:
    Lane(Turnstile& turnstile, size_t number) : turnstile_(turnstile), number_(number) {}

    // Waits for the lane's turn, unless it has it already. Throws kInterrupted once stopped or
    // withdrawn.
    void Enter() override;
    // Ends the turn, which the lane has; the next one's starts.
    void Leave() override;
    // Ends the turn, and with it the lane.
    void LeaveForGood();
    // Wakes this lane if it waits, and lets it in no more: it has failed. The others go on until
    // its turn comes, which then never ends. Any thread.
    void Withdraw();

   private:
    Turnstile& turnstile_;
    size_t number_;
    bool inside_ = false;
  };

 private:
  void Wait(size_t lane);
  void PassOn(size_t lane, bool for_good);

  std::mutex mutex_;
  std::vector<std::condition_variable> changed_;  // of each lane
  std::vector<bool> left_;
  std::vector<bool> withdrawn_;
  size_t turn_ = 0;  // the lane that has it
  bool stopped_ = false;
};

}  // namespace pgstow::dump
