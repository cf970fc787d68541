#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "host/pg/result.h"

namespace pgstow::pg {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ParseArray, SplitsBareElements) {
  EXPECT_THAT(ParseArray("{}"), IsEmpty());
  EXPECT_THAT(ParseArray("{a}"), ElementsAre("a"));
  EXPECT_THAT(ParseArray("{1,-2,x=y/z}"), ElementsAre("1", "-2", "x=y/z"));
}

TEST(ParseArray, UnescapesQuotedElements) {
  EXPECT_THAT(ParseArray(R"({"","a,b","{c}","d\"e\\f"})"),
              ElementsAre("", "a,b", "{c}", R"(d"e\f)"));
}

TEST(ParseArray, TellsNullFromTheWordNull) {
  std::vector<bool> nulls;
  EXPECT_THAT(ParseArray(R"({NULL,"NULL",x})", &nulls), ElementsAre("", "NULL", "x"));
  EXPECT_THAT(nulls, ElementsAre(true, false, false));
}

TEST(ParseArray, RejectsWhatIsNoOneDimensionalArray) {
  for (const char* text : {"", "{", "}", "a,b", "{a", "{a,}", "{,a}", "{\"a}", "{\"a\"b}",
                           "{\"a\\\"}", "{{a},{b}}", "[0:1]={a,b}"}) {
    EXPECT_THROW(ParseArray(text), base::Error) << text;
  }
}

TEST(ParseOids, ReadsVectorsAndArrays) {
  EXPECT_THAT(ParseOids(""), IsEmpty());
  EXPECT_THAT(ParseOids("{}"), IsEmpty());
  EXPECT_THAT(ParseOids("25 4294967295"), ElementsAre(25U, 4294967295U));
  EXPECT_THAT(ParseOids("{25,1043}"), ElementsAre(25U, 1043U));
}

TEST(ParseOids, RejectsWhatIsNone) {
  for (const char* text : {"{", "1,2", "{1 2}", "1 ", "{1,}", "4294967296", "-1", "x", "{NULL}"}) {
    EXPECT_THROW(ParseOids(text), base::Error) << text;
  }
}

}  // namespace
}  // namespace pgstow::pg
