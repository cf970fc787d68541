#include "tests/fuzz/mend_custom.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <pgstow/sdk/checksum.h>
#include <pgstow/sdk/error.h>

#include "formats/custom/footer.h"
#include "formats/custom/frame.h"
#include "formats/custom/frame_index.h"
#include "formats/custom/layout.h"
#include "formats/custom/preamble.h"
#include "formats/custom/record.h"
#include "formats/custom/state_area.h"

namespace pgstow::fuzz {
namespace {

using custom::Bytes;
using custom::RecordType;

constexpr uint32_t kIndexFrames = 1;  // bits of a choice
constexpr uint32_t kSumFrames = 2;

template <typename Number>
Number NumberAt(std::string_view bytes, size_t at) {
  return custom::FieldReader(sdk::AsBytes(bytes.substr(at))).Get<Number>();
}

template <typename Number>
void PutAt(std::string& bytes, size_t at, Number number) {
  custom::FieldWriter<sizeof(Number)> field;
  field.Put(number);
  std::memcpy(bytes.data() + at, field.filled().data(), sizeof(Number));
}

uint64_t SumOf(std::string_view bytes) { return sdk::Checksum()(sdk::AsBytes(bytes)); }

// Where the records start; nothing when the preamble is cut off.
std::optional<size_t> MendStart(std::string& bytes) {
  if (bytes.size() < custom::kPreambleFixedBytes) return std::nullopt;
  constexpr size_t kFlags = sizeof(custom::Magic) + 4;
  const uint64_t length = NumberAt<uint32_t>(bytes, custom::kPreambleFixedBytes - 4);
  const uint64_t sum_at = custom::kPreambleFixedBytes + length;
  size_t end = sum_at + sizeof(uint64_t);
  if (end > bytes.size()) return std::nullopt;
  PutAt(bytes, sum_at, SumOf(std::string_view(bytes).substr(0, sum_at)));
  if ((NumberAt<uint32_t>(bytes, kFlags) & 1) == 0) return end;
  for (size_t area = 0; area < custom::kStateAreas; ++area) {
    const size_t next = end + custom::kStateAreaBytes;
    if (next > bytes.size()) return std::nullopt;
    const size_t area_sum = next - sizeof(uint64_t);
    PutAt(bytes, area_sum, SumOf(std::string_view(bytes).substr(end, area_sum - end)));
    end = next;
  }
  return end;
}

std::optional<RecordType> TypeAt(std::string_view bytes, size_t at) {
  if (at + custom::kRecordHeadBytes > bytes.size()) return std::nullopt;
  const auto type = static_cast<RecordType>(NumberAt<uint32_t>(bytes, at));
  if (custom::NameOf(type).empty()) return std::nullopt;
  return type;
}

// Where the record at `at` ends: where its length says, if another one or the footer is there, or
// else where the next one is.
size_t EndOfRecord(std::string_view bytes, size_t at, size_t end) {
  const size_t body = at + custom::kRecordHeadBytes;
  const auto told = NumberAt<uint64_t>(bytes, at + 8);
  if (told <= end - body && (body + told == end || TypeAt(bytes, body + told))) return body + told;
  for (size_t next = body; next < end; ++next) {
    if (TypeAt(bytes, next)) return next;
  }
  return end;
}

struct Record {
  RecordType type;
  size_t at;
  std::string body;
};

class Mender {
 public:
  Mender(std::string input, uint32_t choice) : bytes_(std::move(input)), choice_(choice) {}

  std::string Mend() {
    const auto start = MendStart(bytes_);
    if (!start || bytes_.size() < *start + custom::kFooterBytes) return std::move(bytes_);
    TakeRecords(*start);
    std::string mended = bytes_.substr(0, *start);
    for (Record& record : records_) Put(record, mended);
    PutFooter(mended);
    return mended;
  }

 private:
  void TakeRecords(size_t start) {
    const size_t end = bytes_.size() - custom::kFooterBytes;
    for (size_t at = start; at < end;) {
      const auto type = TypeAt(bytes_, at);
      if (!type || at + custom::kRecordHeadBytes > end) return;
      const size_t next = EndOfRecord(bytes_, at, end);
      const size_t body = at + custom::kRecordHeadBytes;
      records_.push_back({*type, at, bytes_.substr(body, next - body)});
      at = next;
    }
  }

  void Put(Record& record, std::string& mended) {
    record.at = mended.size();
    if (record.type == RecordType::kFrame && (choice_ & kSumFrames) != 0) SumFrame(record.body);
    NoteData(record);
    if (record.type == RecordType::kIndex && (choice_ & kIndexFrames) != 0) {
      record.body = custom::EncodeIndex(index_);
    }
    const auto head = custom::EncodeRecordHead(record.type, sdk::AsBytes(record.body));
    mended.append(reinterpret_cast<const char*>(head.data()), head.size()).append(record.body);
    if (record.type == RecordType::kIndex) footer_.index_offset = record.at;
    if (record.type == RecordType::kFinalToc) footer_.toc_offset = record.at;
  }

  void SumFrame(std::string& body) const {
    if (body.size() < custom::kFrameFactBytes) return;
    const std::string_view stored = std::string_view(body).substr(custom::kFrameFactBytes);
    const uint64_t sum = SumOf(stored);
    const uint64_t length = stored.size();
    PutAt(body, custom::kFrameFactBytes - 16, length);
    PutAt(body, custom::kFrameFactBytes - 8, sum);
  }

  void NoteData(const Record& record) {
    if (record.body.size() < custom::kFrameFactBytes) return;
    const custom::PartKey key{static_cast<int32_t>(NumberAt<uint32_t>(record.body, 0)),
                              NumberAt<uint32_t>(record.body, 4)};
    if (record.type == RecordType::kFrame) {
      const size_t stored = record.body.size() - custom::kFrameFactBytes;
      index_[key].frames.push_back({record.at, static_cast<uint32_t>(stored)});
    } else if (record.type == RecordType::kEndOfPart) {
      index_[key].end_offset = record.at;
    }
  }

  void PutFooter(std::string& mended) {
    footer_.file_bytes = mended.size() + custom::kFooterBytes;
    const auto footer = custom::EncodeFooter(footer_);
    mended.append(reinterpret_cast<const char*>(footer.data()), footer.size());
  }

  std::string bytes_;
  uint32_t choice_;
  std::vector<Record> records_;
  custom::FrameIndex index_;
  custom::Footer footer_;
};

}  // namespace

std::string MendCustom(std::string input, uint32_t choice) {
  return Mender(std::move(input), choice).Mend();
}

}  // namespace pgstow::fuzz
