// A storage in memory, which can be made to fail, and which sees what a format does with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pgstow/storage.h>

#include "host/storage/file.h"

namespace pgstow::conformance {

// The bytes of members by their names; an archive of one file is the member "".
using Files = std::map<std::string, std::string>;

class MemoryStorage final : private storage::Opener {
 public:
  enum class Kind { kFile, kPipe, kDirectory };

  // Any thread may use the storage's face and its files.
  explicit MemoryStorage(Kind kind, Files members = {});

  const pgstow_storage& abi() const { return abi_; }
  const Files& files() const { return files_; }

  // Lets the operation number `index` fail, counted from 0 over all calls of the storage and its
  // files. An append that fails has written half of its bytes.
  void FailAt(size_t index) { failing_ = index; }

  // How many operations there were, and what the failing one was ("append"), once it came.
  size_t operations() const { return operations_; }
  const std::optional<std::string>& failed() const { return failed_; }

  // Files and scratch files that are open now.
  size_t open_files() const { return open_files_; }

 private:
  class OpenFile;
  std::unique_ptr<storage::File> OpenMember(std::string_view member, uint32_t mode) override;
  std::unique_ptr<storage::File> OpenScratch() override;
  std::vector<storage::Member> Members() override;

  // Counts an operation; true when it is to fail. With mutex_ held.
  bool Fails(const char* operation);
  [[noreturn]] void Throw(const char* operation) const;

  const Kind kind_;
  pgstow_storage abi_;
  std::mutex mutex_;
  Files files_;
  size_t operations_ = 0;
  size_t open_files_ = 0;
  std::optional<size_t> failing_;
  std::optional<std::string> failed_;
};

}  // namespace pgstow::conformance
