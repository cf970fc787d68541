// Where a restore goes: a script or a database.
#pragma once

#include <span>
#include <string_view>

#include "restore/plan/plan.h"

namespace pgstow::execute {

// Takes the steps of a plan in its order. Rows of a load come between BeginLoad and EndLoad. One
// thread at a time. Errors that do not end the restore are the target's own affair.
class Target {
 public:
  virtual ~Target() = default;

  // Before the first step.
  virtual void Begin() = 0;

  // Any step but a load.
  virtual void Run(const plan::Step& step) = 0;

  // False when the rows are not wanted, because the load can't be: then neither Write nor EndLoad
  // follows.
  virtual bool BeginLoad(const plan::Step& step) = 0;
  virtual void Write(std::span<const char> rows) = 0;
  virtual void EndLoad() = 0;
  // In place of EndLoad: the rows could not be read. Nothing of them shall stay.
  virtual void AbandonLoad(std::string_view reason) noexcept = 0;

  // After the last step.
  virtual void Finish() = 0;
};

}  // namespace pgstow::execute
