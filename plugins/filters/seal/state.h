// The state: what a sealed archive keeps in clear for those who may open it. It has a slot for each
// way in, and every slot holds the same file key, sealed. docs/SECURITY.md tells its layout.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <pgstow/sdk/text.h>
#include <sodium.h>

namespace pgstow::seal {

// What Argon2id (RFC 9106) takes to make a key of a passphrase.
struct PassphraseCost {
  uint32_t memory_kib = 0;
  uint32_t passes = 0;
  friend bool operator==(const PassphraseCost&, const PassphraseCost&) = default;
};

// Limits of what a state may ask for. It is looked at before it can be known to be genuine, so
// these bound what a forged one can cost: 1 GiB of memory, and some seconds for each passphrase.
inline constexpr uint32_t kMinMemoryKib = 1024;
inline constexpr uint32_t kMaxMemoryKib = 1024 * 1024;
inline constexpr uint32_t kMaxPasses = 16;

inline constexpr size_t kFileKeyBytes = 32;

struct PassphraseSlot {
  std::array<uint8_t, crypto_pwhash_SALTBYTES> salt{};
  PassphraseCost cost;
  // The file key by crypto_secretbox with nonce 0: the key of a salt seals nothing else.
  std::array<uint8_t, kFileKeyBytes + crypto_secretbox_MACBYTES> sealed{};
};

// The file key by crypto_box_seal: it tells nothing about whose key opens it.
using RecipientSlot = std::array<uint8_t, kFileKeyBytes + crypto_box_SEALBYTES>;

struct State {
  std::optional<PassphraseSlot> passphrase;
  std::vector<RecipientSlot> recipients;
};

inline constexpr size_t kStateKeyBytes = crypto_generichash_KEYBYTES;

// The bytes of a state, closed by a sum that only a holder of the file key can make. `state_key`
// has kStateKeyBytes. Throws PGSTOW_E_INVALID when it has more slots than there is room for.
std::vector<uint8_t> EncodeState(const State& state, sdk::Bytes state_key);

// Throws PGSTOW_E_CORRUPT for bytes that are no state or exceed the limits above, PGSTOW_E_VERSION
// for those of a newer version.
State DecodeState(sdk::Bytes bytes);

// Whether the state that DecodeState took was made by a holder of the file key.
bool IsGenuine(sdk::Bytes bytes, sdk::Bytes state_key);

}  // namespace pgstow::seal
