#include "formats/pgdump/writer.h"

#include <string_view>

#include <pgstow/sdk/error.h>
#include <pgstow/sdk/text.h>

#include "formats/native/facts.h"
#include "formats/pgdump/block.h"

namespace pgstow::pgdump {
namespace {

// Rows that come one by one share a chunk. A restore has memory for a whole one.
constexpr size_t kChunkBytes = size_t{64} << 10;
constexpr size_t kAppendBytes = size_t{256} << 10;

}  // namespace

native::Toc Writer::StoredToc(const sdk::Toc& toc) const {
  return native::StoredToc(toc, {.version = version_, .layout = native::Layout::kCustom});
}

void Writer::Begin(sdk::Toc toc) {
  const native::Toc stored = StoredToc(toc);
  for (const native::Entry& entry : stored.entries) {
    if (entry.has_data) blocks_.emplace(entry.id, Block{entry.kind == "BLOBS", entry.place});
  }
  output_.Raw(native::EncodeToc(stored));
  toc_bytes_ = position();
  Flush();
}

void Writer::WriteFrame(const pgstow_frame& frame) {
  OpenBlock(frame.entry);
  if (holds_objects_ && frame.object != object_) OpenObject(frame.object);
  for (std::string_view bytes = sdk::AsText(sdk::View(frame.stored)); !bytes.empty();) {
    const std::string_view some = bytes.substr(0, kChunkBytes - chunk_.size());
    chunk_ += some;
    bytes.remove_prefix(some.size());
    if (chunk_.size() == kChunkBytes) WriteChunk();
  }
}

// The end of chunks, or of objects, is a 0.
void Writer::EndPart(const pgstow_part& part) {
  OpenBlock(part.entry);
  if (holds_objects_) {
    OpenObject(0);
  } else {
    WriteChunk();
    output_.Integer(0);
  }
  Flush();
  entry_ = 0;
}

// The TOC is made once more, so that it takes no memory while data is written.
void Writer::Finish(sdk::Toc toc) {
  if (!file_.seekable()) return;
  native::Toc stored = StoredToc(toc);
  for (native::Entry& entry : stored.entries) {
    if (entry.has_data) entry.place = blocks_.at(entry.id).place;
  }
  const std::string bytes = native::EncodeToc(stored);
  if (bytes.size() != toc_bytes_) {
    sdk::Fail(PGSTOW_E_INVALID, "the final table of contents has other entries than the first one");
  }
  file_.WriteAt(0, sdk::AsBytes(bytes));
}

void Writer::OpenBlock(int32_t entry) {
  if (entry == entry_) return;
  if (entry_ != 0) {
    sdk::Fail(PGSTOW_E_INVALID, "data of entry ", entry, " came before that of entry ", entry_,
              " ended");
  }
  const auto found = blocks_.find(entry);
  if (found == blocks_.end()) {
    sdk::Fail(PGSTOW_E_INVALID, "data came of entry ", entry, ", which has none");
  }
  Block& block = found->second;
  block.place = {native::DataState::kKnown, position()};
  entry_ = entry;
  holds_objects_ = block.holds_objects;
  object_ = 0;
  output_.Byte(static_cast<uint8_t>(holds_objects_ ? BlockType::kLargeObjects : BlockType::kData));
  output_.Integer(entry);
}

void Writer::OpenObject(uint32_t object) {
  if (object_ != 0) {
    WriteChunk();
    output_.Integer(0);
  }
  output_.Oid(object);
  object_ = object;
}

void Writer::WriteChunk() {
  if (chunk_.empty()) return;
  output_.Integer(static_cast<int32_t>(chunk_.size()));
  output_.Raw(chunk_);
  chunk_.clear();
  if (output_.bytes().size() >= kAppendBytes) Flush();
}

void Writer::Flush() {
  const std::string bytes = output_.Take();
  file_.Append(sdk::AsBytes(bytes));
  appended_ += bytes.size();
}

}  // namespace pgstow::pgdump
