// An archive that comes through a pipe, read to its end so that its parts can be opened in any
// order.
#pragma once

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "host/archive/reader.h"
#include "host/archive/spool.h"

namespace pgstow::archive {

class SpooledReader : public Reader {
 public:
  // Reads all of `piped`, which it needs no longer than its own life. The data waits uncompressed
  // in a spool. Throws what ReadStream and Spool throw.
  explicit SpooledReader(Reader& piped);

  const model::Toc& toc() const override { return piped_.toc(); }
  bool random_access() const override { return true; }
  std::unique_ptr<PartReader> OpenPart(model::DumpId entry, uint32_t part) override;
  void ReadStream(const PieceFunction& piece) override;
  // Everything was checked as it came.
  void Verify(const PieceFunction& piece) override { ReadStream(piece); }
  void VerifyStored(const FrameFunction&) override {}
  bool keeps_checksums() const override { return piped_.keeps_checksums(); }

 private:
  using Key = std::pair<model::DumpId, uint32_t>;
  using Extents = std::vector<Spool::Extent>;

  Reader& piped_;
  Spool spool_;
  std::map<Key, Extents> parts_;
};

}  // namespace pgstow::archive
