// What must be done when the user ends the program before its time (Ctrl-C, kill, a closed
// terminal). Leaves register what they hold; the program's signal thread runs it.
#pragma once

#include <functional>
#include <string>

namespace pgstow::base {

// Keeps an action registered for as long as it lives. Any thread.
class OnInterrupt {
 public:
  // `action` runs on another thread while the registering one goes on: it may only touch what is
  // safe for that. It must not throw, and not wait for long.
  explicit OnInterrupt(std::function<void()> action);
  // Waits for the action when it is running.
  ~OnInterrupt();
  OnInterrupt(const OnInterrupt&) = delete;
  OnInterrupt& operator=(const OnInterrupt&) = delete;

 private:
  unsigned long id_;
};

// What the user is told when he ends the program while this lives. Any thread.
class InterruptHint {
 public:
  explicit InterruptHint(std::string hint);
  ~InterruptHint();
  InterruptHint(const InterruptHint&) = delete;
  InterruptHint& operator=(const InterruptHint&) = delete;
};

// The hint that was registered last and lives; empty when there is none.
std::string LastInterruptHint();

// Runs every registered action, the latest first. The program ends afterwards.
void RunInterruptActions();

}  // namespace pgstow::base
