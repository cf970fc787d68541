#include "formats/custom/frame.h"

#include <string>
#include <vector>

#include "formats/custom/layout.h"
#include "tests/unit/formats/custom/expect.h"

namespace pgstow::custom {
namespace {

pgstow_frame Sample() {
  pgstow_frame frame{};
  frame.entry = 2147483647;
  frame.part = 4000000000;
  frame.sequence = 0x1122334455667788;
  frame.raw_bytes = kMaxRawBytes;
  frame.raw_checksum = 0xFFEEDDCCBBAA9988;
  frame.stored = sdk::Abi(sdk::AsBytes("stored"));
  return frame;
}

TEST(Frame, SurvivesEncodingAndDecoding) {
  const pgstow_frame frame = Sample();
  const auto facts = EncodeFrameFacts(frame);
  std::vector<uint8_t> body(facts.begin(), facts.end());
  body.insert(body.end(), {'s', 't', 'o', 'r', 'e', 'd'});
  const pgstow_frame decoded = DecodeFrame(body, 0);
  EXPECT_EQ(decoded.entry, frame.entry);
  EXPECT_EQ(decoded.part, frame.part);
  EXPECT_EQ(decoded.sequence, frame.sequence);
  EXPECT_EQ(decoded.raw_bytes, frame.raw_bytes);
  EXPECT_EQ(decoded.raw_checksum, frame.raw_checksum);
  EXPECT_EQ(decoded.flags, 0);
  EXPECT_EQ(sdk::AsText(sdk::View(decoded.stored)), "stored");
  EXPECT_EQ(EncodeFrameFacts(decoded), facts);
}

TEST(Frame, KeepsToTheLimitsOnBothSides) {
  pgstow_frame frame = Sample();
  const auto facts = EncodeFrameFacts(frame);
  frame.raw_bytes = kMaxRawBytes + 1;
  Failure(PGSTOW_E_MEMORY, [&] { EncodeFrameFacts(frame); });
  frame = Sample();
  frame.stored.len = kMaxStoredBytes + 1;
  Failure(PGSTOW_E_MEMORY, [&] { EncodeFrameFacts(frame); });
  std::vector<uint8_t> body(facts.begin(), facts.end());
  body[16] = 1;  // the lowest byte of raw_bytes
  EXPECT_EQ(Failure(PGSTOW_E_CORRUPT, [&] { DecodeFrame(body, 77); }),
            "it is damaged at byte 77, in a frame: its raw length is above the limit");
}

TEST(EndOfPart, SurvivesEncodingAndDecoding) {
  const pgstow_part part{.size = sizeof(pgstow_part),
                         .part = 3,
                         .entry = 2147483647,
                         .known = 1,
                         .frame_count = 1ULL << 40,
                         .raw_bytes = 1ULL << 50,
                         .stored_bytes = 1ULL << 49,
                         .rows = 123456789012,
                         .raw_checksum = 0x0123456789ABCDEF};
  const pgstow_part decoded = DecodePart(EncodePart(part));
  EXPECT_EQ(decoded.entry, part.entry);
  EXPECT_EQ(decoded.part, part.part);
  EXPECT_EQ(decoded.known, 1);
  EXPECT_EQ(decoded.frame_count, part.frame_count);
  EXPECT_EQ(decoded.raw_bytes, part.raw_bytes);
  EXPECT_EQ(decoded.stored_bytes, part.stored_bytes);
  EXPECT_EQ(decoded.rows, part.rows);
  EXPECT_EQ(decoded.raw_checksum, part.raw_checksum);
  EXPECT_EQ(EncodePart(decoded), EncodePart(part));
}

}  // namespace
}  // namespace pgstow::custom
