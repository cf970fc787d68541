// A frame, or piece of a stream, on its way from raw bytes to what the layout keeps.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "host/archive/frame_appender.h"
#include "host/archive/workbench.h"
#include "host/base/task_pool.h"

namespace pgstow::archive {

// The bytes of pieces, kept from one to the next because they are large. Any thread.
class BufferPool {
 public:
  struct Buffers {
    std::vector<char> raw;
    std::vector<std::byte> stored;
  };
  Buffers Take();
  void Return(Buffers buffers);

 private:
  std::mutex mutex_;
  std::vector<Buffers> free_;
};

// What all parts of an archive make their pieces with.
struct PieceTools {
  base::TaskPool& tasks;
  WorkbenchPool& benches;
  BufferPool& buffers;
};

// One thread at a time, which is the pool's while the piece is being made.
class Piece : public base::TaskPool::Task {
 public:
  explicit Piece(BufferPool& buffers) : pool_(buffers), buffers_(buffers.Take()) {}
  virtual ~Piece();

  // To be filled before it is made.
  std::vector<char>& raw() { return buffers_.raw; }
  PiecePlace place;

  // Once it is made.
  virtual void AppendTo(FrameAppender& appender) = 0;

 protected:
  std::span<const std::byte> raw_bytes() const { return std::as_bytes(std::span(buffers_.raw)); }
  std::vector<std::byte>& stored() { return buffers_.stored; }

 private:
  BufferPool& pool_;
  BufferPool::Buffers buffers_;
};

}  // namespace pgstow::archive
