// Puts another state of the chain into a sealed archive, in place.
#pragma once

#include <pgstow/sdk/file.h>

#include "formats/custom/fields.h"

namespace pgstow::custom {

// As pgstow_format_factory.replace_chain_state. Every step is durable before the next one: a crash
// leaves the old state, both, or the new one, and of two the newer counts.
void ReplaceChainState(const sdk::Storage& storage, Bytes state);

}  // namespace pgstow::custom
