// Reads archives: any part of a regular file, everything in order from a pipe.
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include <pgstow/sdk/format.h>

#include "formats/custom/archive_file.h"
#include "formats/custom/frame_index.h"
#include "formats/custom/salvage.h"
#include "formats/custom/stream_reader.h"

namespace pgstow::custom {

class Reader : public sdk::FormatReader {
 public:
  explicit Reader(sdk::Storage storage) : file_(storage.OpenForReading()) {}

  void ReadToc(sdk::TocSink sink) override;
  void VerifyLayout() override;
  void Salvage(sdk::DamageSink sink) override;
  std::unique_ptr<sdk::PartCursor> OpenPart(int32_t entry, uint32_t part) override;
  sdk::Next NextFrameInStream(pgstow_frame& frame) override;
  void ReadFinalToc(sdk::TocSink sink) override;

 private:
  const ArchiveFile& archive() const;
  const FrameIndex& Index();  // read when it is first wanted

  sdk::File file_;
  std::optional<ArchiveFile> archive_;  // of a regular file
  std::optional<sdk::TocSink> sink_;    // of read_toc, which opens records later too
  std::optional<StreamReader> stream_;
  std::optional<custom::Salvage> salvage_;  // of a damaged file
  std::mutex mutex_;                        // of index_ until it is there
  std::optional<FrameIndex> index_;
};

}  // namespace pgstow::custom
