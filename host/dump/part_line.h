// The parts that one connection copies, one after another, where nobody else writes to the archive.
#pragma once

#include <memory>
#include <utility>

#include "host/archive/frame_gate.h"
#include "host/archive/writer.h"

namespace pgstow::dump {

// A part, and the one before it, which may still be on its way into the archive: helpers filter its
// last frames while the server sends the first rows of this one. Frames of this part are appended
// after all of that one, so the archive is the same whoever is faster. One thread.
class PartInLine : public archive::FrameGate {
 public:
  // `before`: nothing at the beginning. It goes when it is closed.
  explicit PartInLine(std::unique_ptr<PartInLine> before) : before_(std::move(before)) {}

  // The part, which was opened with this as its gate.
  void Take(std::unique_ptr<archive::PartWriter> part) { part_ = std::move(part); }
  archive::PartWriter& part() { return *part_; }

  void Enter() override {
    if (!before_) return;
    before_->part().Settle();
    before_.reset();
  }
  bool TryEnter() override {
    if (before_ && before_->part().TrySettle()) before_.reset();
    return !before_;
  }
  void Leave() override {}

 private:
  std::unique_ptr<PartInLine> before_;
  std::unique_ptr<archive::PartWriter> part_;  // goes first: this is its gate
};

}  // namespace pgstow::dump
