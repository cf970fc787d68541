// The plugins of the build, for targets that run through them as the program does.
#pragma once

#include <string_view>

#include "host/loader/registry.h"

namespace pgstow::fuzz {

const loader::Registry& Plugins();

// Whether the user has a passphrase, too, beside secret keys. Not at the start, since the state of
// an archive may ask for a gigabyte to try one.
void OfferPassphrase(bool offer);

}  // namespace pgstow::fuzz
