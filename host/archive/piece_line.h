// What is under way of one part: pieces that are made at once, by whichever threads, and appended
// one after another.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>

#include "host/archive/frame_appender.h"
#include "host/archive/piece.h"
#include "host/base/task_pool.h"

namespace pgstow::archive {

// One thread at a time, the part's own: it alone appends, whenever it comes by.
class PieceLine {
 public:
  // At most `most` pieces are under way, ≥ 1; above that Submit waits for the first. The others
  // outlive this.
  PieceLine(FrameAppender& appender, base::TaskPool& tasks, size_t most)
      : appender_(appender), tasks_(tasks), most_(most) {}
  ~PieceLine();  // what is still under way is not appended
  PieceLine(const PieceLine&) = delete;
  PieceLine& operator=(const PieceLine&) = delete;

  // Takes the next piece, filled: a thread of the pool makes it, or, when none is free, the
  // caller's. Then appends those that are made, as long as that makes nobody wait. Throws what
  // making and appending throw.
  void Submit(std::unique_ptr<Piece> piece);

  // Returns when all are made.
  void MakeAll();

  // Appends those that are made, as long as that makes nobody wait; true when none is left.
  bool AppendMade();

  // Returns when all are appended.
  void AppendAll();

 private:
  struct Place {
    std::unique_ptr<Piece> piece;
    bool offered = false;  // the pool has it
  };

  void Make(Place& place);
  void AppendFront();
  bool CanAppendFront();

  FrameAppender& appender_;
  base::TaskPool& tasks_;
  size_t most_;
  std::deque<Place> pieces_;
};

}  // namespace pgstow::archive
