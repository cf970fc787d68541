#include "host/dump/turnstile.h"

#include "host/base/error.h"

namespace pgstow::dump {

void Turnstile::Lane::Enter() {
  if (TryEnter()) return;
  turnstile_.tasks_.HelpUntil(turnstile_.bells_[number_],
                              [this] { return turnstile_.LookAt(number_) != Sight::kClosed; });
  TryEnter();
}

bool Turnstile::Lane::TryEnter() {
  if (inside_) return true;
  const Sight sight = turnstile_.LookAt(number_);
  if (sight == Sight::kStopped) {
    throw base::Error(base::ErrorCode::kInterrupted, "the dump was stopped");
  }
  inside_ = sight == Sight::kOpen;
  return inside_;
}

void Turnstile::Lane::Leave() {
  inside_ = false;
  turnstile_.PassOn(number_, /*for_good=*/false);
}

void Turnstile::Lane::LeaveForGood() {
  inside_ = false;
  turnstile_.PassOn(number_, /*for_good=*/true);
}

Turnstile::Sight Turnstile::LookAt(size_t lane) {
  const std::lock_guard lock(mutex_);
  if (stopped_) return Sight::kStopped;
  return turn_ == lane ? Sight::kOpen : Sight::kClosed;
}

void Turnstile::PassOn(size_t lane, bool for_good) {
  size_t next = lane;
  {
    const std::lock_guard lock(mutex_);
    left_[lane] = for_good;
    for (size_t step = 1; step <= left_.size(); ++step) {
      next = (lane + step) % left_.size();
      if (!left_[next]) break;
    }
    turn_ = next;
  }
  if (next != lane) tasks_.Ring(bells_[next]);
}

void Turnstile::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  for (base::TaskPool::Bell& bell : bells_) tasks_.Ring(bell);
}

}  // namespace pgstow::dump
