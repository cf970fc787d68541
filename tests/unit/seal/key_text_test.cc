// Keys as words: what is spelled is read again, and a slip is noticed.
#include "plugins/filters/seal/key_text.h"

#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pgstow/sdk/error.h>

namespace pgstow::seal {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

struct Pair {
  PublicKey public_key;
  SecretBytes secret_key{kKeyBytes};
};

Pair NewPair() {
  StartSodium();
  Pair pair;
  crypto_box_keypair(pair.public_key.data(), pair.secret_key.data());
  return pair;
}

std::string FileOf(const Pair& pair) {
  return std::string(
      sdk::AsText(SpellKeyFile(pair.public_key, pair.secret_key, "2026-01-01T00:00:00Z").view()));
}

// What reading throws, or nothing.
template <typename Read>
std::string ErrorOf(Read read) {
  try {
    read();
  } catch (const sdk::Error& error) {
    EXPECT_EQ(error.status(), PGSTOW_E_INVALID);
    return error.what();
  }
  return {};
}

size_t KeysIn(const std::string& file) {
  size_t keys = 0;
  TrySecretKeys(file, [&keys](const SecretBytes&) {
    ++keys;
    return false;
  });
  return keys;
}

TEST(KeyText, APublicKeyIsReadAsItWasSpelled) {
  const Pair pair = NewPair();
  const std::string word = SpellPublicKey(pair.public_key);
  EXPECT_EQ(word.size(), 59u);
  EXPECT_EQ(ParsePublicKey(word), pair.public_key);
}

TEST(KeyText, EachChangedCharacterOfAPublicKeyIsNoticed) {
  const std::string word = SpellPublicKey(NewPair().public_key);
  for (size_t at = 0; at < word.size(); ++at) {
    for (const char other : {'A', 'b', '7', '_', '+', ' ', '\0', '\xFF'}) {
      std::string changed = word;
      changed[at] = other;
      if (changed == word) continue;
      EXPECT_NE(ErrorOf([&] { ParsePublicKey(changed); }), "") << at << ": " << changed;
    }
  }
  EXPECT_NE(ErrorOf([&] { ParsePublicKey(word.substr(0, word.size() - 1)); }), "");
  EXPECT_NE(ErrorOf([&] { ParsePublicKey(word + "A"); }), "");
}

TEST(KeyText, AKeyFileGivesItsSecretKeyAndNamesThePublicOne) {
  const Pair pair = NewPair();
  const std::string file = FileOf(pair);
  EXPECT_THAT(file, HasSubstr("# created 2026-01-01T00:00:00Z\n# public key: " +
                              SpellPublicKey(pair.public_key) + "\npgstow-key-"));
  EXPECT_TRUE(TrySecretKeys(file, [&pair](const SecretBytes& key) {
    return std::ranges::equal(key.view(), pair.secret_key.view());
  }));
}

TEST(KeyText, AKeyFileMayHaveSeveralKeysAndOddLineEnds) {
  const std::string one = FileOf(NewPair());
  EXPECT_EQ(KeysIn(one + "\n\r\n  \t\n# more\n" + FileOf(NewPair())), 2u);
  EXPECT_EQ(KeysIn(one.substr(0, one.size() - 1)), 1u);
  EXPECT_EQ(KeysIn(one.substr(0, one.size() - 1) + "\r\n"), 1u);
}

TEST(KeyText, AWrongLineIsNamedAndNotRepeated) {
  std::string file = FileOf(NewPair());
  const size_t at = file.rfind("pgstow-key-") + 20;
  file[at] = file[at] == 'A' ? 'B' : 'A';
  const std::string secret = file.substr(at - 5, 20);
  EXPECT_THAT(ErrorOf([&] { KeysIn(file); }),
              AllOf(HasSubstr("secret key in line 3"), Not(HasSubstr(secret))));
  EXPECT_THAT(ErrorOf([] { KeysIn("no key\n"); }), HasSubstr("line 1"));
  EXPECT_THAT(ErrorOf([] { KeysIn("# nothing\n\n"); }), HasSubstr("no key in it"));
  EXPECT_THAT(ErrorOf([] { KeysIn(SpellPublicKey(NewPair().public_key)); }),
              HasSubstr("has a public key"));
}

TEST(KeyText, ASecretKeyIsNoPublicKeyAndIsNotRepeated) {
  const std::string file = FileOf(NewPair());
  const std::string secret = file.substr(file.rfind("pgstow-key-"), 59);
  EXPECT_THAT(ErrorOf([&] { ParsePublicKey(secret); }),
              AllOf(HasSubstr("secret key"), Not(HasSubstr(secret.substr(11, 20)))));
}

}  // namespace
}  // namespace pgstow::seal
