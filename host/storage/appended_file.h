// Regular files that grow at their end, from many threads at once, and can be read and overwritten
// meanwhile: what archives are written to, and scratch files.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "host/storage/descriptor.h"
#include "host/storage/file.h"

namespace pgstow::storage {

// A range of a file.
struct Range {
  uint64_t start;
  uint64_t bytes;
};

// What is to go to the disk now that an append filled `from` to `to`: mostly nothing. An append
// that ends a step of 8 MiB starts the step before that one, which other threads have most likely
// filled by then; what they had not is left to the sync. The ranges of appends that follow each
// other do so too.
Range WriteBackRange(uint64_t from, uint64_t to);

// An append takes its place with one atomic addition and then writes there, so that threads never
// wait for each other. The file's size is the end of the last place taken.
class AppendedFile : public File {
 public:
  // What is to become of the file. One that is to last goes to its disk while it grows, so that the
  // sync at its end waits for little.
  enum class Fate { kLasts, kScratch };

  // `target` is empty, open for reading and writing, and written by nobody else.
  AppendedFile(std::shared_ptr<const Descriptor> target, Fate fate)
      : target_(std::move(target)), fate_(fate) {}

  bool seekable() const override { return true; }
  uint64_t Append(std::span<const pgstow_bytes> pieces) override;
  size_t ReadAt(std::span<uint8_t> room, uint64_t offset) override;
  uint64_t Size() override { return end_; }
  void WriteAt(pgstow_bytes bytes, uint64_t offset) override;

 private:
  std::shared_ptr<const Descriptor> target_;
  Fate fate_;
  std::atomic<uint64_t> end_{0};
};

// A file in `folder` that has no name, is the owner's alone, and is gone when it is closed, also
// when the program is killed. Throws kIo.
std::unique_ptr<File> NewScratchFile(const std::string& folder);

// The same, to be read and written at any place. Throws kIo.
Descriptor OpenNameless(const std::string& folder);

// Where temporary files go that belong to no archive: $TMPDIR, or /tmp.
std::string TemporaryFolder();

}  // namespace pgstow::storage
