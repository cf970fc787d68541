#include "host/archive/stream_codec.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "host/base/error.h"
#include "tests/unit/archive/sample.h"

namespace pgstow::archive {
namespace {

using base::ErrorCode;
using tests::Plugins;

std::span<const std::byte> Bytes(std::string_view text) { return std::as_bytes(std::span(text)); }
std::string Text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Text that compresses, and is longer than any buffer of a stage.
std::string LongText() {
  std::string text;
  for (int i = 0; text.size() < 1'000'000; ++i) text += std::to_string(i * 7919 % 10007) + "\tx\n";
  return text;
}

std::string Encode(const Chain& chain, std::string_view text, size_t piece, bool verify = true) {
  StreamEncoder encoder(chain, verify);
  std::string stored;
  encoder.Start([&stored](std::span<const std::byte> bytes) { stored += Text(bytes); });
  for (; !text.empty(); text.remove_prefix(std::min(piece, text.size()))) {
    encoder.Write(Bytes(text.substr(0, piece)));
  }
  encoder.Finish();
  return stored;
}

std::string DecodeWith(StreamDecoder& decoder, std::string_view stored, size_t piece) {
  decoder.Start([&]() -> std::span<const std::byte> {
    const std::string_view now = stored.substr(0, piece);
    stored.remove_prefix(now.size());
    return Bytes(now);
  });
  std::string text;
  for (auto raw = decoder.Next(); !raw.empty(); raw = decoder.Next()) text += Text(raw);
  return text;
}

std::string Decode(const Chain& chain, std::string_view stored, size_t piece) {
  StreamDecoder decoder(chain);
  return DecodeWith(decoder, stored, piece);
}

ErrorCode ErrorOf(const Chain& chain, std::string_view stored) {
  try {
    Decode(chain, stored, 1000);
  } catch (const base::Error& error) {
    return error.code();
  }
  return ErrorCode::kInternal;
}

class StreamCodecTest : public testing::TestWithParam<const char*> {
 protected:
  const std::shared_ptr<const Chain> chain_ = Chain::Parse(Plugins(), GetParam());
};

TEST_P(StreamCodecTest, GivesBackWhatWentInWhateverThePieces) {
  const std::string text = LongText();
  for (const size_t piece : {size_t{1000}, size_t{70'000}, text.size()}) {
    EXPECT_TRUE(Decode(*chain_, Encode(*chain_, text, piece), piece) == text) << piece;
  }
  EXPECT_EQ(Decode(*chain_, Encode(*chain_, "short", 1), 1), "short");
  EXPECT_EQ(Decode(*chain_, Encode(*chain_, "", 1), 1), "");
}

TEST_P(StreamCodecTest, TakesStreamsThatFollowEachOther) {
  const std::string both = Encode(*chain_, "one\n", 9) + Encode(*chain_, "two\n", 9);
  for (const size_t piece : {size_t{1}, size_t{3}, both.size()}) {
    EXPECT_EQ(Decode(*chain_, both, piece), "one\ntwo\n") << piece;
  }
}

TEST_P(StreamCodecTest, IsUsedAgainAfterAnything) {
  StreamDecoder decoder(*chain_);
  const std::string stored = Encode(*chain_, "one\n", 9);
  EXPECT_EQ(DecodeWith(decoder, stored, 2), "one\n");
  if (!chain_->empty()) {
    EXPECT_THROW(DecodeWith(decoder, stored.substr(0, stored.size() - 1), 2), base::Error);
  }
  EXPECT_EQ(DecodeWith(decoder, stored, 2), "one\n");
}

INSTANTIATE_TEST_SUITE_P(Chains, StreamCodecTest,
                         testing::Values("none", "zstd", "gzip", "zlib", "lz4", "gzip:1+zstd:1"));

// No bytes are no stream, and so is what a pipe that never began gives.
TEST(StreamDecoder, TakesNothingForAWholeStream) {
  EXPECT_EQ(Decode(*Chain::Parse(Plugins(), "zlib"), "", 1), "");
}

TEST(StreamDecoder, TellsWhatIsCutOffFromWhatIsDamaged) {
  for (const char* spec : {"zstd", "gzip", "zlib", "lz4"}) {
    const auto chain = Chain::Parse(Plugins(), spec);
    const std::string stored = Encode(*chain, "some rows\nand more\n", 100);
    for (size_t length = 1; length < stored.size(); ++length) {
      EXPECT_EQ(ErrorOf(*chain, stored.substr(0, length)), ErrorCode::kTruncated)
          << spec << " " << length;
    }
    EXPECT_EQ(ErrorOf(*chain, stored + "and something else that is no stream"), ErrorCode::kCorrupt)
        << spec;
  }
}

// A bomb: a few kilobytes that decode to a gigabyte come out a buffer at a time.
TEST(StreamDecoder, GivesABufferAtATime) {
  const auto chain = Chain::Parse(Plugins(), "zstd");
  const std::string block(size_t{16} << 20, '\0');
  StreamEncoder encoder(*chain, false);
  std::string stored;
  encoder.Start([&stored](std::span<const std::byte> bytes) { stored += Text(bytes); });
  for (int i = 0; i < 64; ++i) encoder.Write(Bytes(block));
  encoder.Finish();
  ASSERT_LT(stored.size(), size_t{1} << 20);

  StreamDecoder decoder(*chain);
  bool given = false;
  decoder.Start([&]() -> std::span<const std::byte> {
    return std::exchange(given, true) ? std::span<const std::byte>() : Bytes(stored);
  });
  size_t total = 0;
  size_t longest = 0;
  for (auto raw = decoder.Next(); !raw.empty(); raw = decoder.Next()) {
    total += raw.size();
    longest = std::max(longest, raw.size());
  }
  EXPECT_EQ(total, size_t{1} << 30);
  EXPECT_LE(longest, size_t{1} << 20);
}

}  // namespace
}  // namespace pgstow::archive
