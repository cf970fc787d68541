// Chains for layouts that know some filters alone.
#pragma once

#include <memory>

#include "host/archive/chain.h"
#include "host/loader/registry.h"

namespace pgstow::archive {

// The chain that an archive of `format` gets where the user asked for `chain`: itself, or what the
// layout keeps instead of it. Throws kUsage when the layout has no word for it.
std::shared_ptr<const Chain> ChainFor(const loader::Registry& registry,
                                      const loader::Format& format,
                                      std::shared_ptr<const Chain> chain);

}  // namespace pgstow::archive
