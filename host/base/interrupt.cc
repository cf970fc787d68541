#include "host/base/interrupt.h"

#include <map>
#include <mutex>
#include <utility>
#include <vector>

namespace pgstow::base {
namespace {

struct Actions {
  std::mutex mutex;
  std::map<unsigned long, std::function<void()>> by_id;
  unsigned long last_id = 0;
  std::vector<std::string> hints;
};

// Never destroyed: a signal may come while the program ends.
Actions& TheActions() {
  static auto* actions = new Actions;
  return *actions;
}

}  // namespace

OnInterrupt::OnInterrupt(std::function<void()> action) {
  Actions& actions = TheActions();
  const std::lock_guard lock(actions.mutex);
  id_ = ++actions.last_id;
  actions.by_id.emplace(id_, std::move(action));
}

OnInterrupt::~OnInterrupt() {
  Actions& actions = TheActions();
  const std::lock_guard lock(actions.mutex);
  actions.by_id.erase(id_);
}

InterruptHint::InterruptHint(std::string hint) {
  Actions& actions = TheActions();
  const std::lock_guard lock(actions.mutex);
  actions.hints.push_back(std::move(hint));
}

InterruptHint::~InterruptHint() {
  Actions& actions = TheActions();
  const std::lock_guard lock(actions.mutex);
  actions.hints.pop_back();
}

std::string LastInterruptHint() {
  Actions& actions = TheActions();
  const std::lock_guard lock(actions.mutex);
  return actions.hints.empty() ? std::string() : actions.hints.back();
}

void RunInterruptActions() {
  Actions& actions = TheActions();
  const std::lock_guard lock(actions.mutex);
  for (auto action = actions.by_id.rbegin(); action != actions.by_id.rend(); ++action) {
    action->second();
  }
}

}  // namespace pgstow::base
