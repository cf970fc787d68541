// Which large objects came by in a stream: a list that follows them must name just these, in their
// order. Memory does not grow with the objects of one list, and hardly with those of all.
#pragma once

#include <bitset>
#include <cstdint>
#include <unordered_map>

#include <pgstow/sdk/checksum.h>

#include "formats/native/large_object_list.h"

namespace pgstow::tar {

// A number for a sequence of objects.
class ObjectTally {
 public:
  void Add(const native::LargeObject& object) {
    const std::string line = sdk::Concat(digest_, " ", native::LineOf(object));
    digest_ = checksum_(sdk::AsBytes(line));
  }
  friend bool operator==(const ObjectTally& a, const ObjectTally& b) {
    return a.digest_ == b.digest_;
  }

 private:
  sdk::Checksum checksum_;
  uint64_t digest_ = 0;
};

// A set of OIDs: a bit for each, in pages, for those of a database lie close together.
class OidSet {
 public:
  // False when it was there.
  bool Insert(uint32_t oid) {
    auto bit = pages_[oid / kPageBits][oid % kPageBits];
    if (bit) return false;
    bit = true;
    return true;
  }

 private:
  static constexpr uint32_t kPageBits = 1024;
  std::unordered_map<uint32_t, std::bitset<kPageBits>> pages_;
};

}  // namespace pgstow::tar
