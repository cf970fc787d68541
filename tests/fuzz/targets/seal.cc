// Sealed archives: what stands in clear, keys as words, and frames that were tampered with.
#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/filters/seal/codec.h"
#include "plugins/filters/seal/key_text.h"
#include "plugins/filters/seal/state.h"
#include "plugins/filters/seal/ways.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/target.h"

namespace pgstow::fuzz {
namespace {

using seal::SecretBytes;

// Keys that everybody knows.
const SecretBytes& Key(size_t size) {
  seal::StartSodium();
  static const SecretBytes key(seal::kFrameKeyBytes);
  Require(key.size() == size, "all keys of a seal are of one size");
  return key;
}

// One that nothing is sealed with. libFuzzer looks at what is compared, and so learns what was
// sealed with the other one.
const SecretBytes& UnusedKey() {
  static const SecretBytes key = [] {
    SecretBytes made(seal::kFrameKeyBytes);
    std::ranges::fill(made.room(), uint8_t{1});
    return made;
  }();
  return key;
}

// The others are as good, and take longer.
bool IsCheap(const seal::PassphraseCost& cost) {
  return cost.memory_kib == seal::kMinMemoryKib && cost.passes == 1;
}

void RunState(std::string_view bytes) {
  seal::State state;
  const sdk::Bytes stored = sdk::AsBytes(bytes);
  if (PluginErrorOf([&] { state = seal::DecodeState(stored); })) return;
  const SecretBytes& key = Key(seal::kStateKeyBytes);
  seal::IsGenuine(stored, key.view());
  for (const seal::RecipientSlot& slot : state.recipients) seal::OpenByKey(slot, key);
  if (state.passphrase && IsCheap(state.passphrase->cost)) {
    seal::OpenByPassphrase(*state.passphrase, sdk::AsBytes("correct horse"));
  }
  const std::vector<uint8_t> again = seal::EncodeState(state, key.view());
  Require(seal::IsGenuine(again, key.view()), "who has the key makes a genuine state");
  Require(again.size() == stored.size(), "a state is stored as it was read");
}

// Runs all bytes through a codec, in pieces of `step`; adds to `made` what comes out.
void RunThrough(sdk::FilterCodec& codec, std::string_view bytes, size_t step, std::string& made) {
  std::vector<uint8_t> room(step + 1);
  const auto take = [&](const pgstow_output& out) {
    made.append(reinterpret_cast<const char*>(room.data()), out.pos);
  };
  const auto fill = [&](auto next) {
    for (bool full = true; full;) {
      pgstow_output out{room.data(), room.size(), 0};
      full = next(out) == sdk::Progress::kFull;
      take(out);
    }
  };
  codec.Reset({});
  InPieces(bytes, step + 1, [&](std::span<const char> piece) {
    pgstow_input in{reinterpret_cast<const uint8_t*>(piece.data()), piece.size(), 0};
    fill([&](pgstow_output& out) { return codec.Process(in, out); });
  });
  fill([&](pgstow_output& out) { return codec.Finish(out); });
}

constexpr size_t kGrow = 0xff;  // a step: frames of several chunks

// A frame in which one byte was changed, or which was cut, or neither.
void RunFrame(std::string_view bytes) {
  Input input(bytes);
  const size_t step = input.Byte();
  const auto flip = static_cast<char>(input.Byte());
  const size_t place = input.Byte() * 256U + input.Byte();
  const size_t cut = input.Byte();
  std::string raw(input.rest());
  while (step == kGrow && !raw.empty() && raw.size() <= seal::kChunkBytes) raw += input.rest();
  const SecretBytes& key = Key(seal::kFrameKeyBytes);

  std::string sealed;
  RunThrough(*seal::NewEncoder(key), raw, step, sealed);
  std::string changed = sealed;
  changed[place % changed.size()] ^= flip;
  changed.resize(changed.size() - std::min(cut, changed.size()));
  std::string opened;
  const auto refused =
      PluginErrorOf([&] { RunThrough(*seal::NewDecoder(key), changed, step, opened); });
  Require(raw.starts_with(opened), "nothing is told that is not genuine");
  Require(refused.has_value() == (changed != sealed), "every change is found, and nothing else");

  // Bytes that were never sealed.
  opened.clear();
  PluginErrorOf([&] { RunThrough(*seal::NewDecoder(UnusedKey()), raw, step, opened); });
  Require(opened.empty(), "nothing is told of what was never sealed");
}

// Secret keys as a file of them gives them back.
void RequireSpelled(const SecretBytes& secret_key) {
  seal::PublicKey public_key;
  if (crypto_scalarmult_base(public_key.data(), secret_key.data()) != 0) return;
  const SecretBytes file = seal::SpellKeyFile(public_key, secret_key, "2026-01-01T00:00:00Z");
  Require(seal::TrySecretKeys(sdk::AsText(file.view()),
                              [&](const SecretBytes& key) {
                                return std::ranges::equal(key.view(), secret_key.view());
                              }),
          "a key is read as it is spelled");
  const seal::RecipientSlot slot = seal::SealForRecipient(secret_key, public_key);
  const auto opened = seal::OpenByKey(slot, secret_key);
  Require(opened && std::ranges::equal(opened->view(), secret_key.view()),
          "what is sealed for a key is opened by it");
}

void RunKeys(std::string_view bytes) {
  seal::StartSodium();
  const auto refused = PluginErrorOf([&] {
    const seal::PublicKey key = seal::ParsePublicKey(bytes);
    Require(seal::SpellPublicKey(key) == bytes, "a public key is spelled in one way");
    seal::SealForRecipient(Key(seal::kFileKeyBytes), key);
  });
  PluginErrorOf([&] {
    seal::TrySecretKeys(bytes, [](const SecretBytes& key) {
      RequireSpelled(key);
      return false;
    });
  });
  Require(refused || bytes.size() < 100, "a public key is a word");
}

const Target kState("seal_state", &RunState);
const Target kFrame("seal_frame", &RunFrame);
const Target kKeys("seal_keys", &RunKeys);

}  // namespace
}  // namespace pgstow::fuzz
