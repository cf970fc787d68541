// A disk under a folder of which all is known that a program did to it, so that it can be asked
// what may be there after the power went. What was synced is there. Of anything else each block of
// 512 bytes, each size and each name is as it was at some moment since, in no order: more states
// than any one file system leaves. Source: Pillai and others, All File Systems Are Not Created
// Equal, OSDI 2014.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/fault/interpose/record.h"
#include "tests/fault/tree.h"

namespace pgstow::tests {

// One record of tests/fault/interpose/record.h.
struct Operation {
  record head;
  std::string name;
  std::string other_name;
  std::string bytes;
};

// Those of a file, in order. Throws std::runtime_error when it ends within one.
std::vector<Operation> ReadRecord(const std::filesystem::path& path);

class Disk {
 public:
  // All that the folder holds is there for good.
  explicit Disk(const std::filesystem::path& folder);

  // Operations as they were recorded, in their order. Throws std::runtime_error for one that does
  // not fit what came before.
  void Do(const Operation& operation);

  // One of the states that a crash at this moment may leave.
  Tree AfterCrash(std::mt19937_64& random) const;

 private:
  using Id = size_t;  // in nodes_; 0 is the folder itself
  using Name = std::pair<Id, std::string>;

  // Bytes at an offset, or, where `cuts`, a new size.
  struct Change {
    uint64_t offset = 0;
    std::string bytes = {};
    bool cuts = false;
  };
  struct Node {
    bool is_folder = false;
    std::string content = {};          // that is there for good
    std::vector<Change> changes = {};  // that may be
  };
  // Names that change all at once, for good when `folder` is synced.
  struct Renaming {
    Id folder;
    std::vector<std::pair<Name, std::optional<Id>>> names;
  };

  void Add(const std::filesystem::path& folder, Id id);
  Id Make(uint64_t number, bool is_folder);
  Id At(uint64_t number) const;
  void Rename(Renaming renaming);
  void Sync(Id id);
  static void Apply(const Renaming& renaming, std::map<Name, Id>& names);
  // The content after the first `count` changes, in [begin, end) alone.
  static void ContentAt(const Node& node, size_t count, uint64_t begin, uint64_t end,
                        std::string& content);
  static uint64_t SizeAt(const Node& node, size_t count);
  static std::string Torn(const Node& node, std::mt19937_64& random);
  void Collect(const std::map<Name, Id>& names, Id folder, const std::string& path,
               std::mt19937_64& random, Tree& tree) const;

  std::vector<Node> nodes_;
  std::map<uint64_t, Id> numbers_;  // by inode
  std::map<Name, Id> now_;          // as the program sees it
  std::map<Name, Id> durable_;
  std::vector<Renaming> renamings_;  // that are not there for good
};

}  // namespace pgstow::tests
