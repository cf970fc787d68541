#include "formats/pgdump/contents.h"

#include <pgstow/sdk/error.h>
#include <pgstow/sdk/host.h>

namespace pgstow::pgdump {
namespace {

template <typename... Pieces>
[[noreturn]] void Refuse(uint64_t offset, const Pieces&... why) {
  sdk::ErrorPlace(offset);
  sdk::Fail(PGSTOW_E_CORRUPT, "the block of data at byte ", offset, " ", why...);
}

}  // namespace

Contents::Contents(native::Input& input, native::Texts texts)
    : toc_(native::DecodeToc(input, texts)), data_start_(input.position()) {
  if (toc_.head.layout != native::Layout::kCustom) {
    sdk::Fail(PGSTOW_E_INVALID, "its header says that it belongs to a tar or directory archive");
  }
  for (const native::Entry& entry : toc_.entries) {
    if (entry.has_data) with_data_.emplace(entry.id, &entry);
  }
}

const native::Entry* Contents::WithData(int32_t id) const {
  const auto entry = with_data_.find(id);
  return entry == with_data_.end() ? nullptr : entry->second;
}

void Contents::Check(const BlockReader& block) const {
  const native::Entry* const entry = WithData(block.entry());
  if (entry == nullptr) {
    Refuse(block.offset(), "is of entry ", block.entry(), ", which has no data");
  }
  const bool objects = entry->kind == "BLOBS";
  if (objects != (block.type() == BlockType::kLargeObjects)) {
    Refuse(block.offset(), "has another type than its entry ", block.entry());
  }
}

void Contents::Meet(const BlockReader& block, Places& met) const {
  Check(block);
  if (!met.emplace(block.entry(), block.offset()).second) {
    Refuse(block.offset(), "is the second one of entry ", block.entry());
  }
  const native::DataPlace& place = with_data_.at(block.entry())->place;
  if (place.state == native::DataState::kKnown && place.offset != block.offset()) {
    Refuse(block.offset(), "should be at byte ", place.offset);
  }
}

void Contents::CheckAllMet(const Places& met, uint64_t end) const {
  for (const auto& [id, entry] : with_data_) {
    if (met.contains(id)) continue;
    sdk::ErrorPlace(end);
    sdk::Fail(PGSTOW_E_TRUNCATED, "it ends at byte ", end, ", before the data of entry ", id, " (",
              entry->kind, " \"", entry->tag, "\")");
  }
}

}  // namespace pgstow::pgdump
