// Keys as people keep and pass them on: one word each, with a checksum in it so that a typo is
// noticed.
//
//   word := "pgstow-pub-" base64 | "pgstow-key-" base64
//   base64 of 36 bytes, in the alphabet for URLs (RFC 4648, section 5) and without padding:
//     key       32 bytes, X25519 (RFC 7748)
//     checksum   4 bytes, the first of the BLAKE2b (RFC 7693) of the word's start and the key
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "plugins/filters/seal/secret_bytes.h"

namespace pgstow::seal {

inline constexpr size_t kKeyBytes = 32;
using PublicKey = std::array<uint8_t, kKeyBytes>;

std::string SpellPublicKey(const PublicKey& key);

// Throws PGSTOW_E_INVALID, saying what is wrong with the word; a secret key is not repeated there.
PublicKey ParsePublicKey(std::string_view word);

// The text of a key file: the public key and the date as comments, then the secret key.
SecretBytes SpellKeyFile(const PublicKey& public_key, const SecretBytes& secret_key,
                         std::string_view date);

// Gives each secret key of a key file to `take` until that returns true; tells whether it did.
// Lines that start with '#' and empty ones mean nothing. Throws PGSTOW_E_INVALID, naming the line,
// for any other line, and when there is no key.
bool TrySecretKeys(std::string_view file, const std::function<bool(const SecretBytes&)>& take);

}  // namespace pgstow::seal
