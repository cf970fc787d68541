#include "formats/custom/frame_index.h"

#include <string>

#include "formats/custom/layout.h"
#include "pgstow/v1/toc.pb.h"
#include "tests/unit/formats/custom/expect.h"

namespace pgstow::custom {
namespace {

constexpr uint64_t kDataStart = 100;
constexpr uint64_t kIndexOffset = 1 << 30;

FrameIndex Sample() {
  FrameIndex index;
  index[{1, 0}] = {.frames = {{100, 1000}, {5000, 0}, {5056, 1 << 20}}, .end_offset = 90000000};
  index[{1, 1}] = {.frames = {}, .end_offset = 4000};
  index[{2147483647, 0}] = {.frames = {{400000000, 77}}, .end_offset = 500000000};
  return index;
}

FrameIndex Decode(const std::string& body) {
  return DecodeIndex(sdk::AsBytes(body), kDataStart, kIndexOffset);
}

// A message with one part of one frame.
std::string IndexOf(uint64_t offset, uint32_t stored_bytes, uint64_t end_offset) {
  v1::FrameIndex message;
  v1::PartFrames& part = *message.add_parts();
  part.add_gaps(offset);
  part.add_stored_bytes(stored_bytes);
  part.set_end_offset(end_offset);
  return message.SerializeAsString();
}

TEST(FrameIndex, SurvivesEncodingAndDecoding) {
  const FrameIndex index = Sample();
  const std::string body = EncodeIndex(index);
  const FrameIndex decoded = Decode(body);
  EXPECT_TRUE(decoded == index);
  EXPECT_EQ(EncodeIndex(decoded), body);
}

// What one connection writes is contiguous; a frame then costs little more than its length.
TEST(FrameIndex, IsSmallForContiguousFrames) {
  FrameIndex index;
  PartPlaces& places = index[{1, 0}];
  uint64_t offset = 1000;
  for (int i = 0; i < 10000; ++i) {
    places.frames.push_back({offset, 300000});
    offset = places.frames.back().end();
  }
  EXPECT_LT(EncodeIndex(index).size(), 10000 * 4 + 100);
}

TEST(FrameIndex, NamesNoPlaceOutsideTheData) {
  EXPECT_NO_THROW(Decode(IndexOf(kDataStart, 10, kDataStart)));
  for (const auto& [offset, stored_bytes, end_offset] :
       std::initializer_list<std::tuple<uint64_t, uint32_t, uint64_t>>{
           {kDataStart - 1, 10, kDataStart},
           {kIndexOffset - 50, 10, kDataStart},
           {kIndexOffset + 1, 0, kDataStart},
           {~uint64_t{0}, 0, kDataStart},
           {~uint64_t{0} - 20, 10, kDataStart},
           {kDataStart, 0xFFFFFFFF, kDataStart},
           {kDataStart, 10, 0},
           {kDataStart, 10, kIndexOffset - 1}}) {
    EXPECT_EQ(Failure(PGSTOW_E_CORRUPT, [&] { Decode(IndexOf(offset, stored_bytes, end_offset)); }),
              "it is damaged at byte 1073741824, in the frame index: a frame is said to be outside "
              "the data");
  }
}

TEST(FrameIndex, RefusesWhatIsNoIndex) {
  EXPECT_TRUE(FindsDamage([] { Decode("\xFF"); }));
  const std::string one = IndexOf(kDataStart, 10, kDataStart);
  EXPECT_TRUE(FindsDamage([&] { Decode(one + one); }));
  v1::FrameIndex without_length;
  without_length.add_parts()->add_gaps(kDataStart);
  EXPECT_TRUE(FindsDamage([&] { Decode(without_length.SerializeAsString()); }));
}

}  // namespace
}  // namespace pgstow::custom
