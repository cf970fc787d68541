// --seal: for whom an archive is sealed.
#pragma once

#include <string>
#include <vector>

#include "host/base/options.h"

namespace pgstow::cli {

// The filter that --seal means, and that makes the keys of "pgstow keygen".
inline constexpr const char* kSealFilter = "seal";

// --seal WHO, repeated: "passphrase", also with what it costs to try one
// ("passphrase:memory=64,passes=2"), a public key, or "@FILE" with public keys.
base::Option SealOption(std::vector<std::string>& who);

// The filter with its options as a chain spells it. Reads the files. Throws kUsage for a word that
// can't be a key, kInput for a file without keys, kIo.
std::string SealSpec(const std::vector<std::string>& who);

// `chain` with that filter at its end; itself when `who` is nobody.
std::string WithSeal(const std::string& chain, const std::vector<std::string>& who);

}  // namespace pgstow::cli
