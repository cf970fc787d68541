#include "formats/native/large_object_list.h"

#include <string>

#include "formats/native/member_names.h"
#include "tests/unit/formats/expect_failure.h"
#include "tests/unit/formats/members/literal_source.h"

namespace pgstow::native {
namespace {

using tests::ExpectFailure;

// The list again, from what is read of it.
std::string Again(const std::string& text) {
  LargeObjectList list(std::make_unique<LiteralInput>(text), "blobs_1.toc");
  std::string lines;
  while (const auto object = list.Next()) lines += LineOf(*object);
  return lines;
}

TEST(LargeObjectList, GivesBackItsLines) {
  EXPECT_EQ(Again(""), "");
  const std::string one = "70001 blob_70001.dat\n";
  EXPECT_EQ(Again(one), one);
  std::string many;
  for (uint32_t oid = UINT32_MAX; oid > UINT32_MAX - 5000; --oid) {
    many += LineOf({oid, MemberOfObject(oid)});
  }
  EXPECT_EQ(Again(many), many) << "longer than what is read at once";
}

TEST(LargeObjectList, RefusesOtherLines) {
  for (const std::string line :
       {"", "x", "1", "1 ", " 1 a", "-1 a", "0 a", "4294967296 a", "1a b"}) {
    EXPECT_THROW(Again(line + "\n"), sdk::Error) << line;
  }
  ExpectFailure(PGSTOW_E_CORRUPT, "\"blobs_1.toc\" has the line \"x\"", [] { Again("1 a\nx\n"); });
}

TEST(LargeObjectList, RefusesNamesThatLeadElsewhere) {
  for (const std::string name : {"../x", "/etc/passwd", "a/b", "..", ".", "toc.dat"}) {
    ExpectFailure(PGSTOW_E_CORRUPT, "large object 7 is said to be in \"" + name + "\"",
                  [&] { Again("7 " + name + "\n"); });
  }
  EXPECT_THROW(Again("7 " + std::string(256, 'x') + "\n"), sdk::Error);
}

TEST(LargeObjectList, SaysThatItIsCutOff) {
  ExpectFailure(PGSTOW_E_TRUNCATED, "ends in the middle of a line",
                [] { Again("1 blob_1.dat\n2 blob_2.da"); });
}

TEST(LargeObjectList, DoesNotGatherALineWithoutEnd) {
  EXPECT_THROW(Again(std::string(1'000'000, '1')), sdk::Error);
}

}  // namespace
}  // namespace pgstow::native
