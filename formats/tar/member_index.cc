#include "formats/tar/member_index.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include <pgstow/sdk/error.h>

#include "formats/tar/blocks.h"
#include "formats/tar/member_walk.h"

namespace pgstow::tar {
namespace {

// The bytes of one member of a file.
class PlaceInput : public native::MemberInput {
 public:
  PlaceInput(const sdk::File& file, std::string name, uint64_t offset, uint64_t bytes)
      : file_(file), name_(std::move(name)), offset_(offset), left_(bytes) {}

  size_t Read(std::span<uint8_t> room) override {
    const size_t wanted = std::min<uint64_t>(room.size(), left_);
    if (wanted == 0) return 0;
    const size_t got = file_.ReadAt(offset_, room.first(wanted));
    if (got < wanted) {
      sdk::Fail(PGSTOW_E_TRUNCATED, "it is truncated: it ends in the member \"", name_, "\"");
    }
    offset_ += got;
    left_ -= got;
    return got;
  }

 private:
  const sdk::File& file_;
  std::string name_;
  uint64_t offset_;
  uint64_t left_;
};

}  // namespace

MemberIndex::MemberIndex(sdk::File& file) : file_(file) {
  MemberWalk walk(file);
  while (auto member = walk.Next()) {
    const Place place{member->offset, member->bytes};
    if (!places_.emplace(member->name, place).second) {
      sdk::Fail(PGSTOW_E_CORRUPT, "it has two members \"", member->name, "\"");
    }
  }
}

std::set<std::string> MemberIndex::Names() const {
  std::set<std::string> names;
  for (const auto& [name, place] : places_) names.insert(name);
  return names;
}

void MemberIndex::CheckPadding() const {
  for (const auto& [name, place] : places_) {
    std::array<uint8_t, kBlockBytes> room;
    const std::span<uint8_t> padding = std::span(room).first(PaddingOf(place.bytes));
    const size_t got = file_.ReadAt(place.offset + place.bytes, padding);
    if (got < padding.size() || !AllZero(padding)) {
      sdk::Fail(PGSTOW_E_CORRUPT, "other bytes than zeros fill up the last block of the member \"",
                name, "\"");
    }
  }
}

std::unique_ptr<native::MemberInput> MemberIndex::OpenData(const std::string& name) const {
  const auto place = places_.find(name);
  if (place == places_.end()) sdk::Fail(PGSTOW_E_CORRUPT, "it has no member \"", name, "\"");
  return std::make_unique<PlaceInput>(file_, name, place->second.offset, place->second.bytes);
}

}  // namespace pgstow::tar
