// Ways into an archive: a passphrase, and the secret keys of recipients. Each seals the file key
// into a slot of the state, and gives it back.
#pragma once

#include <optional>
#include <vector>

#include <pgstow/sdk/options.h>

#include "plugins/filters/seal/key_text.h"
#include "plugins/filters/seal/secret_bytes.h"
#include "plugins/filters/seal/state.h"

namespace pgstow::seal {

// Who shall be able to open an archive.
struct Ways {
  bool passphrase = false;
  PassphraseCost cost;
  std::vector<PublicKey> recipients;
};

// Names of the filter's options.
inline constexpr std::string_view kPassphraseOption = "passphrase";
inline constexpr std::string_view kRecipientsOption = "recipients";
inline constexpr std::string_view kMemoryOption = "memory";
inline constexpr std::string_view kPassesOption = "passes";

// What the settings of the filter ask for. Throws PGSTOW_E_INVALID when that is nobody, or when a
// public key is wrong.
Ways WaysOf(const sdk::Settings& settings);

// Slots that hold `file_key`. Throw PGSTOW_E_MEMORY when Argon2id gets no memory, PGSTOW_E_INVALID
// for a public key that is a known weak one.
PassphraseSlot SealForPassphrase(const SecretBytes& file_key, sdk::Bytes passphrase,
                                 const PassphraseCost& cost);
RecipientSlot SealForRecipient(const SecretBytes& file_key, const PublicKey& recipient);

// The file key in a slot, or nothing when this is not the way in.
std::optional<SecretBytes> OpenByPassphrase(const PassphraseSlot& slot, sdk::Bytes passphrase);
std::optional<SecretBytes> OpenByKey(const RecipientSlot& slot, const SecretBytes& secret_key);

}  // namespace pgstow::seal
