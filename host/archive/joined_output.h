// One file that several archives and the program itself write, one after another: the script of a
// whole server.
#pragma once

#include <memory>
#include <string_view>

#include "host/storage/storage.h"

namespace pgstow::archive {

// One thread at a time, and one section at a time.
class JoinedOutput {
 public:
  // Writes to `target`, a storage of one file. Throws kIo.
  explicit JoinedOutput(std::unique_ptr<storage::OutputStorage> target);
  ~JoinedOutput();  // without Commit: `target` removes what was written

  void Write(std::string_view text);

  // A storage of one file whose bytes go to the end of this output, which outlives it. What it
  // commits stays uncommitted here.
  std::unique_ptr<storage::OutputStorage> NewSection();

  // Makes it all durable, as OutputStorage::Commit. Nothing is written after it.
  void Commit(bool sync);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pgstow::archive
