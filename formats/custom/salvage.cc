#include "formats/custom/salvage.h"

#include <algorithm>
#include <array>

#include <pgstow/sdk/error.h>

#include "formats/custom/archive_file.h"
#include "formats/custom/footer.h"
#include "formats/custom/frame.h"
#include "formats/custom/sealed_toc.h"
#include "formats/custom/toc_decoder.h"
#include "formats/custom/toc_visitor.h"
#include "pgstow/v1/toc.pb.h"

namespace pgstow::custom {
namespace {

// What `decode` makes of bytes that may be damaged. That they could not be read says nothing of
// them.
template <typename Decode>
auto IfWhole(Decode decode) -> std::optional<decltype(decode())> {
  try {
    return decode();
  } catch (const sdk::Error& error) {
    if (error.status() == PGSTOW_E_IO) throw;
    return std::nullopt;
  }
}

// Whether a record may start with these bytes: its type, then no flags.
bool LooksLikeHead(const uint8_t* bytes) {
  FieldReader fields(Bytes(bytes, 8));
  const auto type = static_cast<RecordType>(fields.Get<uint32_t>());
  return fields.Get<uint32_t>() == 0 && !NameOf(type).empty();
}

class IdTaker : public TocVisitor {
 public:
  void OnHeader(v1::Header& header) override {
    const size_t count = std::min(header.archive_id().size(), preamble.archive_id.size());
    std::copy_n(header.archive_id().begin(), count, preamble.archive_id.begin());
  }
  bool wants_groups() const override { return false; }
  Preamble preamble;
};

}  // namespace

Salvage::Salvage(const sdk::File& file, const sdk::DamageSink& sink)
    : file_(file), size_(file.Size()) {
  const uint64_t start = ReadPreamble() ? RecordsOffset(*preamble_) : 0;
  ReadRecords(start, sink);
  if (!early_toc_ && !final_toc_) {
    sdk::Fail(PGSTOW_E_CORRUPT, "neither of its tables of contents is whole");
  }
  DropUnnamed();
}

void Salvage::TellToc(const sdk::TocSink& sink) const {
  const Extent extent = final_toc_ ? *final_toc_ : *early_toc_;
  Buffer buffer;
  const RecordType type = final_toc_ ? RecordType::kFinalToc : RecordType::kEarlyToc;
  const TocBody stored{*WholeBody(extent.offset, buffer), extent.offset, NameOf(type)};
  const auto add_numbers = [this](pgstow_part& part) {
    const auto found = parts_.find({part.entry, part.part});
    if (part.known == 0 && found != parts_.end() && found->second.end) part = *found->second.end;
  };
  if (preamble_) {
    WarnIfNewer(*preamble_);
    if (preamble_->sealed) TellSeal(*preamble_, ReadChainState(file_, *preamble_), sink);
    const TocBody body = Opened(stored, type, *preamble_, sink);
    return custom::TellToc(body, *preamble_, sink, add_numbers);
  }
  IdTaker taker;
  VisitToc(stored, taker);
  taker.preamble.major = 0;
  TocBody body = stored;
  body.decoder = &sink;
  custom::TellToc(body, taker.preamble, sink, add_numbers);
}

bool Salvage::ReadPreamble() {
  preamble_ = IfWhole([this] {
    const size_t start = file_.ReadAt(0, buffer_.Room(kPreambleFixedBytes));
    const size_t length = PreambleBytesFrom(buffer_.Room(start));
    if (file_.ReadAt(0, buffer_.Room(length)) < length) sdk::Fail(PGSTOW_E_TRUNCATED, "preamble");
    return DecodePreamble(buffer_.Room(length));
  });
  return preamble_.has_value();
}

void Salvage::ReadRecords(uint64_t start, const sdk::DamageSink& sink) {
  uint64_t position = start;
  uint64_t damaged_from = start == 0 ? 0 : size_;  // size_: nothing is damaged here
  const auto tell_damage = [&](uint64_t end) {
    if (damaged_from < end) sink.Damage(damaged_from, end - damaged_from);
    damaged_from = size_;
  };
  while (position < size_) {
    if (const auto end = TakeRecord(position)) {
      tell_damage(position);
      position = *end;
    } else if (IsFooter(position)) {
      tell_damage(position);
      return;
    } else {
      damaged_from = std::min(damaged_from, position);
      position = FindRecord(position);
    }
  }
  tell_damage(size_);
}

std::optional<uint64_t> Salvage::TakeRecord(uint64_t offset) {
  const auto head = HeadAt(offset);
  const auto body = WholeBody(offset, buffer_);
  if (!body) return std::nullopt;
  const Extent extent{offset, offset + kRecordHeadBytes + body->size()};
  Keep(*head, extent, *body);
  return extent.end;
}

// A head that may be one: its checksum is not looked at.
std::optional<RecordHead> Salvage::HeadAt(uint64_t offset) const {
  std::array<uint8_t, kRecordHeadBytes> room;
  if (file_.ReadAt(offset, room) < room.size() || !LooksLikeHead(room.data())) return std::nullopt;
  const auto head = IfWhole([&] { return DecodeRecordHead(room, offset); });
  if (head && head->body_bytes > size_ - offset - kRecordHeadBytes) return std::nullopt;
  return head;
}

std::optional<Bytes> Salvage::WholeBody(uint64_t offset, Buffer& buffer) const {
  const auto head = HeadAt(offset);
  if (!head) return std::nullopt;
  const std::span<uint8_t> body = buffer.Room(head->body_bytes);
  if (file_.ReadAt(offset + kRecordHeadBytes, body) < body.size()) return std::nullopt;
  return IfWhole([&] {
    CheckRecord(*head, body, offset);
    return Bytes(body);
  });
}

// Where the next whole record, or the footer, is after the damaged one at `from`; the file's size
// when there is none.
uint64_t Salvage::FindRecord(uint64_t from) const {
  constexpr size_t kStep = size_t{1} << 20;
  Buffer body;
  const auto is_whole = [&](uint64_t offset) {
    return WholeBody(offset, body).has_value() || IsFooter(offset);
  };
  if (const auto head = HeadAt(from)) {
    const uint64_t next = from + kRecordHeadBytes + head->body_bytes;
    if (is_whole(next)) return next;
  }
  Buffer window;
  for (uint64_t start = from + 1; start < size_; start += kStep) {
    const size_t got = file_.ReadAt(start, window.Room(kStep + 7));
    const Bytes bytes = window.Room(got, got);
    for (size_t at = 0; at < std::min(kStep, got); ++at) {
      const uint64_t offset = start + at;
      const bool may_be = at + 8 <= got && LooksLikeHead(bytes.data() + at);
      if ((may_be || offset + kFooterBytes == size_) && is_whole(offset)) return offset;
    }
  }
  return size_;
}

bool Salvage::IsFooter(uint64_t offset) const {
  std::array<uint8_t, kFooterBytes> room;
  return offset + kFooterBytes == size_ && file_.ReadAt(offset, room) == room.size() &&
         IsFooterOf(room, size_);
}

void Salvage::Keep(const RecordHead& head, Extent extent, Bytes body) {
  switch (head.type) {
    case RecordType::kEarlyToc:
      if (!early_toc_) early_toc_ = extent;
      break;
    case RecordType::kFinalToc:
      final_toc_ = extent;
      break;
    case RecordType::kIndex:
      index_ = IfWhole([&] { return DecodeIndex(body, 0, extent.offset); });
      break;
    case RecordType::kFrame:
      if (const auto frame = IfWhole([&] { return DecodeFrame(body, extent.offset); })) {
        parts_[{frame->entry, frame->part}].frames.try_emplace(
            frame->sequence, FramePlace{extent.offset, static_cast<uint32_t>(frame->stored.len)});
      }
      break;
    case RecordType::kEndOfPart: {
      const pgstow_part part = DecodePart(body);
      parts_[{part.entry, part.part}].end = part;
      break;
    }
  }
}

void Salvage::DropUnnamed() {
  if (!index_) return;
  for (auto& [key, part] : parts_) {
    const auto named = index_->find(key);
    std::erase_if(part.frames, [&](const auto& frame) {
      return named == index_->end() || frame.first >= named->second.frames.size() ||
             named->second.frames[frame.first] != frame.second;
    });
  }
}

}  // namespace pgstow::custom
