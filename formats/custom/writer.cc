#include "formats/custom/writer.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <pgstow/sdk/error.h>

#include "formats/custom/footer.h"
#include "formats/custom/frame.h"
#include "formats/custom/preamble.h"
#include "formats/custom/sealed_toc.h"
#include "formats/custom/state_area.h"

namespace pgstow::custom {
namespace {

bool HasDatabases(const pgstow_toc_header& header) {
  return PGSTOW_HAS(&header, pgstow_toc_header, database_count) && header.database_count > 0;
}

// The lowest that has what the archive needs, so that as many programs as can be read it.
uint16_t MinorVersionOf(const Preamble& preamble) {
  if (preamble.grouped) return kGroupsMinorVersion;
  if (preamble.databases) return kDatabasesMinorVersion;
  return preamble.sealed ? kSealedMinorVersion : kMinorVersion;
}

}  // namespace

uint64_t Writer::AppendRecord(RecordType type, std::span<const pgstow_bytes> body) {
  const auto head = EncodeRecordHead(type, body);
  std::vector<pgstow_bytes> pieces{sdk::Abi(Bytes(head))};
  pieces.insert(pieces.end(), body.begin(), body.end());
  return file_.Append(pieces);
}

uint64_t Writer::AppendRecord(RecordType type, Bytes body) {
  const std::array pieces{sdk::Abi(body)};
  return AppendRecord(type, pieces);
}

void Writer::Begin(sdk::Toc toc) {
  Preamble preamble;
  std::ranges::copy(toc.header().archive_id, preamble.archive_id.begin());
  preamble.chain = sdk::View(toc.header().chain);
  sealed_ = preamble.sealed = toc.sealed();
  preamble.databases = HasDatabases(toc.header());
  encoder_.emplace(toc);
  preamble.grouped = encoder_->grouped();
  preamble.minor = MinorVersionOf(preamble);
  file_.Append(Bytes(EncodePreamble(preamble)));
  if (sealed_) {
    file_.Append(Bytes(EncodeStateArea(1, sdk::View(toc.header().chain_state))));
    file_.Append(Bytes(StateArea{}));
  }
  AppendToc(RecordType::kEarlyToc, toc);
}

uint64_t Writer::AppendToc(RecordType type, const sdk::Toc& toc) {
  const EncodedToc encoded = encoder_->Encode(toc);
  std::string whole;
  std::vector<pgstow_bytes> body;
  if (sealed_) {
    for (const std::string& piece : encoded) whole += piece;
    body.push_back(sdk::Abi(toc.SealRecord(SealedNumberOf(type), sdk::AsBytes(whole))));
    if (body.front().len > kMaxTocBytes) {
      sdk::Fail(PGSTOW_E_MEMORY, "the sealed table of contents exceeds the limit of ", kMaxTocBytes,
                " bytes");
    }
  } else {
    for (const std::string& piece : encoded) body.push_back(sdk::Abi(sdk::AsBytes(piece)));
  }
  uint64_t end = AppendRecord(type, body) + kRecordHeadBytes;
  for (const pgstow_bytes& piece : body) end += piece.len;
  return end;
}

void Writer::WriteFrame(const pgstow_frame& frame) {
  const auto facts = EncodeFrameFacts(frame);
  const std::array body{sdk::Abi(Bytes(facts)), frame.stored};
  const uint64_t offset = AppendRecord(RecordType::kFrame, body);
  const std::lock_guard lock(mutex_);
  std::vector<FramePlace>& frames = index_[{frame.entry, frame.part}].frames;
  if (frame.sequence != frames.size()) {
    sdk::Fail(PGSTOW_E_INVALID, "frame ", frame.sequence, " of part ", frame.part, " of entry ",
              frame.entry, " came when frame ", frames.size(), " was due");
  }
  frames.push_back({offset, static_cast<uint32_t>(frame.stored.len)});
}

void Writer::EndPart(const pgstow_part& part) {
  pgstow_part told = part;
  if (sealed_) told.rows = 0;  // how many there are is nobody's business who can't open it
  const uint64_t offset = AppendRecord(RecordType::kEndOfPart, Bytes(EncodePart(told)));
  const std::lock_guard lock(mutex_);
  index_[{part.entry, part.part}].end_offset = offset;
}

void Writer::Finish(sdk::Toc toc) {
  Footer footer;
  const std::string index = EncodeIndex(index_);
  footer.index_offset = AppendRecord(RecordType::kIndex, sdk::AsBytes(index));
  footer.toc_offset = footer.index_offset + kRecordHeadBytes + index.size();
  footer.file_bytes = AppendToc(RecordType::kFinalToc, toc) + kFooterBytes;
  file_.Append(Bytes(EncodeFooter(footer)));
}

}  // namespace pgstow::custom
