#include "formats/custom/preamble.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include <pgstow/sdk/checksum.h>

#include "tests/unit/formats/custom/expect.h"

namespace pgstow::custom {
namespace {

Preamble Sample() {
  Preamble preamble{.chain = "zstd:level=3"};
  for (size_t i = 0; i < 16; ++i) preamble.archive_id[i] = static_cast<uint8_t>(0xA0 + i);
  return preamble;
}

Preamble Decode(Bytes bytes) { return DecodePreamble(bytes.first(PreambleBytesFrom(bytes))); }

TEST(Preamble, SurvivesEncodingAndDecoding) {
  for (const std::string& chain : {std::string(), std::string("zstd"), std::string(65535, 'x')}) {
    Preamble preamble = Sample();
    preamble.chain = chain;
    std::vector<uint8_t> bytes = EncodePreamble(preamble);
    EXPECT_EQ(bytes.size(), PreambleBytes(preamble));
    bytes.push_back('!');  // what follows is not looked at
    EXPECT_EQ(Decode(bytes), preamble);
    bytes.pop_back();
    EXPECT_EQ(EncodePreamble(Decode(bytes)), bytes);
  }
}

TEST(Preamble, NoticesEveryFlippedBit) {
  const std::vector<uint8_t> bytes = EncodePreamble(Sample());
  for (size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    std::vector<uint8_t> changed = bytes;
    changed[bit / 8] ^= static_cast<uint8_t>(1 << bit % 8);
    changed.resize(70000);  // so that a longer chain has its bytes
    EXPECT_TRUE(FindsDamage([&] { Decode(changed); })) << bit;
  }
}

TEST(Preamble, SaysThatItIsCutShort) {
  const std::vector<uint8_t> bytes = EncodePreamble(Sample());
  for (size_t length = 0; length < kPreambleFixedBytes; ++length) {
    EXPECT_EQ(Failure(PGSTOW_E_TRUNCATED, [&] { PreambleBytesFrom(Bytes(bytes).first(length)); }),
              sdk::Concat("it is truncated: it ends at byte ", length, ", in the preamble"));
  }
}

TEST(Preamble, RefusesAnotherMajorVersionAndTakesAnyMinorOne) {
  Preamble preamble = Sample();
  preamble.minor = 7;
  EXPECT_EQ(Decode(EncodePreamble(preamble)).minor, 7);
  preamble.major = 2;
  EXPECT_EQ(Failure(PGSTOW_E_VERSION, [&] { Decode(EncodePreamble(preamble)); }),
            "it has version 2.7 of the format \"custom\", and this program reads versions 1.x");
}

TEST(Preamble, KeepsItsFlagsAndRefusesOthers) {
  for (const bool sealed : {false, true}) {
    for (const bool databases : {false, true}) {
      for (const bool grouped : {false, true}) {
        Preamble preamble = Sample();
        preamble.sealed = sealed;
        preamble.databases = databases;
        preamble.grouped = grouped;
        EXPECT_EQ(Decode(EncodePreamble(preamble)), preamble);
      }
    }
  }
  std::vector<uint8_t> bytes = EncodePreamble(Sample());
  bytes[12] |= 8;
  const size_t checked = bytes.size() - sizeof(uint64_t);
  FieldWriter<sizeof(uint64_t)> checksum;
  checksum.Put(sdk::Checksum()(Bytes(bytes).first(checked)));
  std::ranges::copy(checksum.filled(), bytes.begin() + static_cast<ptrdiff_t>(checked));
  EXPECT_THAT(Failure(PGSTOW_E_VERSION, [&] { Decode(bytes); }),
              testing::HasSubstr("has features that this program does not know"));
}

TEST(Preamble, KnowsAForeignFile) {
  const std::string other(100, 'x');
  EXPECT_EQ(Failure(PGSTOW_E_CORRUPT, [&] { PreambleBytesFrom(sdk::AsBytes(other)); }),
            "it does not start as an archive of the format \"custom\"");
}

TEST(Preamble, RefusesAChainAboveTheLimit) {
  Preamble preamble = Sample();
  preamble.chain = std::string(kMaxChainBytes + 1, 'x');
  Failure(PGSTOW_E_MEMORY, [&] { EncodePreamble(preamble); });
}

TEST(Preamble, BidsTheBitsThatFit) {
  const std::vector<uint8_t> bytes = EncodePreamble(Sample());
  EXPECT_EQ(BidOnPreamble(bytes), 64);
  EXPECT_EQ(BidOnPreamble(Bytes(bytes).first(5)), 40);
  EXPECT_EQ(BidOnPreamble({}), 0);
  std::vector<uint8_t> changed = bytes;
  changed[7] = '\r';
  EXPECT_EQ(BidOnPreamble(changed), 0);
}

}  // namespace
}  // namespace pgstow::custom
