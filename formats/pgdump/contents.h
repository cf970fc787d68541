// What a custom archive of PostgreSQL holds: its TOC, and where the data is.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "formats/native/input.h"
#include "formats/native/toc.h"
#include "formats/pgdump/block.h"

namespace pgstow::pgdump {

class Contents {
 public:
  // Reads the TOC; `input` then stands at the data.
  Contents(native::Input& input, native::Texts texts);

  const native::Toc& toc() const { return toc_; }
  // The entry with data that has this dump id; nullptr when there is none.
  const native::Entry* WithData(int32_t id) const;
  uint64_t data_start() const { return data_start_; }
  // How wide the numbers in the data are.
  const native::Widths& widths() const { return toc_.head.widths; }

  // Throws PGSTOW_E_CORRUPT unless the TOC has an entry with data for the block, of its type.
  void Check(const BlockReader& block) const;

  // Blocks by the dump ids of their entries.
  using Places = std::unordered_map<int32_t, uint64_t>;
  // Takes note of a block that was met. Throws PGSTOW_E_CORRUPT for a second one of an entry, and
  // for one that does not stand where the TOC says.
  void Meet(const BlockReader& block, Places& met) const;
  // Throws PGSTOW_E_TRUNCATED unless each entry with data was met. `end`: of the archive.
  void CheckAllMet(const Places& met, uint64_t end) const;

 private:
  native::Toc toc_;
  uint64_t data_start_;
  std::unordered_map<int32_t, const native::Entry*> with_data_;
};

}  // namespace pgstow::pgdump
