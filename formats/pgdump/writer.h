// Writes PostgreSQL's custom archives.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include <pgstow/sdk/format.h>

#include "formats/native/output.h"
#include "formats/native/toc.h"
#include "formats/native/version.h"

namespace pgstow::pgdump {

// Data comes in the order of the TOC, one part after another, and goes to the end of the file. In a
// regular file the TOC is written again at the end, with the places of the data.
class Writer : public sdk::FormatWriter {
 public:
  Writer(sdk::Storage storage, native::Version version)
      : file_(storage.Create()), version_(version) {}

  void Begin(sdk::Toc toc) override;
  void WriteFrame(const pgstow_frame& frame) override;
  void EndPart(const pgstow_part& part) override;
  void Finish(sdk::Toc toc) override;

 private:
  // What is known of an entry's data.
  struct Block {
    bool holds_objects;
    native::DataPlace place;
  };

  native::Toc StoredToc(const sdk::Toc& toc) const;
  void OpenBlock(int32_t entry);
  void OpenObject(uint32_t object);  // 0: none any more
  void WriteChunk();
  void Flush();
  uint64_t position() const { return appended_ + output_.bytes().size(); }

  sdk::File file_;
  const native::Version version_;
  std::unordered_map<int32_t, Block> blocks_;  // of entries with data, by their dump ids
  uint64_t toc_bytes_ = 0;
  uint64_t appended_ = 0;       // bytes in the file
  native::Output output_;       // that follow
  std::string chunk_;           // bytes of the open block that wait for more
  int32_t entry_ = 0;           // whose block is open; 0: none
  bool holds_objects_ = false;  // that block
  uint32_t object_ = 0;         // that is open in it; 0: none
};

}  // namespace pgstow::pgdump
