// Sealed frames.
//
//   frame := header chunk*
//     header  24 bytes, random
//   chunk :=
//     length  u32, little-endian: of the raw bytes, ≤ kChunkBytes
//     sealed  length + 17 bytes
//
// Header and chunks are those of libsodium's crypto_secretstream_xchacha20poly1305
// (https://doc.libsodium.org/secret-key_cryptography/secretstream); the last chunk has its final
// tag. Each chunk authenticates its length and the frame's context too.
#pragma once

#include <cstddef>
#include <memory>

#include <pgstow/sdk/filter.h>

#include "plugins/filters/seal/secret_bytes.h"

namespace pgstow::seal {

inline constexpr size_t kFrameKeyBytes = crypto_secretstream_xchacha20poly1305_KEYBYTES;
inline constexpr size_t kChunkBytes = 65536;

// `key` has kFrameKeyBytes and outlives the codec.
std::unique_ptr<sdk::FilterCodec> NewEncoder(const SecretBytes& key);

// Gives out no byte that is not known to be genuine. Throws PGSTOW_E_CORRUPT for what was changed
// or stands in another place than it was made for, PGSTOW_E_TRUNCATED for what ends too early.
std::unique_ptr<sdk::FilterCodec> NewDecoder(const SecretBytes& key);

}  // namespace pgstow::seal
