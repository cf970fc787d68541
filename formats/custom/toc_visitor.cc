#include "formats/custom/toc_visitor.h"

#include <string>

#include "formats/custom/damage.h"
#include "formats/custom/field_cursor.h"
#include "formats/custom/layout.h"
#include "formats/custom/toc_messages.h"
#include "pgstow/v1/toc.pb.h"

namespace pgstow::custom {
namespace {

template <typename Message>
void Parse(const TocBody& body, Bytes content, Message& message) {
  if (!message.ParseFromArray(content.data(), static_cast<int>(content.size()))) {
    ThrowDamagedToc(body, "a message in it can't be decoded");
  }
}

// The groups of one TOC. What they hold counts against the limits of a TOC before it is decoded.
class GroupVisit {
 public:
  GroupVisit(const TocBody& body, TocVisitor& visitor) : body_(body), visitor_(visitor) {}

  void Visit(Bytes group, v1::Entry& entry) {
    Piece facts;
    Piece texts;
    FieldCursor field(group);
    while (field.Next()) {
      switch (field.number()) {
        case v1::Group::kFactsBytesFieldNumber:
          facts.raw_bytes = field.value();
          break;
        case v1::Group::kFactsFieldNumber:
          facts.stored = field.content();
          break;
        case v1::Group::kTextsBytesFieldNumber:
          texts.raw_bytes = field.value();
          break;
        case v1::Group::kTextsFieldNumber:
          texts.stored = field.content();
          break;
        default:
          break;
      }
    }
    CheckFields(field);
    Account(facts);
    Account(texts);
    visitor_.OnGroup();
    // What is decoded is valid until the next piece is.
    if (body_.texts) texts_.assign(sdk::AsText(Decoded(texts)));
    VisitEntries(Decoded(facts), entry);
  }

 private:
  struct Piece {
    uint64_t raw_bytes = 0;  // 0: it did not go through the chain
    Bytes stored;
  };

  void CheckFields(const FieldCursor& field) const {
    if (field.failed()) ThrowDamagedToc(body_, "the fields of a group can't be told apart");
  }

  void Account(const Piece& piece) {
    const uint64_t bytes = piece.raw_bytes == 0 ? piece.stored.size() : piece.raw_bytes;
    if (bytes > kMaxTocBytes - raw_bytes_) {
      ThrowDamagedToc(body_, "the length of a group is outside the limits");
    }
    raw_bytes_ += bytes;
  }

  Bytes Decoded(const Piece& piece) const {
    if (piece.raw_bytes == 0) return piece.stored;
    if (body_.decoder == nullptr) ThrowDamagedToc(body_, "a group in it can't be decoded");
    const Bytes raw = body_.decoder->DecodePiece(piece.stored, piece.raw_bytes);
    if (raw.size() != piece.raw_bytes) ThrowDamagedToc(body_, "the length of a group is wrong");
    return raw;
  }

  void VisitEntries(Bytes facts, v1::Entry& entry) {
    FieldCursor text(sdk::AsBytes(texts_));
    FieldCursor field(facts);
    while (field.Next()) {
      if (field.number() != v1::Toc::kEntriesFieldNumber || !field.delimited()) continue;
      if (++entries_ > kMaxGroupedEntries) ThrowDamagedToc(body_, "it has too many entries");
      Parse(body_, field.content(), entry);
      if (body_.texts) AddTexts(text, entry);
      visitor_.OnEntry(entry);
    }
    CheckFields(field);
    if (body_.texts && (text.Next() || text.failed())) {
      ThrowDamagedToc(body_, "a group has texts of no entry");
    }
  }

  void AddTexts(FieldCursor& text, v1::Entry& entry) const {
    const uint32_t bits = entry.texts();
    if (bits > (kDefinitionBit | kDropBit | kCopyBit | kOwnedAsBit)) {
      ThrowDamagedToc(body_, "an entry has texts of an unknown kind");
    }
    if ((bits & kDefinitionBit) != 0) TakeText(text, *entry.mutable_definition());
    if ((bits & kDropBit) != 0) TakeText(text, *entry.mutable_drop());
    if ((bits & kCopyBit) != 0) TakeText(text, *entry.mutable_copy());
    if ((bits & kOwnedAsBit) != 0) TakeText(text, *entry.mutable_owned_as());
  }

  void TakeText(FieldCursor& text, std::string& to) const {
    if (!text.Next() || text.number() != v1::Texts::kTextsFieldNumber || !text.delimited()) {
      ThrowDamagedToc(body_, "a text of an entry is missing");
    }
    to.assign(sdk::AsText(text.content()));
  }

  const TocBody& body_;
  TocVisitor& visitor_;
  uint64_t raw_bytes_ = 0;
  uint64_t entries_ = 0;
  std::string texts_;  // of the group
};

}  // namespace

void ThrowDamagedToc(const TocBody& body, std::string_view why) {
  ThrowDamaged(body.offset, body.name, why);
}

void VisitToc(const TocBody& body, TocVisitor& visitor) {
  v1::Header header;
  v1::Entry entry;  // one for all: its strings keep their memory
  GroupVisit groups(body, visitor);
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
      case v1::Toc::kGroupsFieldNumber:
        if (visitor.wants_groups()) groups.Visit(field.content(), entry);
        break;
      default:
        break;
    }
  }
  if (field.failed()) ThrowDamagedToc(body, "its fields can't be told apart");
}

}  // namespace pgstow::custom
