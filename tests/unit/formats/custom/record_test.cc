#include "formats/custom/record.h"

#include <array>
#include <string>
#include <vector>

#include <pgstow/sdk/checksum.h>

#include "formats/custom/frame.h"
#include "formats/custom/layout.h"
#include "tests/unit/formats/custom/expect.h"

namespace pgstow::custom {
namespace {

constexpr RecordType kTypes[] = {RecordType::kEarlyToc, RecordType::kFrame, RecordType::kEndOfPart,
                                 RecordType::kIndex, RecordType::kFinalToc};

std::string BodyFor(RecordType type) {
  return std::string(type == RecordType::kEndOfPart ? kPartFactBytes : kFrameFactBytes + 5, 'b');
}

// A head with that length, made without looking at the limits.
std::array<uint8_t, kRecordHeadBytes> HeadOfLength(RecordType type, uint64_t length) {
  FieldWriter<kRecordHeadBytes> head;
  head.Put(static_cast<uint32_t>(type));
  head.Put(uint32_t{0});
  head.Put(length);
  head.Put(uint64_t{0});
  return head.Take();
}

TEST(Record, SurvivesEncodingAndDecoding) {
  for (const RecordType type : kTypes) {
    const std::string body = BodyFor(type);
    const auto bytes = EncodeRecordHead(type, sdk::AsBytes(body));
    const RecordHead head = DecodeRecordHead(bytes, 99);
    EXPECT_EQ(head.type, type);
    EXPECT_EQ(head.body_bytes, body.size());
    CheckRecord(head, sdk::AsBytes(body), 99);
  }
}

TEST(Record, IsTheSameInOnePieceAndInTwo) {
  const std::string body = "front and back of a body, long enough for a frame";
  const Bytes whole = sdk::AsBytes(body);
  for (size_t cut = 0; cut <= body.size(); ++cut) {
    const std::array pieces{sdk::Abi(whole.first(cut)), sdk::Abi(whole.subspan(cut))};
    EXPECT_EQ(EncodeRecordHead(RecordType::kIndex, pieces),
              EncodeRecordHead(RecordType::kIndex, whole));
  }
}

TEST(Record, NoticesEveryFlippedBit) {
  for (const RecordType type : kTypes) {
    const std::string body = BodyFor(type);
    const auto head = EncodeRecordHead(type, sdk::AsBytes(body));
    std::vector<uint8_t> bytes(head.begin(), head.end());
    bytes.insert(bytes.end(), body.begin(), body.end());
    for (size_t bit = 0; bit < bytes.size() * 8; ++bit) {
      std::vector<uint8_t> changed = bytes;
      changed[bit / 8] ^= static_cast<uint8_t>(1 << bit % 8);
      EXPECT_TRUE(FindsDamage([&] {
        const RecordHead decoded = DecodeRecordHead(Bytes(changed).first(kRecordHeadBytes), 0);
        CheckRecord(decoded, Bytes(changed).subspan(kRecordHeadBytes), 0);
      })) << "bit "
          << bit;
    }
  }
}

TEST(Record, RefusesLengthsOutsideTheLimits) {
  const auto refused = [](RecordType type, uint64_t length) {
    return FindsDamage([&] { DecodeRecordHead(HeadOfLength(type, length), 0); });
  };
  EXPECT_FALSE(refused(RecordType::kFinalToc, kMaxTocBytes));
  EXPECT_TRUE(refused(RecordType::kFinalToc, kMaxTocBytes + 1));
  EXPECT_TRUE(refused(RecordType::kEarlyToc, ~uint64_t{0}));
  EXPECT_TRUE(refused(RecordType::kIndex, kMaxIndexBytes + 1));
  EXPECT_TRUE(refused(RecordType::kFrame, kFrameFactBytes - 1));
  EXPECT_FALSE(refused(RecordType::kFrame, kFrameFactBytes + kMaxStoredBytes));
  EXPECT_TRUE(refused(RecordType::kFrame, kFrameFactBytes + kMaxStoredBytes + 1));
  EXPECT_TRUE(refused(RecordType::kEndOfPart, kPartFactBytes - 1));
  EXPECT_TRUE(refused(RecordType::kEndOfPart, kPartFactBytes + 1));
}

TEST(Record, SaysWhereItIsDamaged) {
  const auto head = EncodeRecordHead(RecordType::kIndex, Bytes());
  EXPECT_EQ(Failure(PGSTOW_E_CORRUPT,
                    [&] { CheckRecord(DecodeRecordHead(head, 1234), sdk::AsBytes("x"), 1234); }),
            "it is damaged at byte 1234, in the frame index: its checksum does not fit");
}

TEST(Record, WithFlagsIsOfANewerProgram) {
  FieldWriter<kRecordHeadBytes> fields;
  fields.Put(static_cast<uint32_t>(RecordType::kIndex));
  fields.Put(uint32_t{1});
  fields.Put(uint64_t{0});
  fields.Put(sdk::Checksum()(fields.filled()));
  EXPECT_EQ(
      Failure(PGSTOW_E_VERSION, [&] { CheckRecord(DecodeRecordHead(fields.filled(), 0), {}, 0); }),
      "the frame index has features that this program does not know: it was written by a "
      "newer one");
}

}  // namespace
}  // namespace pgstow::custom
