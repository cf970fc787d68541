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

TEST(ParseArray, RejectsMoreElementsThanAnyCatalogHas) {
  std::string names = "{a";
  std::string numbers = "{1";
  for (int i = 0; i < 1000000; ++i) {
    names += ",a";
    numbers += ",1";
  }
  EXPECT_THROW(ParseArray(names + '}'), base::Error);
  EXPECT_THROW(ParseOids(numbers + '}'), base::Error);
}

TEST(ParseArray, ShowsNoMoreOfALongOneThanALine) {
  try {
    ParseArray("{\x1b[2J" + std::string(1000000, 'x'));
    FAIL() << "it was taken";
  } catch (const base::Error& error) {
    EXPECT_LT(std::string(error.what()).size(), 200U);
    EXPECT_THAT(error.what(), testing::HasSubstr("{\\x1b[2Jxxx"));
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
