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

  // The dump id of what the entry belongs to; 0: nothing.
  int32_t Of(const Entry& entry) const;

 private:
  const Entry* ParentOf(const Entry& entry) const;
  const Entry* ServerOf(const Entry& mapping) const;
  const Entry* Find(int32_t id) const;

  // By dump id. Ids count up from 1 in most archives: those above a few for each entry are apart.
  std::vector<const Entry*> near_;
  std::unordered_map<int32_t, const Entry*> far_;
  std::unordered_map<std::string_view, const Entry*> servers_;  // by name
};

}  // namespace pgstow::native
