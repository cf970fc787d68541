// Tables of contents as formats see them: one that the host shows to a writer, and the sinks that a
// reader tells one, and damage, to.
#pragma once

#include <cstddef>
#include <cstdint>

#include <pgstow/format.h>
#include <pgstow/sdk/error.h>
#include <pgstow/sdk/host.h>
#include <pgstow/sdk/trampoline.h>

namespace pgstow::sdk {

// A view of a TOC of the host. One thread at a time.
class Toc {
 public:
  explicit Toc(const pgstow_toc& toc) : toc_(&toc) {}

  const pgstow_toc_header& header() const { return *toc_->header; }
  size_t entry_count() const { return toc_->entry_count; }

  // Entry number `index` in TOC order; the ranges in it are valid until the next call.
  pgstow_entry Entry(size_t index) const {
    pgstow_entry entry{};
    entry.size = sizeof(entry);
    CheckHost(toc_->get_entry(toc_->self, index, &entry));
    return entry;
  }

  // Whether records go through SealRecord before they are stored.
  bool sealed() const { return header().chain_state.len != 0; }

  // What is stored for `record`, which is one of PGSTOW_RECORD_*: itself where nothing is sealed.
  // Valid until the next call.
  Bytes SealRecord(uint32_t which, Bytes record) const {
    if (!sealed()) return record;
    pgstow_bytes stored{};
    CheckHost(toc_->seal_record(toc_->self, which, Abi(record), &stored));
    return View(stored);
  }

  // Whether EncodePiece changes anything.
  bool encodes_pieces() const {
    return PGSTOW_HAS(toc_, pgstow_toc, encode_piece) && toc_->encode_piece != nullptr;
  }

  // What the chain makes of a piece of the TOC: itself without a chain, with one that seals, and in
  // programs that know no pieces. Valid until the next call.
  Bytes EncodePiece(Bytes piece) const {
    if (!encodes_pieces()) return piece;
    pgstow_bytes stored{};
    CheckHost(toc_->encode_piece(toc_->self, Abi(piece), &stored));
    return View(stored);
  }

  const pgstow_toc& abi() const { return *toc_; }

 private:
  const pgstow_toc* toc_;
};

// Where a reader tells a TOC: Header first and once, then each entry in TOC order. What is told is
// copied; the functions set `size`.
class TocSink {
 public:
  explicit TocSink(const pgstow_toc_sink& sink) : sink_(&sink) {}

  // Throws PGSTOW_E_VERSION when there are several databases and the host does not know of such: it
  // would take them for one.
  void Header(pgstow_toc_header header) const {
    if (header.database_count > 0 && internal::host->abi_minor < kDatabasesSince) {
      Fail(PGSTOW_E_VERSION, "it holds several databases, and this program knows archives of one");
    }
    header.size = sizeof(header);
    CheckHost(sink_->header(sink_->self, &header));
  }
  void Entry(pgstow_entry entry) const {
    entry.size = sizeof(entry);
    CheckHost(sink_->entry(sink_->self, &entry));
  }

  // Opens the seal; `clear` is what the archive keeps in clear. Before the other functions.
  void Sealed(pgstow_toc_header clear) const {
    if (!PGSTOW_HAS(sink_, pgstow_toc_sink, open_record)) {
      Fail(PGSTOW_E_UNSUPPORTED, "this program does not read sealed archives");
    }
    clear.size = sizeof(clear);
    CheckHost(sink_->sealed(sink_->self, &clear));
  }

  // The record that `stored` was kept for, once Sealed was told; `most` bytes at most. Valid until
  // the next call.
  Bytes OpenRecord(uint32_t which, Bytes stored, uint64_t most) const {
    pgstow_bytes record{};
    CheckHost(sink_->open_record(sink_->self, which, Abi(stored), most, &record));
    return View(record);
  }

  // The piece that `stored` was kept for, once Header was told; `most` bytes at most. Valid until
  // the next call.
  Bytes DecodePiece(Bytes stored, uint64_t most) const {
    if (!PGSTOW_HAS(sink_, pgstow_toc_sink, decode_piece)) {
      Fail(PGSTOW_E_UNSUPPORTED, "this program reads no tables of contents in pieces");
    }
    pgstow_bytes piece{};
    CheckHost(sink_->decode_piece(sink_->self, Abi(stored), most, &piece));
    return View(piece);
  }

  // Whether nobody looks at definition, drop, copy and owned_as but for their being empty.
  bool facts_alone() const {
    return PGSTOW_HAS(sink_, pgstow_toc_sink, flags) &&
           (sink_->flags & PGSTOW_TOC_FACTS_ALONE) != 0;
  }

 private:
  static constexpr uint32_t kDatabasesSince = 1;  // minor number of the ABI

  const pgstow_toc_sink* sink_;
};

// Where a reader tells what is damaged.
class DamageSink {
 public:
  explicit DamageSink(const pgstow_damage_sink& sink) : sink_(&sink) {}

  // A range of the file, in ascending order.
  void Damage(uint64_t offset, uint64_t byte_count) const {
    CheckHost(sink_->damage(sink_->self, offset, byte_count));
  }

 private:
  const pgstow_damage_sink* sink_;
};

namespace internal {
template <>
struct Argument<const pgstow_damage_sink*> {
  static DamageSink Convert(const pgstow_damage_sink* sink) { return DamageSink(*sink); }
};
template <>
struct Argument<const pgstow_toc*> {
  static Toc Convert(const pgstow_toc* toc) { return Toc(*toc); }
};
template <>
struct Argument<const pgstow_toc_sink*> {
  static TocSink Convert(const pgstow_toc_sink* sink) { return TocSink(*sink); }
};
}  // namespace internal

}  // namespace pgstow::sdk
