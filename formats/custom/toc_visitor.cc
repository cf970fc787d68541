#include "formats/custom/toc_visitor.h"

#include <string>

#include "formats/custom/damage.h"
#include "formats/custom/field_cursor.h"
#include "formats/custom/layout.h"
#include "formats/custom/toc_messages.h"
#include "pgstow/v1/toc.pb.h"

namespace pgstow::custom {
namespace {

[[noreturn]] void ThrowUndecodable(const TocBody& body) {
  ThrowDamagedToc(body, "a message in it can't be decoded");
}

// Reads the entries of one TOC, and counts what they hold.
class EntryReader {
 public:
  explicit EntryReader(const TocBody& body) : body_(body) {}

  void Read(Bytes message, StoredEntry& entry) {
    if (!ReadEntry(message, entry)) ThrowUndecodable(body_);
    Count(1, kMaxEntries, entries_, "it has too many entries");
    Count(entry.parts.size(), kMaxParts, parts_, "it has too many parts");
    Count(entry.dependencies.size() + entry.belongs_to.size(), kMaxIds, ids_,
          "it has too many dependencies");
  }

 private:
  void Count(uint64_t more, uint64_t most, uint64_t& number, std::string_view why) const {
    number += more;
    if (number > most) ThrowDamagedToc(body_, why);
  }

  const TocBody& body_;
  uint64_t entries_ = 0;
  uint64_t parts_ = 0;
  uint64_t ids_ = 0;
};

// The groups of one TOC. What they hold counts against the limits of a TOC before it is decoded.
class GroupVisit {
 public:
  GroupVisit(const TocBody& body, TocVisitor& visitor, EntryReader& entries)
      : body_(body), visitor_(visitor), entries_(entries) {}

  void Visit(Bytes group, StoredEntry& entry) {
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
    CheckRatio(facts);
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
    stored_bytes_ += piece.stored.size();
  }

  void CheckRatio(const Piece& facts) {
    fact_bytes_ += facts.raw_bytes;
    stored_fact_bytes_ += facts.stored.size();
    if (fact_bytes_ > kFreeFactBytes + kMaxFactRatio * stored_fact_bytes_) {
      ThrowDamagedToc(body_, "the facts of a group would become too many times their length");
    }
  }

  Bytes Decoded(const Piece& piece) const {
    if (piece.raw_bytes == 0) return piece.stored;
    if (body_.decoder == nullptr) ThrowDamagedToc(body_, "a group in it can't be decoded");
    const Bytes raw = body_.decoder->DecodePiece(piece.stored, piece.raw_bytes);
    if (raw.size() != piece.raw_bytes) ThrowDamagedToc(body_, "the length of a group is wrong");
    return raw;
  }

  void VisitEntries(Bytes facts, StoredEntry& entry) {
    FieldCursor text(sdk::AsBytes(texts_));
    FieldCursor field(facts);
    while (field.Next()) {
      if (field.number() != v1::Toc::kEntriesFieldNumber || !field.delimited()) continue;
      if (++grouped_entries_ > kFreeGroupedEntries + stored_bytes_) {
        ThrowDamagedToc(body_, "it has too many entries");
      }
      entries_.Read(field.content(), entry);
      if (body_.texts) AddTexts(text, entry);
      visitor_.OnEntry(entry);
    }
    CheckFields(field);
    if (body_.texts && (text.Next() || text.failed())) {
      ThrowDamagedToc(body_, "a group has texts of no entry");
    }
  }

  void AddTexts(FieldCursor& text, StoredEntry& entry) const {
    const uint32_t bits = entry.texts;
    if (bits > (kDefinitionBit | kDropBit | kCopyBit | kOwnedAsBit)) {
      ThrowDamagedToc(body_, "an entry has texts of an unknown kind");
    }
    if ((bits & kDefinitionBit) != 0) entry.definition = TakeText(text);
    if ((bits & kDropBit) != 0) entry.drop = TakeText(text);
    if ((bits & kCopyBit) != 0) entry.copy = TakeText(text);
    if ((bits & kOwnedAsBit) != 0) entry.owned_as = TakeText(text);
  }

  Bytes TakeText(FieldCursor& text) const {
    if (!text.Next() || text.number() != v1::Texts::kTextsFieldNumber || !text.delimited()) {
      ThrowDamagedToc(body_, "a text of an entry is missing");
    }
    return text.content();
  }

  const TocBody& body_;
  TocVisitor& visitor_;
  EntryReader& entries_;
  uint64_t raw_bytes_ = 0;
  uint64_t stored_bytes_ = 0;
  uint64_t fact_bytes_ = 0;         // of pieces that went through the chain
  uint64_t stored_fact_bytes_ = 0;  // of all facts
  uint64_t grouped_entries_ = 0;
  std::string texts_;  // of the group
};

}  // namespace

void ThrowDamagedToc(const TocBody& body, std::string_view why) {
  ThrowDamaged(body.offset, body.name, why);
}

void VisitToc(const TocBody& body, TocVisitor& visitor) {
  v1::Header header;
  StoredEntry entry;  // one for all: its vectors keep their memory
  EntryReader entries(body);
  GroupVisit groups(body, visitor, entries);
  FieldCursor field(body.bytes);
  while (field.Next()) {
    if (!field.delimited()) continue;
    switch (field.number()) {
      case v1::Toc::kHeaderFieldNumber:
        if (field.content().size() > kMaxHeaderBytes) {
          ThrowDamagedToc(body, "its header is longer than the limit");
        }
        if (!header.ParseFromArray(field.content().data(),
                                   static_cast<int>(field.content().size()))) {
          ThrowUndecodable(body);
        }
        visitor.OnHeader(header);
        break;
      case v1::Toc::kNamesFieldNumber:
        visitor.OnName(field.content());
        break;
      case v1::Toc::kEntriesFieldNumber:
        entries.Read(field.content(), entry);
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
