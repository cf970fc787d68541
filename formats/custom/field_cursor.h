// Walks the fields of a serialised message without making objects of them.
// Source: https://protobuf.dev/programming-guides/encoding/
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "formats/custom/fields.h"

namespace pgstow::custom {

// Takes numbers of variable length off the front of bytes: seven bits in each, the lowest first,
// and the eighth says that more follow.
class NumberCursor {
 public:
  explicit NumberCursor(Bytes bytes) : at_(bytes.data()), end_(at_ + bytes.size()) {}

  // False at the end, or where the bytes are no number: then failed() is true.
  bool Next() {
    if (at_ == end_ || failed_) return false;
    value_ = *at_++;
    if (value_ < 0x80) return true;
    return NextBytes();
  }

  bool failed() const { return failed_; }
  uint64_t value() const { return value_; }
  Bytes rest() const { return {at_, end_}; }

  // The next bytes; empty, and failed, where there are fewer.
  Bytes Take(uint64_t count) {
    if (count > static_cast<uint64_t>(end_ - at_)) {
      failed_ = true;
      return {};
    }
    const uint8_t* const from = std::exchange(at_, at_ + count);
    return {from, at_};
  }

 private:
  bool NextBytes() {
    value_ &= 0x7F;
    for (unsigned shift = 7; shift < 64; shift += 7) {
      if (at_ == end_) break;
      const uint8_t byte = *at_++;
      value_ |= uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return true;
    }
    failed_ = true;
    return false;
  }

  const uint8_t* at_;
  const uint8_t* end_;
  uint64_t value_ = 0;
  bool failed_ = false;
};

// Takes the fields of a message off its front: those with a length, whose content is a range of the
// message, and numbers. The rest is what a newer minor version may have added.
class FieldCursor {
 public:
  explicit FieldCursor(Bytes message) : bytes_(message) {}

  // False at the end, or where the bytes are no message: then failed() is true.
  bool Next() {
    const uint8_t* const start = bytes_.rest().data();
    if (!bytes_.Next()) {
      failed_ = bytes_.failed();
      return false;
    }
    const uint64_t tag = bytes_.value();
    number_ = static_cast<uint32_t>(tag >> 3);
    failed_ = tag > kMaxTag || number_ == 0 || !Take(tag & 7);
    field_ = {start, bytes_.rest().data()};
    return !failed_;
  }

  bool failed() const { return failed_; }
  uint32_t number() const { return number_; }
  bool delimited() const { return delimited_; }
  Bytes content() const { return content_; }
  uint64_t value() const { return value_; }  // of a number; 0 of a field with a length
  Bytes field() const { return field_; }     // the whole of it

 private:
  enum WireType : uint32_t { kVarint = 0, kFixed64 = 1, kDelimited = 2, kFixed32 = 5 };
  static constexpr uint64_t kMaxTag = UINT32_MAX;

  bool Take(uint64_t wire_type) {
    delimited_ = wire_type == kDelimited;
    value_ = 0;
    switch (wire_type) {
      case kVarint:
        if (!bytes_.Next()) return false;
        value_ = bytes_.value();
        return true;
      case kFixed64:
        return TakeFixed<uint64_t>();
      case kFixed32:
        return TakeFixed<uint32_t>();
      case kDelimited:
        if (!bytes_.Next()) return false;
        content_ = bytes_.Take(bytes_.value());
        return !bytes_.failed();
      default:
        return false;
    }
  }

  template <typename Number>
  bool TakeFixed() {
    const Bytes fixed = bytes_.Take(sizeof(Number));
    if (bytes_.failed()) return false;
    value_ = FieldReader(fixed).Get<Number>();
    return true;
  }

  NumberCursor bytes_;
  Bytes field_;
  Bytes content_;
  uint64_t value_ = 0;
  uint32_t number_ = 0;
  bool delimited_ = false;
  bool failed_ = false;
};

}  // namespace pgstow::custom
