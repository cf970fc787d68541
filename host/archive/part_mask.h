// What hides the checksum of a part where the chain seals. It follows from how many frames the part
// has, so nobody without the keys can say that a part ends earlier than it does.
#pragma once

#include <cstdint>

#include "host/archive/chain.h"
#include "host/archive/frame_context.h"

namespace pgstow::archive {

class PartMask {
 public:
  PartMask() = default;  // hides nothing
  // `chain` outlives this.
  PartMask(const Chain& chain, const ArchiveId& archive, model::DumpId entry, uint32_t part)
      : chain_(&chain), archive_(archive), entry_(entry), part_(part) {}

  // docs/FORMAT.md, "What is sealed".
  uint64_t Of(uint64_t frames) const {
    return chain_ == nullptr ? 0 : chain_->Mask(ContextOfEnd(archive_, entry_, part_, frames));
  }

 private:
  const Chain* chain_ = nullptr;
  ArchiveId archive_{};
  model::DumpId entry_ = 0;
  uint32_t part_ = 0;
};

}  // namespace pgstow::archive
