#include "host/dump/turnstile.h"

#include "host/base/error.h"

namespace pgstow::dump {

void Turnstile::Lane::Enter() {
  if (inside_) return;
  turnstile_.Wait(number_);
  inside_ = true;
}

void Turnstile::Lane::Leave() {
  inside_ = false;
  turnstile_.PassOn(number_, /*for_good=*/false);
}

void Turnstile::Lane::LeaveForGood() {
  inside_ = false;
  turnstile_.PassOn(number_, /*for_good=*/true);
}

void Turnstile::Lane::Withdraw() {
  const std::lock_guard lock(turnstile_.mutex_);
  turnstile_.withdrawn_[number_] = true;
  turnstile_.changed_[number_].notify_one();
}

void Turnstile::Wait(size_t lane) {
  std::unique_lock lock(mutex_);
  const auto barred = [&] { return stopped_ || withdrawn_[lane]; };
  changed_[lane].wait(lock, [&] { return turn_ == lane || barred(); });
  if (barred()) throw base::Error(base::ErrorCode::kInterrupted, "the dump was stopped");
}

void Turnstile::PassOn(size_t lane, bool for_good) {
  const std::lock_guard lock(mutex_);
  left_[lane] = for_good;
  for (size_t step = 1; step <= left_.size(); ++step) {
    turn_ = (lane + step) % left_.size();
    if (!left_[turn_]) break;
  }
  changed_[turn_].notify_one();
}

void Turnstile::Stop() {
  const std::lock_guard lock(mutex_);
  stopped_ = true;
  for (std::condition_variable& lane : changed_) lane.notify_one();
}

}  // namespace pgstow::dump
