#include "formats/custom/footer.h"

#include "tests/unit/formats/custom/expect.h"

namespace pgstow::custom {
namespace {

constexpr Footer kSample{.index_offset = 1000, .toc_offset = 2000, .file_bytes = 3000};

TEST(Footer, SurvivesEncodingAndDecoding) {
  EXPECT_EQ(DecodeFooter(EncodeFooter(kSample), 3000), kSample);
}

TEST(Footer, NoticesEveryFlippedBit) {
  for (size_t bit = 0; bit < kFooterBytes * 8; ++bit) {
    auto bytes = EncodeFooter(kSample);
    bytes[bit / 8] ^= static_cast<uint8_t>(1 << bit % 8);
    const std::string message = Failure(PGSTOW_E_CORRUPT, [&] { DecodeFooter(bytes, 3000); });
    EXPECT_THAT(message, testing::StartsWith("it is damaged at byte 2960, in the footer"));
  }
}

TEST(Footer, IsMissingFromATruncatedArchive) {
  const std::array<uint8_t, kFooterBytes> other{1, 2, 3};
  EXPECT_EQ(Failure(PGSTOW_E_TRUNCATED, [&] { DecodeFooter(other, 3000); }),
            "it is truncated: it ends at byte 3000, in its data: the footer is missing");
}

TEST(Footer, BelongsToAnArchiveOfItsLength) {
  EXPECT_EQ(Failure(PGSTOW_E_CORRUPT, [] { DecodeFooter(EncodeFooter(kSample), 2999); }),
            "it is damaged: it has 2999 bytes, and had 3000 when it was written");
}

}  // namespace
}  // namespace pgstow::custom
