// Writes archives. Frames of different parts may come from many threads at once: each record goes
// to the end of the file in one piece, wherever that is then, and the index remembers where.
#pragma once

#include <mutex>
#include <optional>
#include <span>

#include <pgstow/sdk/format.h>

#include "formats/custom/frame_index.h"
#include "formats/custom/record.h"
#include "formats/custom/toc_encoder.h"

namespace pgstow::custom {

class Writer : public sdk::FormatWriter {
 public:
  explicit Writer(sdk::Storage storage) : file_(storage.Create()) {}

  void Begin(sdk::Toc toc) override;
  void WriteFrame(const pgstow_frame& frame) override;
  void EndPart(const pgstow_part& part) override;
  void Finish(sdk::Toc toc) override;

 private:
  // Appends a record whose body is those pieces; tells where it starts.
  uint64_t AppendRecord(RecordType type, std::span<const pgstow_bytes> body);
  uint64_t AppendRecord(RecordType type, Bytes body);
  // Appends the record of a TOC; tells where it ends.
  uint64_t AppendToc(RecordType type, const sdk::Toc& toc);

  sdk::File file_;
  bool sealed_ = false;
  std::optional<TocEncoder> encoder_;  // from the early TOC to the final one
  std::mutex mutex_;                   // of index_
  FrameIndex index_;
};

}  // namespace pgstow::custom
