// An archive being read: format detected, chain undone, every checksum checked on the way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include <pgstow/format.h>

#include "host/loader/registry.h"
#include "host/model/brief_toc.h"
#include "host/model/entry.h"

namespace pgstow::archive {

struct ReaderOptions {
  std::string path;    // file or directory; "-" or empty: standard input
  std::string format;  // name or letter; empty: detected
  // Throw kUsage for one that is not sealed: who expects one must not be given another.
  bool must_be_sealed = false;
  // Copy what comes through a pipe to a temporary file first, so that parts can be opened in any
  // order.
  bool spool = false;
  // How many threads read parts ahead (read_ahead.h) of those that want them; 0: none, each piece
  // is read when it is asked for.
  size_t helpers = 0;
};

// The raw bytes of one part, frame by frame. One thread at a time.
class PartReader {
 public:
  virtual ~PartReader() = default;
  // The next bytes, valid until the next call; empty at the end, when the part's frame count, bytes
  // and checksum were found to be what the TOC says. Throws kCorrupt or kTruncated.
  virtual std::span<const char> Next() = 0;
};

class Reader {
 public:
  // Detects the format by bids, reads the TOC. Throws kInput when nothing bids (saying what the
  // file looks like), kPlugin when the chain needs a filter that is not there, kCorrupt,
  // kTruncated, kVersion, kIo.
  static std::unique_ptr<Reader> Open(const loader::Registry& registry,
                                      const ReaderOptions& options);
  virtual ~Reader() = default;

  virtual const model::Toc& toc() const = 0;

  // True when parts can be opened in any order from many threads; otherwise ReadStream only.
  virtual bool random_access() const = 0;
  virtual std::unique_ptr<PartReader> OpenPart(model::DumpId entry, uint32_t part) = 0;

  // Reads all data in the order of the archive, for pipes. `piece` gets each decoded frame; an
  // empty `raw` says that the part is whole (once a part; with layouts that do not keep that word,
  // never). The final TOC is checked against what came. Throws as PartReader::Next.
  using PieceFunction =
      std::function<void(model::DumpId entry, uint32_t part, std::span<const char> raw)>;
  virtual void ReadStream(const PieceFunction& piece) = 0;

  // Checks every byte of the archive: layout, stored checksums, decoded frames and their checksums,
  // numbers of parts. `piece` gets what is read, as in ReadStream, and may be empty. Throws on the
  // first damage.
  virtual void Verify(const PieceFunction& piece) = 0;

  // The same without running a filter: as much as the format keeps checksums for. `frame` gets each
  // frame and may be empty.
  using FrameFunction = std::function<void(const pgstow_frame&)>;
  virtual void VerifyStored(const FrameFunction& frame) = 0;

  // False for layouts of other programs, which have none: then changed bytes may go unnoticed.
  virtual bool keeps_checksums() const = 0;
};

// The table of contents alone, for those who look at neither SQL nor data: takes less time and much
// less memory. Throws as Reader::Open.
model::BriefToc ReadBriefToc(const loader::Registry& registry, const ReaderOptions& options);

}  // namespace pgstow::archive
