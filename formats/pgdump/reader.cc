#include "formats/pgdump/reader.h"

#include <utility>

#include <pgstow/sdk/error.h>

#include "formats/native/facts.h"

namespace pgstow::pgdump {
namespace {

constexpr std::string_view kGzipFilter = "zlib";

// `piece` as a frame of the host. Its bytes are not copied.
void FillFrame(const BlockReader& block, const Piece& piece, uint64_t sequence,
               pgstow_frame& frame) {
  frame.flags = PGSTOW_FRAME_STREAMED;
  frame.entry = block.entry();
  frame.sequence = sequence;
  frame.stored = sdk::Abi(piece.bytes);
  frame.object = piece.object;
}

class Cursor : public sdk::PartCursor {
 public:
  Cursor(native::Input input, const Contents& contents, int32_t entry)
      : input_(std::move(input)), block_(input_) {
    contents.Check(block_);
    if (block_.entry() != entry) {
      sdk::Fail(PGSTOW_E_CORRUPT, "the data at byte ", block_.offset(), " is of entry ",
                block_.entry(), ", not of entry ", entry);
    }
  }

  sdk::Next NextFrame(pgstow_frame& frame) override {
    Piece piece;
    if (!block_.Next(piece)) return sdk::Next::kEnd;
    FillFrame(block_, piece, sequence_++, frame);
    return sdk::Next::kRead;
  }

 private:
  native::Input input_;
  BlockReader block_;
  uint64_t sequence_ = 0;
};

}  // namespace

Reader::Reader(sdk::Storage storage)
    : file_(storage.OpenForReading()), stream_(native::Input::Of(file_)) {}

const Contents& Reader::contents(native::Texts texts) {
  const std::lock_guard lock(mutex_);
  if (!contents_) contents_.emplace(stream_, texts);
  return *contents_;
}

void Reader::ReadToc(sdk::TocSink sink) {
  native::TellToc(contents(native::TextsFor(sink)).toc(), sink, kGzipFilter);
}

native::Input Reader::InputAt(uint64_t offset) const {
  if (!file_.seekable()) sdk::Fail(PGSTOW_E_UNSUPPORTED, "a pipe can only be read in order");
  native::Input input = native::Input::At(file_, offset);
  input.SetWidths(contents_->widths());
  return input;
}

// Hops from block to block, as archives that were written to a pipe do not say where data is.
Contents::Places Reader::Walk() const {
  Contents::Places met;
  native::Input input = InputAt(contents_->data_start());
  while (!input.AtEnd()) {
    BlockReader block(input);
    contents_->Meet(block, met);
    block.SkipRest();
  }
  contents_->CheckAllMet(met, input.position());
  return met;
}

uint64_t Reader::OffsetOf(int32_t entry) {
  const native::Entry* const found = contents().WithData(entry);
  if (found == nullptr) {
    sdk::Fail(PGSTOW_E_INVALID, "it has no data of entry ", entry);
  }
  if (found->place.state == native::DataState::kKnown) return found->place.offset;
  const std::lock_guard lock(mutex_);
  if (!places_) places_ = Walk();
  return places_->at(entry);
}

std::unique_ptr<sdk::PartCursor> Reader::OpenPart(int32_t entry, uint32_t part) {
  if (part != 0) sdk::Fail(PGSTOW_E_INVALID, "it has no part ", part, " of entry ", entry);
  return std::make_unique<Cursor>(InputAt(OffsetOf(entry)), contents(), entry);
}

void Reader::VerifyLayout() {
  contents();
  Walk();
}

sdk::Next Reader::NextFrameInStream(pgstow_frame& frame) {
  const Contents& contents = this->contents();
  if (!block_) {
    if (stream_.AtEnd()) {
      contents.CheckAllMet(met_, stream_.position());
      return sdk::Next::kEnd;
    }
    block_.emplace(stream_);
    contents.Meet(*block_, met_);
    sequence_ = 0;
  }
  Piece piece;
  if (block_->Next(piece)) {
    FillFrame(*block_, piece, sequence_++, frame);
    return sdk::Next::kRead;
  }
  frame.flags = PGSTOW_FRAME_STREAMED | PGSTOW_FRAME_ENDS_PART;
  frame.entry = block_->entry();
  frame.sequence = sequence_;
  block_.reset();
  return sdk::Next::kRead;
}

void Reader::ReadFinalToc(sdk::TocSink sink) { ReadToc(sink); }

}  // namespace pgstow::pgdump
