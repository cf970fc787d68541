// The secrets that the suite opens sealed frames with.
#pragma once

namespace pgstow::conformance {

// From here on the passphrase that ProvideSecrets (suite.h) has for plugins is the right one, as it
// is at the start, or another.
void OfferPassphrase(bool right);

}  // namespace pgstow::conformance
