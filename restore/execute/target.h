// Where a restore goes: a script or a database.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "host/model/entry.h"
#include "restore/plan/plan.h"

namespace pgstow::execute {

// Takes the steps of a plan in its order. Rows of a load come between BeginLoad and EndLoad. One
// thread at a time. Errors that do not end the restore are the target's own affair. Steps are
// elements of plan.steps.
class Target {
 public:
  virtual ~Target() = default;

  // What the steps count entries of: the archive's TOC, or that of one of its databases.
  virtual const model::Toc& toc() const = 0;

  // Before the first step.
  virtual void Begin() = 0;

  // Any step but a load.
  virtual void Run(const plan::Step& step) = 0;

  // True when each part of a load is to be a load of its own, so that those that are done need not
  // be loaded again after an interruption.
  virtual bool part_by_part(const plan::Step&) const { return false; }

  // Starts the load of one part, or with no `part` of all parts as one. False when the rows are not
  // wanted, because the load can't be or was done before: then neither Write nor EndLoad follows.
  virtual bool BeginLoad(const plan::Step& step, std::optional<uint32_t> part) = 0;
  virtual void Write(std::span<const char> rows) = 0;
  virtual void EndLoad() = 0;
  // In place of EndLoad: the rows could not be read, or the load failed for good. Nothing of them
  // shall stay.
  virtual void AbandonLoad(std::string_view reason) noexcept = 0;

  // Calls `load`, which does one load from BeginLoad to its end. Calls it again when it failed
  // although another try may succeed and nothing of the first is left. Used where the rows can be
  // read again; throws what `load` threw.
  virtual void Attempt(const std::function<void()>& load) { load(); }

  // Does what Run and BeginLoad put off. To be called when no more steps will come although the
  // plan has some: those that came are done then.
  virtual void Flush() {}

  // After the last step.
  virtual void Finish() = 0;
};

}  // namespace pgstow::execute
