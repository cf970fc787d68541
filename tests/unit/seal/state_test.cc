// The state from friends and from strangers.
#include "plugins/filters/seal/state.h"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pgstow/filter.h>
#include <pgstow/sdk/error.h>

#include "plugins/filters/seal/ways.h"

namespace pgstow::seal {
namespace {

using Bytes = std::vector<uint8_t>;
using testing::HasSubstr;

constexpr std::array<uint8_t, kStateKeyBytes> kKey{1, 2, 3};
constexpr PassphraseCost kCost{.memory_kib = 1024, .passes = 1};

SecretBytes FileKey() {
  StartSodium();
  SecretBytes key(kFileKeyBytes);
  key.data()[0] = 42;
  return key;
}

State Both() {
  State state;
  const SecretBytes key = FileKey();
  state.passphrase = SealForPassphrase(key, sdk::AsBytes("open"), kCost);
  for (int i = 0; i < 2; ++i) {
    PublicKey public_key;
    SecretBytes secret_key(kKeyBytes);
    crypto_box_keypair(public_key.data(), secret_key.data());
    state.recipients.push_back(SealForRecipient(key, public_key));
  }
  return state;
}

// The status that decoding ends with.
pgstow_status StatusOf(const Bytes& bytes) {
  try {
    DecodeState(bytes);
  } catch (const sdk::Error& error) {
    return error.status();
  }
  return PGSTOW_OK;
}

TEST(State, IsReadAsItWasWritten) {
  const State state = Both();
  const Bytes bytes = EncodeState(state, kKey);
  const State read = DecodeState(bytes);
  EXPECT_EQ(read.recipients, state.recipients);
  ASSERT_TRUE(read.passphrase);
  EXPECT_EQ(read.passphrase->salt, state.passphrase->salt);
  EXPECT_EQ(read.passphrase->cost, kCost);
  EXPECT_EQ(read.passphrase->sealed, state.passphrase->sealed);
}

TEST(State, EachChangedBitIsRefusedOrFoundNotGenuine) {
  const Bytes bytes = EncodeState(Both(), kKey);
  EXPECT_TRUE(IsGenuine(bytes, kKey));
  for (size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    Bytes changed = bytes;
    changed[bit / 8] ^= static_cast<uint8_t>(1U << (bit % 8));
    EXPECT_TRUE(StatusOf(changed) != PGSTOW_OK || !IsGenuine(changed, kKey)) << "bit " << bit;
  }
  EXPECT_FALSE(IsGenuine(bytes, std::array<uint8_t, kStateKeyBytes>{1, 2, 4}));
}

TEST(State, TruncatedAtEachLengthItIsCorrupt) {
  const Bytes bytes = EncodeState(Both(), kKey);
  for (size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_EQ(StatusOf(Bytes(bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(length))),
              PGSTOW_E_CORRUPT)
        << length;
  }
  Bytes longer = bytes;
  longer.resize(PGSTOW_MAX_STATE + 1);
  EXPECT_EQ(StatusOf(longer), PGSTOW_E_CORRUPT);
}

TEST(State, RandomBytesAreRefused) {
  std::mt19937 random(20260103);
  const Bytes good = EncodeState(Both(), kKey);
  for (int i = 0; i < 20'000; ++i) {
    Bytes bytes(random() % 600);
    for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(random());
    if (i % 2 == 0 && bytes.size() > 8) std::copy_n(good.begin(), 8, bytes.begin());
    EXPECT_NE(StatusOf(bytes), PGSTOW_OK);
  }
}

// What a forged state can cost is bounded before anything is computed.
TEST(State, MayNotAskForMoreThanTheLimits) {
  for (const PassphraseCost& cost :
       {PassphraseCost{kMaxMemoryKib + 1, 1}, PassphraseCost{0xFFFFFFFF, 1}, PassphraseCost{0, 1},
        PassphraseCost{1024, kMaxPasses + 1}, PassphraseCost{1024, 0}}) {
    State state = Both();
    state.passphrase->cost = cost;
    EXPECT_EQ(StatusOf(EncodeState(state, kKey)), PGSTOW_E_CORRUPT)
        << cost.memory_kib << " KiB, " << cost.passes << " passes";
  }
}

TEST(State, OfANewerVersionIsSaidToBe) {
  Bytes bytes = EncodeState(Both(), kKey);
  bytes[6] = 2;
  EXPECT_EQ(StatusOf(bytes), PGSTOW_E_VERSION);
}

TEST(State, HasRoomForManyRecipientsAndSaysForHowMany) {
  State state = Both();
  state.recipients.resize(99, state.recipients.front());
  EXPECT_EQ(DecodeState(EncodeState(state, kKey)).recipients.size(), 99u);
  state.recipients.resize(150, state.recipients.front());
  try {
    EncodeState(state, kKey);
    ADD_FAILURE();
  } catch (const sdk::Error& error) {
    EXPECT_EQ(error.status(), PGSTOW_E_INVALID);
    EXPECT_THAT(error.what(), HasSubstr("there is room for 99"));
  }
}

TEST(Ways, GiveBackTheFileKeyToTheirSecretsAlone) {
  const SecretBytes key = FileKey();
  const PassphraseSlot slot = SealForPassphrase(key, sdk::AsBytes("open"), kCost);
  EXPECT_TRUE(std::ranges::equal(OpenByPassphrase(slot, sdk::AsBytes("open"))->view(), key.view()));
  EXPECT_FALSE(OpenByPassphrase(slot, sdk::AsBytes("Open")));
  PublicKey mine;
  PublicKey theirs;
  SecretBytes my_secret(kKeyBytes);
  SecretBytes their_secret(kKeyBytes);
  crypto_box_keypair(mine.data(), my_secret.data());
  crypto_box_keypair(theirs.data(), their_secret.data());
  const RecipientSlot for_me = SealForRecipient(key, mine);
  EXPECT_TRUE(std::ranges::equal(OpenByKey(for_me, my_secret)->view(), key.view()));
  EXPECT_FALSE(OpenByKey(for_me, their_secret));
  EXPECT_THROW(SealForRecipient(key, PublicKey{}), sdk::Error) << "a point of small order";
}

}  // namespace
}  // namespace pgstow::seal
