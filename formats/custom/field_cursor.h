// Walks the fields of a serialised message without making objects of them.
#pragma once

#include <cstddef>
#include <cstdint>

#include <google/protobuf/io/coded_stream.h>

#include "formats/custom/fields.h"

namespace pgstow::custom {

// Takes the fields of a message off its front: those with a length, whose content is a range of the
// message, and numbers. The rest is what a newer minor version may have added.
class FieldCursor {
 public:
  explicit FieldCursor(Bytes message)
      : bytes_(message), stream_(message.data(), static_cast<int>(message.size())) {}

  // False at the end, or where the bytes are no message: then failed() is true.
  bool Next() {
    const uint32_t tag = stream_.ReadTag();
    if (tag == 0) {
      failed_ = !stream_.ConsumedEntireMessage();
      return false;
    }
    number_ = tag >> 3;
    failed_ = !Take(tag & 7);
    return !failed_;
  }

  bool failed() const { return failed_; }
  uint32_t number() const { return number_; }
  bool delimited() const { return delimited_; }
  Bytes content() const { return content_; }
  uint64_t value() const { return value_; }  // of a varint; 0 of other fields

 private:
  enum WireType : uint32_t { kVarint = 0, kFixed64 = 1, kDelimited = 2, kFixed32 = 5 };

  bool Take(uint32_t wire_type) {
    delimited_ = wire_type == kDelimited;
    value_ = 0;
    switch (wire_type) {
      case kVarint:
        return stream_.ReadVarint64(&value_);
      case kFixed64:
        return stream_.Skip(8);
      case kFixed32:
        return stream_.Skip(4);
      case kDelimited: {
        uint32_t length;
        if (!stream_.ReadVarint32(&length)) return false;
        const auto start = static_cast<size_t>(stream_.CurrentPosition());
        if (length > bytes_.size() - start) return false;
        content_ = bytes_.subspan(start, length);
        return stream_.Skip(static_cast<int>(length));
      }
      default:
        return false;
    }
  }

  Bytes bytes_;
  google::protobuf::io::CodedInputStream stream_;
  Bytes content_;
  uint64_t value_ = 0;
  uint32_t number_ = 0;
  bool delimited_ = false;
  bool failed_ = false;
};

}  // namespace pgstow::custom
