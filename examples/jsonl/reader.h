// Reads an archive.
#pragma once

#include <cstdint>
#include <memory>

#include <pgstow/sdk/format.h>

#include "toc.h"

namespace jsonl {

class Reader final : public pgstow::sdk::FormatReader {
 public:
  explicit Reader(pgstow::sdk::Storage storage) : storage_(storage) {}

  void ReadToc(pgstow::sdk::TocSink sink) override;
  std::unique_ptr<pgstow::sdk::PartCursor> OpenPart(int32_t entry, uint32_t part) override;
  void VerifyLayout() override;

 private:
  pgstow::sdk::Storage storage_;
  Contents contents_;
};

}  // namespace jsonl
