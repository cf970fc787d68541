// Reads directories as pg_dump writes them.
#pragma once

#include <memory>
#include <optional>

#include <pgstow/sdk/format.h>

#include "formats/directory/folder.h"
#include "formats/native/members.h"

namespace pgstow::directory {

class Reader : public sdk::FormatReader {
 public:
  // Throws PGSTOW_E_INVALID for a storage that is one file.
  explicit Reader(sdk::Storage storage);

  void ReadToc(sdk::TocSink sink) override;
  void VerifyLayout() override;
  std::unique_ptr<sdk::PartCursor> OpenPart(int32_t entry, uint32_t part) override;

 private:
  sdk::Storage storage_;
  std::optional<Folder> folder_;  // from ReadToc on, like the table
  native::MemberTable table_;
};

}  // namespace pgstow::directory
