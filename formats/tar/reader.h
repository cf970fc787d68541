// Reads tar archives as pg_dump writes them: any part of a file, everything in order from a pipe.
#pragma once

#include <memory>
#include <optional>

#include <pgstow/sdk/format.h>

#include "formats/native/members.h"
#include "formats/tar/member_index.h"
#include "formats/tar/stream_reader.h"

namespace pgstow::tar {

class Reader : public sdk::FormatReader {
 public:
  explicit Reader(sdk::Storage storage) : storage_(storage), file_(storage.OpenForReading()) {}

  void ReadToc(sdk::TocSink sink) override;
  void VerifyLayout() override;
  std::unique_ptr<sdk::PartCursor> OpenPart(int32_t entry, uint32_t part) override;
  sdk::Next NextFrameInStream(pgstow_frame& frame) override;
  void ReadFinalToc(sdk::TocSink sink) override;

 private:
  native::Toc DecodeTocMember(native::Texts texts) const;

  sdk::Storage storage_;
  sdk::File file_;
  native::Toc toc_;  // without entries where they can be read again
  native::MemberTable table_;
  std::optional<MemberIndex> index_;    // of a file
  std::optional<StreamReader> stream_;  // of a pipe, or when a file is read in order
};

}  // namespace pgstow::tar
