// Which entries an entry is part of.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "formats/native/toc.h"

namespace pgstow::native {

// The entries of a TOC by their dump ids. `toc` outlives it.
class Parents {
 public:
  explicit Parents(const Toc& toc);

  // The dump ids of what the entry belongs to: one at most.
  std::vector<int32_t> Of(const Entry& entry) const;

 private:
  const Entry* ParentOf(const Entry& entry) const;

  std::unordered_map<int32_t, const Entry*> entries_;
};

}  // namespace pgstow::native
