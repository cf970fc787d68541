#include "formats/custom/writer.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <pgstow/sdk/error.h>

#include "formats/custom/footer.h"
#include "formats/custom/frame.h"
#include "formats/custom/preamble.h"
#include "formats/custom/toc_encoder.h"

namespace pgstow::custom {

uint64_t Writer::AppendRecord(RecordType type, Bytes front, Bytes back) {
  const auto head = EncodeRecordHead(type, front, back);
  const std::array pieces{sdk::Abi(Bytes(head)), sdk::Abi(front), sdk::Abi(back)};
  return file_.Append(pieces);
}

void Writer::Begin(sdk::Toc toc) {
  Preamble preamble;
  std::ranges::copy(toc.header().archive_id, preamble.archive_id.begin());
  preamble.chain = sdk::View(toc.header().chain);
  file_.Append(Bytes(EncodePreamble(preamble)));
  const EncodedToc encoded = EncodeToc(toc);
  AppendRecord(RecordType::kEarlyToc, sdk::AsBytes(encoded.front), sdk::AsBytes(encoded.entries));
}

void Writer::WriteFrame(const pgstow_frame& frame) {
  const auto facts = EncodeFrameFacts(frame);
  const uint64_t offset = AppendRecord(RecordType::kFrame, Bytes(facts), sdk::View(frame.stored));
  const std::lock_guard lock(mutex_);
  std::vector<FramePlace>& frames = index_[{frame.entry, frame.part}].frames;
  if (frame.sequence != frames.size()) {
    sdk::Fail(PGSTOW_E_INVALID, "frame ", frame.sequence, " of part ", frame.part, " of entry ",
              frame.entry, " came when frame ", frames.size(), " was due");
  }
  frames.push_back({offset, static_cast<uint32_t>(frame.stored.len)});
}

void Writer::EndPart(const pgstow_part& part) {
  const uint64_t offset = AppendRecord(RecordType::kEndOfPart, Bytes(EncodePart(part)));
  const std::lock_guard lock(mutex_);
  index_[{part.entry, part.part}].end_offset = offset;
}

void Writer::Finish(sdk::Toc toc) {
  Footer footer;
  footer.index_offset = AppendRecord(RecordType::kIndex, sdk::AsBytes(EncodeIndex(index_)));
  const EncodedToc encoded = EncodeToc(toc);
  footer.toc_offset = AppendRecord(RecordType::kFinalToc, sdk::AsBytes(encoded.front),
                                   sdk::AsBytes(encoded.entries));
  footer.file_bytes = footer.toc_offset + kRecordHeadBytes + encoded.front.size() +
                      encoded.entries.size() + kFooterBytes;
  file_.Append(Bytes(EncodeFooter(footer)));
}

}  // namespace pgstow::custom
