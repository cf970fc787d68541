// Keys for frames of filters that seal: one pair of sessions a filter, as an archive has them when
// it is written and when it is read.
#pragma once

#include <cstdint>

#include "host/loader/codec_proxy.h"
#include "host/loader/registry.h"
#include "host/loader/settings.h"

namespace pgstow::conformance {

// Settings that a passphrase opens, with the least work.
loader::Settings OpenToPassphrases(const loader::Filter& filter);

// A codec with the keys of the suite. They are made when they are first wanted, with the passphrase
// of ProvideSecrets (suite.h): what a passphrase opens is asked for by an option `passphrase`, and
// integers are at their least, for those say what it costs to try one. Any thread.
loader::CodecProxy SealingCodec(const loader::Filter& filter, uint32_t direction);

}  // namespace pgstow::conformance
