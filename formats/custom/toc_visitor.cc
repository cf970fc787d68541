#include "formats/custom/toc_visitor.h"

#include <google/protobuf/io/coded_stream.h>

#include "formats/custom/damage.h"
#include "formats/custom/layout.h"
#include "pgstow/v1/toc.pb.h"

namespace pgstow::custom {
namespace {

using google::protobuf::io::CodedInputStream;

// Takes the fields of a message off its front. Only length-delimited fields are looked into, for
// Toc has no others; the rest is what a newer minor version may have added.
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

 private:
  enum WireType : uint32_t { kVarint = 0, kFixed64 = 1, kDelimited = 2, kFixed32 = 5 };

  bool Take(uint32_t wire_type) {
    delimited_ = wire_type == kDelimited;
    uint64_t ignored;
    switch (wire_type) {
      case kVarint:
        return stream_.ReadVarint64(&ignored);
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
  CodedInputStream stream_;
  Bytes content_;
  uint32_t number_ = 0;
  bool delimited_ = false;
  bool failed_ = false;
};

template <typename Message>
void Parse(const TocBody& body, Bytes content, Message& message) {
  if (!message.ParseFromArray(content.data(), static_cast<int>(content.size()))) {
    ThrowDamagedToc(body, "a message in it can't be decoded");
  }
}

}  // namespace

void ThrowDamagedToc(const TocBody& body, std::string_view why) {
  ThrowDamaged(body.offset, body.name, why);
}

void VisitToc(const TocBody& body, TocVisitor& visitor) {
  v1::Header header;
  v1::Entry entry;  // one for all: its strings keep their memory
  FieldCursor field(body.bytes);
  while (field.Next()) {
    if (!field.delimited()) continue;
    switch (field.number()) {
      case v1::Toc::kHeaderFieldNumber:
        if (field.content().size() > kMaxHeaderBytes) {
          ThrowDamagedToc(body, "its header is longer than the limit");
        }
        Parse(body, field.content(), header);
        visitor.OnHeader(header);
        break;
      case v1::Toc::kNamesFieldNumber:
        visitor.OnName(field.content());
        break;
      case v1::Toc::kEntriesFieldNumber:
        Parse(body, field.content(), entry);
        visitor.OnEntry(entry);
        break;
      default:
        break;
    }
  }
  if (field.failed()) ThrowDamagedToc(body, "its fields can't be told apart");
}

}  // namespace pgstow::custom
