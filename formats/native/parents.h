// Which entries an entry is part of.
#pragma once

#include <cstdint>
#include <string_view>
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
  const Entry* ServerOf(const Entry& mapping) const;

  std::unordered_map<int32_t, const Entry*> entries_;
  std::unordered_map<std::string_view, const Entry*> servers_;  // by name
};

}  // namespace pgstow::native
