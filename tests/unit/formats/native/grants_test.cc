// Privileges on groups of large objects.
#include "formats/native/grants.h"

#include <gtest/gtest.h>

namespace pgstow::native {
namespace {

const std::vector<uint32_t> kObjects = {7, 8, 4'000'000'000};

TEST(Grants, OfTheFirstObjectAreSaidOfAll) {
  const std::string first =
      "GRANT SELECT ON LARGE OBJECT 7 TO a;\n"
      "GRANT ALL ON LARGE OBJECT 7 TO \"odd;\n ON LARGE OBJECT 9 \";\n";
  const std::string all =
      "GRANT SELECT ON LARGE OBJECT 7 TO a;\n"
      "GRANT SELECT ON LARGE OBJECT 8 TO a;\n"
      "GRANT SELECT ON LARGE OBJECT 4000000000 TO a;\n"
      "\n"
      "GRANT ALL ON LARGE OBJECT 7 TO \"odd;\n ON LARGE OBJECT 9 \";\n"
      "GRANT ALL ON LARGE OBJECT 8 TO \"odd;\n ON LARGE OBJECT 9 \";\n"
      "GRANT ALL ON LARGE OBJECT 4000000000 TO \"odd;\n ON LARGE OBJECT 9 \";";
  EXPECT_EQ(GrantsOnAll(first, kObjects), all);
  EXPECT_EQ(GrantsOnFirst(all, kObjects), first);
}

TEST(Grants, InTheNameOfAnotherAreFinishedObjectByObject) {
  const std::string first =
      "SET SESSION AUTHORIZATION a;\nGRANT SELECT ON LARGE OBJECT 7 TO b;\n"
      "RESET SESSION AUTHORIZATION;\n";
  const std::string second =
      "SET SESSION AUTHORIZATION a;\nGRANT SELECT ON LARGE OBJECT 8 TO b;\n"
      "RESET SESSION AUTHORIZATION;\n";
  EXPECT_EQ(GrantsOnAll(first, {7, 8}), first + second);
  EXPECT_EQ(GrantsOnFirst(first + second, {7, 8}), std::nullopt);
  const auto by_object = GrantsByObject(first + second);
  EXPECT_EQ(by_object.at(7), first);
  EXPECT_EQ(by_object.at(8), second);
}

TEST(Grants, ThatDifferBetweenObjectsAreOfNoFirst) {
  EXPECT_EQ(GrantsOnFirst("GRANT SELECT ON LARGE OBJECT 7 TO a;", {7, 8}), std::nullopt);
  EXPECT_EQ(GrantsOnFirst("nothing that is known", {7, 8}), std::nullopt);
  EXPECT_EQ(GrantsOnFirst("GRANT SELECT ON LARGE OBJECT 7 TO a;", {}), std::nullopt);
}

TEST(Grants, OfAllAreTakenApart) {
  const auto by_object =
      GrantsByObject(GrantsOnAll("GRANT SELECT ON LARGE OBJECT 7 TO a;\n", kObjects));
  ASSERT_EQ(by_object.size(), 3U);
  EXPECT_EQ(by_object.at(8), "GRANT SELECT ON LARGE OBJECT 8 TO a;\n");
}

}  // namespace
}  // namespace pgstow::native
