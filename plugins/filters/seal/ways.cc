#include "plugins/filters/seal/ways.h"

#include <algorithm>
#include <string_view>

namespace pgstow::seal {
namespace {

constexpr std::array<uint8_t, crypto_secretbox_NONCEBYTES> kNonce{};

SecretBytes Stretch(sdk::Bytes passphrase, const PassphraseSlot& slot) {
  SecretBytes key(crypto_secretbox_KEYBYTES);
  const int failed =
      crypto_pwhash(key.data(), key.size(), reinterpret_cast<const char*>(passphrase.data()),
                    passphrase.size(), slot.salt.data(), slot.cost.passes,
                    size_t{slot.cost.memory_kib} * 1024, crypto_pwhash_ALG_ARGON2ID13);
  if (failed != 0) {
    sdk::Fail(PGSTOW_E_MEMORY, "could not get the ", slot.cost.memory_kib / 1024,
              " MiB that it takes to make a key of a passphrase");
  }
  return key;
}

}  // namespace

Ways WaysOf(const sdk::Settings& settings) {
  Ways ways;
  ways.passphrase = settings.Bool(kPassphraseOption);
  ways.cost = {.memory_kib = static_cast<uint32_t>(settings.Integer(kMemoryOption)) * 1024,
               .passes = static_cast<uint32_t>(settings.Integer(kPassesOption))};
  std::string_view left = settings.String(kRecipientsOption);
  while (!left.empty()) {
    const size_t length = std::min(left.find(' '), left.size());
    if (length > 0) {
      const PublicKey key = ParsePublicKey(left.substr(0, length));
      if (std::ranges::find(ways.recipients, key) == ways.recipients.end()) {
        ways.recipients.push_back(key);
      }
    }
    left.remove_prefix(std::min(length + 1, left.size()));
  }
  if (!ways.passphrase && ways.recipients.empty()) {
    sdk::Fail(PGSTOW_E_INVALID,
              "nobody could open what is sealed so: name a passphrase or public keys");
  }
  return ways;
}

PassphraseSlot SealForPassphrase(const SecretBytes& file_key, sdk::Bytes passphrase,
                                 const PassphraseCost& cost) {
  PassphraseSlot slot;
  randombytes_buf(slot.salt.data(), slot.salt.size());
  slot.cost = cost;
  const SecretBytes key = Stretch(passphrase, slot);
  crypto_secretbox_easy(slot.sealed.data(), file_key.data(), file_key.size(), kNonce.data(),
                        key.data());
  return slot;
}

RecipientSlot SealForRecipient(const SecretBytes& file_key, const PublicKey& recipient) {
  RecipientSlot slot;
  if (crypto_box_seal(slot.data(), file_key.data(), file_key.size(), recipient.data()) != 0) {
    sdk::Fail(PGSTOW_E_INVALID, "the public key \"", SpellPublicKey(recipient),
              "\" is one that keeps no secrets");
  }
  return slot;
}

std::optional<SecretBytes> OpenByPassphrase(const PassphraseSlot& slot, sdk::Bytes passphrase) {
  const SecretBytes key = Stretch(passphrase, slot);
  SecretBytes file_key(kFileKeyBytes);
  if (crypto_secretbox_open_easy(file_key.data(), slot.sealed.data(), slot.sealed.size(),
                                 kNonce.data(), key.data()) != 0) {
    return std::nullopt;
  }
  return file_key;
}

std::optional<SecretBytes> OpenByKey(const RecipientSlot& slot, const SecretBytes& secret_key) {
  PublicKey public_key;
  SecretBytes file_key(kFileKeyBytes);
  if (crypto_scalarmult_base(public_key.data(), secret_key.data()) != 0 ||
      crypto_box_seal_open(file_key.data(), slot.data(), slot.size(), public_key.data(),
                           secret_key.data()) != 0) {
    return std::nullopt;
  }
  return file_key;
}

}  // namespace pgstow::seal
