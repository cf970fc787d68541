#include "plugins/filters/seal/session.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <optional>
#include <utility>

#include <pgstow/sdk/secrets.h>

#include "plugins/filters/seal/codec.h"

namespace pgstow::seal {
namespace {

// Numbers of the keys that follow from a file key; what they are for never changes.
enum : uint64_t { kFrameKey = 1, kMaskKey = 2, kStateKey = 3 };

SecretBytes Derive(const SecretBytes& file_key, uint64_t number, size_t size) {
  static_assert(kFileKeyBytes == crypto_kdf_KEYBYTES);
  SecretBytes key(size);
  crypto_kdf_derive_from_key(key.data(), key.size(), number, "pgstowsl", file_key.data());
  return key;
}

SecretBytes NewFileKey() {
  SecretBytes key(kFileKeyBytes);
  randombytes_buf(key.data(), key.size());
  return key;
}

PassphraseSlot SealForNewPassphrase(const SecretBytes& file_key, const PassphraseCost& cost) {
  std::optional<PassphraseSlot> slot;
  sdk::OfferSecrets(PGSTOW_SECRET_NEW_PASSPHRASE, [&](sdk::Bytes passphrase) {
    if (passphrase.empty()) sdk::Fail(PGSTOW_E_INVALID, "the passphrase is empty");
    slot = SealForPassphrase(file_key, passphrase, cost);
    return true;
  });
  if (!slot) sdk::Fail(PGSTOW_E_INVALID, "there is no passphrase to seal the archive with");
  return *slot;
}

// Tries the user's secrets on the slots of a state. What a slot gives is the file key only if the
// whole state is genuine under it.
class Opener {
 public:
  Opener(sdk::Bytes bytes, const State& state) : bytes_(bytes), state_(state) {}

  std::optional<SecretBytes> Run() {
    if (!state_.recipients.empty()) {
      sdk::OfferSecrets(PGSTOW_SECRET_KEY, [this](sdk::Bytes file) {
        return TrySecretKeys(sdk::AsText(file),
                             [this](const SecretBytes& key) { return TryKey(key); });
      });
    }
    if (!found_ && state_.passphrase) {
      sdk::OfferSecrets(PGSTOW_SECRET_PASSPHRASE, [this](sdk::Bytes passphrase) {
        ++tried_;
        return Accept(OpenByPassphrase(*state_.passphrase, passphrase));
      });
    }
    return std::move(found_);
  }

  size_t tried() const { return tried_; }

 private:
  bool TryKey(const SecretBytes& key) {
    ++tried_;
    return std::ranges::any_of(
        state_.recipients, [&](const RecipientSlot& slot) { return Accept(OpenByKey(slot, key)); });
  }

  bool Accept(std::optional<SecretBytes> file_key) {
    if (!file_key) return false;
    if (!IsGenuine(bytes_, Derive(*file_key, kStateKey, kStateKeyBytes).view())) {
      sdk::Fail(PGSTOW_E_CORRUPT, "the seal's state was tampered with");
    }
    found_ = std::move(file_key);
    return true;
  }

  sdk::Bytes bytes_;
  const State& state_;
  std::optional<SecretBytes> found_;
  size_t tried_ = 0;
};

// "2 secret keys and a passphrase"
std::string WaysInto(const State& state) {
  std::string text;
  if (const size_t count = state.recipients.size(); count > 0) {
    text = count == 1 ? "a secret key" : sdk::Concat("any of ", count, " secret keys");
  }
  if (!state.passphrase) return text;
  return text.empty() ? "a passphrase" : text + " or a passphrase";
}

}  // namespace

Session::Session(SecretBytes file_key)
    : file_key_(std::move(file_key)),
      frame_key_(Derive(file_key_, kFrameKey, kFrameKeyBytes)),
      mask_key_(Derive(file_key_, kMaskKey, crypto_shorthash_KEYBYTES)),
      state_key_(Derive(file_key_, kStateKey, kStateKeyBytes)) {}

std::unique_ptr<Session> Session::New(const Ways& ways) {
  std::unique_ptr<Session> session(new Session(NewFileKey()));
  session->state_ = session->StateFor(ways);
  return session;
}

std::unique_ptr<Session> Session::Open(sdk::Bytes bytes) {
  const seal::State state = DecodeState(bytes);
  Opener opener(bytes, state);
  std::optional<SecretBytes> file_key = opener.Run();
  if (!file_key) {
    sdk::Fail(PGSTOW_E_INVALID, "it is sealed: ", WaysInto(state), " opens it, and ",
              opener.tried() == 0 ? "none was given" : "what was given does not fit");
  }
  std::unique_ptr<Session> session(new Session(std::move(*file_key)));
  session->state_.assign(bytes.begin(), bytes.end());
  return session;
}

std::vector<uint8_t> Session::StateFor(const Ways& ways) const {
  seal::State state;
  for (const PublicKey& recipient : ways.recipients) {
    state.recipients.push_back(SealForRecipient(file_key_, recipient));
  }
  if (ways.passphrase) state.passphrase = SealForNewPassphrase(file_key_, ways.cost);
  return EncodeState(state, state_key_.view());
}

std::unique_ptr<sdk::FilterCodec> Session::NewEncoder() { return seal::NewEncoder(frame_key_); }
std::unique_ptr<sdk::FilterCodec> Session::NewDecoder() { return seal::NewDecoder(frame_key_); }

// SipHash, for the mask of a context must look random to those without its key.
uint64_t Session::Mask(sdk::Bytes context) noexcept {
  static_assert(crypto_shorthash_BYTES == sizeof(uint64_t));
  std::array<uint8_t, crypto_shorthash_BYTES> hash;
  crypto_shorthash(hash.data(), context.data(), context.size(), mask_key_.data());
  uint64_t mask = 0;
  for (size_t i = 0; i < hash.size(); ++i) mask |= uint64_t{hash[i]} << (8 * i);
  return mask;
}

sdk::Bytes Session::RenewState(const sdk::Settings& settings) {
  renewed_ = StateFor(WaysOf(settings));
  return renewed_;
}

}  // namespace pgstow::seal
