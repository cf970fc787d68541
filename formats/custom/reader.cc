#include "formats/custom/reader.h"

#include <pgstow/sdk/error.h>

#include "formats/custom/part_cursor.h"
#include "formats/custom/salvage_cursor.h"
#include "formats/custom/sealed_toc.h"
#include "formats/custom/toc_decoder.h"
#include "formats/custom/verify.h"

namespace pgstow::custom {

void Reader::Salvage(sdk::DamageSink sink) {
  if (!file_.seekable()) sdk::Fail(PGSTOW_E_UNSUPPORTED, "a pipe can't be salvaged: name a file");
  salvage_.emplace(file_, sink);
}

void Reader::ReadToc(sdk::TocSink sink) {
  if (salvage_) return salvage_->TellToc(sink);
  if (!file_.seekable()) {
    stream_.emplace(file_).TellEarlyToc(sink);
    return;
  }
  archive_.emplace(file_);
  const Footer& footer = archive_->footer();
  Buffer buffer;
  const Bytes body = archive_->ReadRecord(RecordType::kFinalToc, footer.toc_offset,
                                          footer.file_bytes - kFooterBytes, buffer);
  const TocBody stored{body, footer.toc_offset, NameOf(RecordType::kFinalToc)};
  WarnIfNewer(archive_->preamble());
  TellSeal(archive_->preamble(), archive_->chain_state(), sink);
  TellToc(Opened(stored, RecordType::kFinalToc, archive_->preamble(), sink), archive_->preamble(),
          sink);
  sink_ = sink;
}

const ArchiveFile& Reader::archive() const {
  if (!archive_) sdk::Fail(PGSTOW_E_UNSUPPORTED, "a pipe can only be read in order");
  return *archive_;
}

const FrameIndex& Reader::Index() {
  const std::lock_guard lock(mutex_);
  if (!index_) {
    const Footer& footer = archive().footer();
    Buffer buffer;
    const Bytes body =
        archive().ReadRecord(RecordType::kIndex, footer.index_offset, footer.toc_offset, buffer);
    const uint64_t data_start =
        archive().EndOfRecord(RecordType::kEarlyToc, archive().early_toc_offset());
    index_ = DecodeIndex(body, data_start, footer.index_offset);
  }
  return *index_;
}

std::unique_ptr<sdk::PartCursor> Reader::OpenPart(int32_t entry, uint32_t part) {
  const PartKey key{entry, part};
  if (salvage_) {
    const auto left = salvage_->parts().find(key);
    return std::make_unique<SalvageCursor>(
        file_, left == salvage_->parts().end() ? nullptr : &left->second);
  }
  const FrameIndex& index = Index();
  const auto places = index.find(key);
  if (places == index.end()) {
    sdk::Fail(PGSTOW_E_INVALID, "it has no part ", part, " of entry ", entry);
  }
  return std::make_unique<PartCursor>(archive(), key, places->second);
}

void Reader::VerifyLayout() {
  if (!sink_) sdk::Fail(PGSTOW_E_INTERNAL, "the layout was to be checked before the TOC was read");
  custom::VerifyLayout(archive(), Index(), *sink_);
}

sdk::Next Reader::NextFrameInStream(pgstow_frame& frame) {
  if (!stream_) stream_.emplace(file_);
  return stream_->NextFrame(frame);
}

void Reader::ReadFinalToc(sdk::TocSink sink) {
  if (!stream_) sdk::Fail(PGSTOW_E_INTERNAL, "the final TOC was asked for before it was read");
  stream_->TellFinalToc(sink);
}

}  // namespace pgstow::custom
