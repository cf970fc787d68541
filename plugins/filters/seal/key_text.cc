#include "plugins/filters/seal/key_text.h"

#include <algorithm>

#include <pgstow/sdk/text.h>

namespace pgstow::seal {
namespace {

constexpr std::string_view kPublicStart = "pgstow-pub-";
constexpr std::string_view kSecretStart = "pgstow-key-";
constexpr size_t kSumBytes = 4;
constexpr size_t kPayloadBytes = kKeyBytes + kSumBytes;
constexpr size_t kPayloadChars = kPayloadBytes * 4 / 3;  // 36 bytes leave no rest
constexpr int kAlphabet = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

std::array<uint8_t, kSumBytes> SumOf(std::string_view start, sdk::Bytes key) {
  std::array<uint8_t, crypto_generichash_BYTES> hash;
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, hash.size());
  crypto_generichash_update(&state, sdk::AsBytes(start).data(), start.size());
  crypto_generichash_update(&state, key.data(), key.size());
  crypto_generichash_final(&state, hash.data(), hash.size());
  std::array<uint8_t, kSumBytes> sum;
  std::copy_n(hash.begin(), sum.size(), sum.begin());
  return sum;
}

// The characters after the word's start, and a zero.
SecretBytes SpellPayload(std::string_view start, sdk::Bytes key) {
  SecretBytes payload(kPayloadBytes);
  std::ranges::copy(key, payload.data());
  std::ranges::copy(SumOf(start, key), payload.data() + kKeyBytes);
  SecretBytes text(kPayloadChars + 1);
  sodium_bin2base64(reinterpret_cast<char*>(text.data()), text.size(), payload.data(),
                    payload.size(), kAlphabet);
  return text;
}

// sodium_base642bin takes some bytes beyond ASCII for digits of its alphabet.
bool IsAscii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (c & 0x80) == 0; });
}

// The key that a word tells, with `what` it is in messages: "public key".
SecretBytes ParseWord(std::string_view word, std::string_view start, std::string_view what) {
  SecretBytes payload(kPayloadBytes);
  const std::string_view text = word.substr(start.size());
  size_t length = 0;
  const bool whole = text.size() == kPayloadChars && IsAscii(text) &&
                     sodium_base642bin(payload.data(), payload.size(), text.data(), text.size(),
                                       nullptr, &length, nullptr, kAlphabet) == 0 &&
                     length == payload.size();
  if (!whole) {
    sdk::Fail(PGSTOW_E_INVALID, "the ", what, " is not ", start.size() + kPayloadChars,
              " characters long or has a character that no key has");
  }
  SecretBytes key(kKeyBytes);
  std::copy_n(payload.data(), kKeyBytes, key.data());
  if (!std::ranges::equal(payload.view().subspan(kKeyBytes), SumOf(start, key.view()))) {
    sdk::Fail(PGSTOW_E_INVALID, "the checksum in the ", what,
              " does not fit: a character of it is wrong");
  }
  return key;
}

std::string_view Trimmed(std::string_view line) {
  constexpr std::string_view kBlanks = " \t\r";
  const size_t first = line.find_first_not_of(kBlanks);
  if (first == line.npos) return {};
  return line.substr(first, line.find_last_not_of(kBlanks) - first + 1);
}

SecretBytes ParseSecretLine(std::string_view line, size_t number) {
  if (line.starts_with(kPublicStart)) {
    sdk::Fail(PGSTOW_E_INVALID, "line ", number, " of the key file has a public key, which opens ",
              "nothing; a secret one starts with \"", kSecretStart, "\"");
  }
  if (!line.starts_with(kSecretStart)) {
    sdk::Fail(PGSTOW_E_INVALID, "line ", number, " of the key file is no key: one starts with \"",
              kSecretStart, "\"");
  }
  return ParseWord(line, kSecretStart, sdk::Concat("secret key in line ", number));
}

}  // namespace

std::string SpellPublicKey(const PublicKey& key) {
  const SecretBytes payload = SpellPayload(kPublicStart, key);
  return sdk::Concat(kPublicStart, sdk::AsText(payload.view().first(kPayloadChars)));
}

PublicKey ParsePublicKey(std::string_view word) {
  if (word.starts_with(kSecretStart)) {
    sdk::Fail(PGSTOW_E_INVALID, "a secret key was named where a public one (\"", kPublicStart,
              "…\") is meant; whoever has seen it can open what is sealed for it");
  }
  if (!word.starts_with(kPublicStart)) {
    sdk::Fail(PGSTOW_E_INVALID, "\"", word, "\" is no public key: one starts with \"", kPublicStart,
              "\"");
  }
  const SecretBytes parsed =
      ParseWord(word, kPublicStart, sdk::Concat("public key \"", word, "\""));
  PublicKey key;
  std::ranges::copy(parsed.view(), key.begin());
  return key;
}

SecretBytes SpellKeyFile(const PublicKey& public_key, const SecretBytes& secret_key,
                         std::string_view date) {
  const std::string comments =
      sdk::Concat("# created ", date, "\n# public key: ", SpellPublicKey(public_key), "\n");
  const SecretBytes payload = SpellPayload(kSecretStart, secret_key.view());
  SecretBytes file(comments.size() + kSecretStart.size() + kPayloadChars + 1);
  uint8_t* end = std::ranges::copy(sdk::AsBytes(comments), file.data()).out;
  end = std::ranges::copy(sdk::AsBytes(kSecretStart), end).out;
  end = std::ranges::copy(payload.view().first(kPayloadChars), end).out;
  *end = '\n';
  return file;
}

bool TrySecretKeys(std::string_view file, const std::function<bool(const SecretBytes&)>& take) {
  bool any = false;
  for (size_t number = 1; !file.empty(); ++number) {
    const size_t length = std::min(file.find('\n'), file.size());
    const std::string_view line = Trimmed(file.substr(0, length));
    file.remove_prefix(std::min(length + 1, file.size()));
    if (line.empty() || line.starts_with('#')) continue;
    any = true;
    if (take(ParseSecretLine(line, number))) return true;
  }
  if (!any) sdk::Fail(PGSTOW_E_INVALID, "the key file has no key in it");
  return false;
}

}  // namespace pgstow::seal
