// Dump ids for entries that are added to a TOC.
#pragma once

#include <cstdint>
#include <limits>

#include <pgstow/sdk/error.h>

namespace pgstow::native {

class DumpIds {
 public:
  // `last`: the largest that is taken.
  explicit DumpIds(int32_t last) : last_(last) {}

  int32_t Next() {
    if (last_ == std::numeric_limits<int32_t>::max()) {
      sdk::Fail(PGSTOW_E_UNSUPPORTED, "there are no dump ids left for entries to be added");
    }
    return ++last_;
  }

 private:
  int32_t last_;
};

}  // namespace pgstow::native
