// Reads PostgreSQL's custom archives: any entry's data of a regular file, everything in order from
// a pipe.
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include <pgstow/sdk/format.h>

#include "formats/native/input.h"
#include "formats/pgdump/block.h"
#include "formats/pgdump/contents.h"

namespace pgstow::pgdump {

class Reader : public sdk::FormatReader {
 public:
  explicit Reader(sdk::Storage storage);

  void ReadToc(sdk::TocSink sink) override;
  void VerifyLayout() override;
  std::unique_ptr<sdk::PartCursor> OpenPart(int32_t entry, uint32_t part) override;
  sdk::Next NextFrameInStream(pgstow_frame& frame) override;
  void ReadFinalToc(sdk::TocSink sink) override;

 private:
  // Read when it is first wanted, with these texts of its entries.
  const Contents& contents(native::Texts texts = native::Texts::kAll);
  native::Input InputAt(uint64_t offset) const;
  uint64_t OffsetOf(int32_t entry);
  Contents::Places Walk() const;

  sdk::File file_;
  native::Input stream_;
  std::mutex mutex_;  // of what follows, until it is there
  std::optional<Contents> contents_;
  std::optional<Contents::Places> places_;  // where the TOC does not tell them

  std::optional<BlockReader> block_;  // of stream_
  uint64_t sequence_ = 0;             // in block_
  Contents::Places met_;
};

}  // namespace pgstow::pgdump
