#include "host/base/checksum.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace pgstow::base {
namespace {

// The input of xxHash's own self-test: bytes of a multiplicative generator.
// Source: https://github.com/Cyan4973/xxHash/blob/dev/tests/sanity_test.c
std::vector<std::byte> SanityInput(size_t count) {
  std::vector<std::byte> bytes(count);
  uint64_t generator = 2654435761U;
  for (std::byte& byte : bytes) {
    byte = static_cast<std::byte>(generator >> 56);
    generator *= 11400714785074694797ULL;
  }
  return bytes;
}

// One length for each of the algorithm's code paths.
constexpr std::pair<size_t, uint64_t> kVectors[] = {
    {0, 0x2d06800538d394c2},    {1, 0xc44bdff4074eecdb},    {6, 0x27b56a84cd2d7325},
    {12, 0xa713daf0dfbb77e7},   {24, 0xa3fe70bf9d3510eb},   {48, 0x397da259ecba1f11},
    {80, 0xbcdefbbb2c47c90a},   {195, 0xcd94217ee362ec3a},  {403, 0xcdeb804d65c6dea4},
    {512, 0x617e49599013cb6b},  {2048, 0xdd59e2c3a5f038e0}, {2099, 0xc6b9d9b3fc9ac765},
    {2240, 0x6e73a90539cf2948}, {2367, 0xcb37aeb9e5d361ed}};

TEST(Xxh3, EqualsThePublishedVectors) {
  for (const auto& [length, checksum] : kVectors) {
    EXPECT_EQ(Xxh3(SanityInput(length)), checksum) << length << " bytes";
  }
}

TEST(Xxh3, StreamEqualsTheWholeHoweverItIsCut) {
  const std::vector<std::byte> input = SanityInput(2367);
  const std::span<const std::byte> all(input);
  for (const size_t piece : {1u, 7u, 256u, 1000u, 2367u}) {
    Xxh3Stream stream;
    for (size_t at = 0; at < input.size(); at += piece) {
      stream.Update(all.subspan(at, std::min(piece, input.size() - at)));
    }
    EXPECT_EQ(stream.Digest(), Xxh3(input)) << "in pieces of " << piece;
  }
}

TEST(Xxh3, StreamGoesOnAfterADigest) {
  const std::vector<std::byte> input = SanityInput(512);
  Xxh3Stream stream;
  stream.Update(std::span(input).first(403));
  EXPECT_EQ(stream.Digest(), 0xcdeb804d65c6dea4);
  stream.Update(std::span(input).subspan(403));
  EXPECT_EQ(stream.Digest(), 0x617e49599013cb6b);
}

}  // namespace
}  // namespace pgstow::base
