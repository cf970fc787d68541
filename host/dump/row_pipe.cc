#include "host/dump/row_pipe.h"

#include <utility>

namespace pgstow::dump {
namespace {

// Handing a chunk over costs nothing beside what is done with it, and a frame, which ends with the
// chunk that fills it, is hardly larger than wanted.
constexpr size_t kChunkBytes = size_t{64} << 10;

// As much as arrives while a frame of usual size is filtered.
constexpr size_t kChunks = 16;

}  // namespace

RowPipe::~RowPipe() {
  if (!pump_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    if (full_.size() > 1) full_.erase(full_.begin() + 1, full_.end());
    changed_.notify_all();
  }
  pump_.join();
}

void RowPipe::Write(std::span<const char> row) {
  if (row.size() >= kChunkBytes) {
    WaitForEmpty();
    part_.Write(filling_);
    filling_.clear();
    part_.Write(row);
    return;
  }
  filling_.insert(filling_.end(), row.begin(), row.end());
  if (filling_.size() >= kChunkBytes) Push();
}

void RowPipe::Finish() {
  WaitForEmpty();
  part_.Write(filling_);
  filling_.clear();
}

void RowPipe::Push() {
  if (!pump_.joinable()) pump_ = std::thread([this] { Pump(); });
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return full_.size() < kChunks || error_; });
  if (error_) std::rethrow_exception(error_);
  full_.push_back(std::exchange(filling_, {}));
  if (!spare_.empty()) {
    filling_ = std::move(spare_.back());
    spare_.pop_back();
  }
  changed_.notify_all();
}

void RowPipe::WaitForEmpty() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return full_.empty() || error_; });
  if (error_) std::rethrow_exception(error_);
}

void RowPipe::Pump() try {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return !full_.empty() || ended_; });
    if (full_.empty()) return;
    Chunk& chunk = full_.front();  // stays where it is when others are added behind it
    lock.unlock();
    part_.Write(chunk);
    lock.lock();
    chunk.clear();
    spare_.push_back(std::move(chunk));
    full_.pop_front();
    changed_.notify_all();
  }
} catch (...) {
  const std::lock_guard lock(mutex_);
  error_ = std::current_exception();
  changed_.notify_all();
}

}  // namespace pgstow::dump
