#include "formats/custom/toc_encoder.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <pgstow/sdk/error.h>
#include <pgstow/sdk/text.h>

#include "formats/custom/layout.h"

namespace pgstow::custom {
namespace {

// Raw bytes gathered into one group, facts and texts together: more compresses little better.
constexpr size_t kGroupBytes = size_t{1} << 20;

size_t TextBytes(const pgstow_entry& entry) {
  return entry.definition.len + entry.drop.len + entry.copy.len + entry.owned_as.len;
}

constexpr size_t kFactBytes = 35;  // of an entry, about

bool HasBytes(const sdk::Toc& toc, size_t least) {
  size_t bytes = 0;
  for (size_t i = 0; i < toc.entry_count() && bytes < least; ++i) {
    bytes += kFactBytes + TextBytes(toc.Entry(i));
  }
  return bytes >= least;
}

// The texts that there are.
void AddTexts(const pgstow_entry& entry, v1::Texts& to) {
  for (const pgstow_str text : {entry.definition, entry.drop, entry.copy, entry.owned_as}) {
    if (text.len > 0) to.add_texts(text.ptr, text.len);
  }
}

uint32_t BitsOf(const pgstow_entry& entry) {
  const auto bit = [](pgstow_str text, TextBit which) {
    return text.len > 0 ? uint32_t{which} : 0;
  };
  return bit(entry.definition, kDefinitionBit) | bit(entry.drop, kDropBit) |
         bit(entry.copy, kCopyBit) | bit(entry.owned_as, kOwnedAsBit);
}

// What is stored of facts or texts.
struct Piece {
  uint64_t raw_bytes = 0;  // 0: it is stored as it is
  std::string stored;
};

// `ratio`: how many times its length a reader lets it become.
Piece Coded(const sdk::Toc& toc, std::string raw, uint64_t ratio) {
  if (toc.encodes_pieces() && !raw.empty()) {
    const sdk::Bytes stored = toc.EncodePiece(sdk::AsBytes(raw));
    if (stored.size() < raw.size() && raw.size() <= ratio * stored.size()) {
      return {raw.size(), std::string(sdk::AsText(stored))};
    }
  }
  return {0, std::move(raw)};
}

}  // namespace

TocEncoder::TocEncoder(const sdk::Toc& early, size_t grouped_from)
    : grouped_(HasBytes(early, grouped_from)) {}

EncodedToc TocEncoder::Encode(const sdk::Toc& toc) {
  EncodedToc encoded(1);  // the names are known when all entries are encoded
  raw_bytes_ = parts_ = ids_ = 0;
  grouped_ ? AddGroups(toc, encoded) : AddPlain(toc, encoded);
  v1::Toc header;
  EncodeHeader(toc.header(), toc.entry_count(), *header.mutable_header());
  if (grouped_) header.mutable_header()->set_chain(std::string(sdk::View(toc.header().chain)));
  if (header.header().ByteSizeLong() > kMaxHeaderBytes) {
    sdk::Fail(PGSTOW_E_MEMORY, "the header of the table of contents exceeds the limit of ",
              kMaxHeaderBytes, " bytes");
  }
  header.AppendToString(&encoded.front());
  names_message_.AppendToString(&encoded.front());
  AddRaw(encoded.front().size());
  return encoded;
}

void TocEncoder::AddRaw(size_t bytes) {
  raw_bytes_ += bytes;
  if (raw_bytes_ > kMaxTocBytes) {
    sdk::Fail(PGSTOW_E_MEMORY, "the table of contents exceeds the limit of ", kMaxTocBytes,
              " bytes");
  }
}

// Messages serialised one after another are the message of all their fields. So entries are
// serialised one by one, through one message whose memory is used again.
void TocEncoder::AddPlain(const sdk::Toc& toc, EncodedToc& encoded) {
  std::string& entries = encoded.emplace_back();
  v1::Toc piece;
  v1::Entry& entry = *piece.add_entries();
  for (size_t i = 0; i < toc.entry_count(); ++i) {
    entry.Clear();
    const pgstow_entry from = toc.Entry(i);
    EncodeFacts(from, names_, entry);
    EncodeTexts(from, entry);
    piece.AppendToString(&entries);
  }
  AddRaw(entries.size());
}

// The final TOC has the groups of the early one. Where encoding is work they are kept meanwhile,
// and only the facts of those that have parts are encoded again.
void TocEncoder::AddGroups(const sdk::Toc& toc, EncodedToc& encoded) {
  if (toc.entry_count() > kMaxEntries) {
    sdk::Fail(PGSTOW_E_MEMORY, "the table of contents exceeds the limit of ", kMaxEntries,
              " entries");
  }
  if (!groups_.empty()) {
    for (Group& group : groups_) {
      if (group.has_parts) EncodeFactsOf(toc, group);
      AddGroup(group, encoded);
    }
    return;
  }
  for (size_t first = 0; first < toc.entry_count();) {
    Group group = NewGroup(toc, first);
    AddGroup(group, encoded);
    first = group.end;
    if (toc.encodes_pieces()) groups_.push_back(std::move(group));
  }
}

void TocEncoder::AddGroup(Group& group, EncodedToc& encoded) {
  AddRaw(group.raw_bytes);
  parts_ += group.parts;
  ids_ += group.ids;
  if (parts_ > kMaxParts || ids_ > kMaxIds) {
    sdk::Fail(PGSTOW_E_MEMORY, "the table of contents exceeds the limits of ", kMaxParts,
              " parts and ", kMaxIds, " dependencies");
  }
  v1::Toc piece;
  v1::Group& room = *piece.add_groups();
  room.Swap(&group.message);
  piece.AppendToString(&encoded.emplace_back());
  room.Swap(&group.message);
}

TocEncoder::Group TocEncoder::NewGroup(const sdk::Toc& toc, size_t first) {
  Group group{.first = first, .end = first};
  v1::Texts texts;
  size_t bytes = 0;
  while (group.end < toc.entry_count() && bytes < kGroupBytes) {
    const pgstow_entry entry = toc.Entry(group.end++);
    bytes += kFactBytes + TextBytes(entry);
    group.has_parts |= entry.part_count > 0;
    AddTexts(entry, texts);
  }
  std::string raw = texts.SerializeAsString();
  group.raw_bytes = raw.size();
  Piece piece = Coded(toc, std::move(raw), kMaxTocBytes);
  group.message.set_texts_bytes(piece.raw_bytes);
  group.message.set_texts(std::move(piece.stored));
  EncodeFactsOf(toc, group);
  return group;
}

void TocEncoder::EncodeFactsOf(const sdk::Toc& toc, Group& group) {
  std::string raw;
  v1::Toc one;
  v1::Entry& entry = *one.add_entries();
  group.parts = 0;
  group.ids = 0;
  for (size_t i = group.first; i < group.end; ++i) {
    entry.Clear();
    const pgstow_entry from = toc.Entry(i);
    group.parts += from.part_count;
    group.ids += from.dependency_count + from.belongs_to_count;
    EncodeFacts(from, names_, entry);
    entry.set_texts(BitsOf(from));
    one.AppendToString(&raw);
  }
  group.raw_bytes += raw.size() - group.fact_bytes;
  group.fact_bytes = raw.size();
  Piece piece = Coded(toc, std::move(raw), kMaxFactRatio);
  group.message.set_facts_bytes(piece.raw_bytes);
  group.message.set_facts(std::move(piece.stored));
}

}  // namespace pgstow::custom
