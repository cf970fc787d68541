// Receiving rows while those before them are filtered and written.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "host/archive/writer.h"

namespace pgstow::dump {

// Takes rows from one thread and gives them in chunks to a part of the archive on another, which is
// started when there is enough to be worth it. Holds about two MiB at most, whatever the width of a
// row: a wide one goes straight into the part. Where chunks end follows from the rows alone.
class RowPipe {
 public:
  explicit RowPipe(archive::PartWriter& part) : part_(part) {}
  ~RowPipe();  // without Finish: rows that are still in the pipe are lost
  RowPipe(const RowPipe&) = delete;
  RowPipe& operator=(const RowPipe&) = delete;

  // Takes one row; waits while the pipe is full. Throws what the part threw, on either thread.
  void Write(std::span<const char> row);

  // Waits until the part has all rows; then the part is the caller's alone. Throws as Write.
  void Finish();

 private:
  using Chunk = std::vector<char>;

  void Push();          // the chunk that was filled
  void WaitForEmpty();  // until the other thread has nothing to do
  void Pump();          // the other thread

  archive::PartWriter& part_;
  Chunk filling_;
  std::thread pump_;

  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::deque<Chunk> full_;    // from the oldest on; the first may be in the pump's hands
  std::vector<Chunk> spare_;  // empty ones, kept for their memory
  bool ended_ = false;        // nothing is pushed any more
  std::exception_ptr error_;  // of the pump, which ended with it
};

}  // namespace pgstow::dump
