#include "host/model/large_object_records.h"

#include <algorithm>

#include "host/base/error.h"

namespace pgstow::model {
namespace {

void PutBigEndian(uint32_t value, char* bytes) {
  for (int i = 0; i < 4; ++i) bytes[i] = static_cast<char>(value >> (24 - 8 * i));
}

uint32_t BigEndian(const char* bytes) {
  uint32_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

}  // namespace

LargeObjectRecordHead HeadOfRecord(Oid object, uint32_t bytes) {
  LargeObjectRecordHead head;
  PutBigEndian(object, head.data());
  PutBigEndian(bytes, head.data() + 4);
  return head;
}

void LargeObjectRecords::Write(std::span<const char> records) {
  while (!records.empty()) {
    if (head_bytes_ < head_.size()) {
      const size_t taken = std::min(records.size(), head_.size() - head_bytes_);
      std::ranges::copy(records.first(taken), head_.begin() + static_cast<ptrdiff_t>(head_bytes_));
      head_bytes_ += taken;
      records = records.subspan(taken);
      if (head_bytes_ == head_.size()) BeginRecord();
    } else {
      const size_t taken = std::min<size_t>(records.size(), left_);
      OnBytes(records.first(taken));
      left_ -= static_cast<uint32_t>(taken);
      records = records.subspan(taken);
    }
    if (head_bytes_ == head_.size() && left_ == 0) head_bytes_ = 0;
  }
}

// A record of the object that is open goes on with it.
void LargeObjectRecords::BeginRecord() {
  const Oid object = BigEndian(head_.data());
  left_ = BigEndian(head_.data() + 4);
  if (open_ && object == object_) return;
  if (open_) OnEnd();
  open_ = true;
  object_ = object;
  OnObject(object);
}

void LargeObjectRecords::Finish() {
  if (head_bytes_ != 0) {
    base::Throw(base::ErrorCode::kCorrupt, "the data of large object {} ends within a record",
                object_);
  }
  if (open_) OnEnd();
  open_ = false;
}

}  // namespace pgstow::model
