// Writes an archive: a file for each part while it comes, and the table of contents at the end.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include <pgstow/sdk/format.h>

#include "line_checksum.h"
#include "toc.h"

namespace jsonl {

class Writer final : public pgstow::sdk::FormatWriter {
 public:
  explicit Writer(pgstow::sdk::Storage storage) : storage_(storage) {}

  void Begin(pgstow::sdk::Toc toc) override;
  void WriteFrame(const pgstow_frame& frame) override;  // parts: from many threads at once
  void EndPart(const pgstow_part& part) override;
  void Finish(pgstow::sdk::Toc toc) override;

 private:
  using PartId = std::pair<int32_t, uint32_t>;

  // A part that is being written. One thread at a time.
  class PartFile {
   public:
    PartFile(pgstow::sdk::File file, uint32_t form) : file_(std::move(file)), form_(form) {}
    void Write(const pgstow_frame& frame);
    Part End(uint32_t part);

   private:
    void WriteLines(std::string_view text);
    void Flush();

    pgstow::sdk::File file_;
    uint32_t form_;      // PGSTOW_DATA_*
    std::string begun_;  // a line whose end has not come
    std::string json_;   // lines that wait to be written
    LineChecksum checksum_;
  };

  PartFile& Open(PartId id);

  pgstow::sdk::Storage storage_;
  std::map<int32_t, uint32_t> forms_;  // of entries with data
  std::mutex mutex_;                   // guards the two maps below
  std::map<PartId, std::unique_ptr<PartFile>> open_;
  std::map<PartId, Part> whole_;
};

}  // namespace jsonl
