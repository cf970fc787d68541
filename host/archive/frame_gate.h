// Who may append next, where several threads write parts of one archive at once and the order of
// its frames must not follow from the clock.
#pragma once

namespace pgstow::archive {

// The view that one part, whose frames one thread appends, has of the order. Whatever it throws
// ends the part.
class FrameGate {
 public:
  virtual ~FrameGate() = default;

  // Called before a frame or the end of a part is appended; waits for the thread's turn. Does
  // nothing when it is this thread's turn already.
  virtual void Enter() = 0;

  // Enter, when that need not wait; otherwise false.
  virtual bool TryEnter() = 0;

  // Ends the turn; called after a frame. What PartWriter::EndData leaves to append, the last frame
  // and the end of the part, is one turn, and the caller ends it, who may have more to do in it.
  virtual void Leave() = 0;
};

}  // namespace pgstow::archive
