#include "host/archive/row_scan.h"

#include <string>

#include <gtest/gtest.h>

#include "host/base/error.h"

namespace pgstow::archive {
namespace {

using model::DataForm;

struct Case {
  const char* name;
  DataForm form;
  std::string data;
  uint64_t rows;
  size_t whole;  // bytes of `data` that are whole rows
  bool standard_strings = true;
};

std::string Record(char object, const std::string& bytes) {
  return std::string{0, 0, 0, object, 0, 0, 0, static_cast<char>(bytes.size())} + bytes;
}

const std::string kTwoObjects = Record(1, "abc") + Record(1, "de") + Record(2, "");
const std::string kInserts =
    "INSERT INTO \"a(S\" VALUES (1, 'it''s; (', E'\\';', \"x;\");\nINSERT INTO b (c) VALUES\n\t(1),"
    "\n\t(2);\nINSERT INTO b DEFAULT VALUES;\n";
const std::string kBackslash = "INSERT INTO t VALUES ('\\';');\n";

class Rows : public testing::TestWithParam<Case> {};

// In one piece, and byte by byte.
TEST_P(Rows, AreCounted) {
  const Case& sample = GetParam();
  for (const size_t step : {sample.data.size() + 1, size_t{1}}) {
    const auto scan = RowScan::Of(sample.form, sample.standard_strings);
    for (size_t at = 0; at < sample.data.size(); at += step) {
      scan->Take(std::span(sample.data).subspan(at, std::min(step, sample.data.size() - at)));
    }
    if (sample.whole == sample.data.size()) {
      EXPECT_NO_THROW(scan->Finish());
      EXPECT_EQ(scan->rows(), sample.rows);
    } else {
      EXPECT_EQ(scan->rows(), sample.rows);
      EXPECT_THROW(scan->Finish(), base::Error);
    }
    EXPECT_EQ(scan->whole_bytes(), sample.whole);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Forms, Rows,
    testing::Values(
        Case{"nothing", DataForm::kCopy, "", 0, 0}, Case{"copy", DataForm::kCopy, "1\n2\n", 2, 4},
        Case{"copy_cut", DataForm::kCopy, "1\n2", 1, 2},
        Case{"inserts", DataForm::kSql, kInserts, 4, kInserts.size()},
        Case{"inserts_cut", DataForm::kSql, kInserts + "INSERT", 4, kInserts.size()},
        Case{"backslash_is_itself", DataForm::kSql, kBackslash, 1, kBackslash.find(";')") + 1},
        Case{"backslash_escapes", DataForm::kSql, kBackslash, 1, kBackslash.size(), false},
        Case{"objects", DataForm::kLargeObjects, kTwoObjects, 2, kTwoObjects.size()},
        Case{"objects_cut", DataForm::kLargeObjects, kTwoObjects + "x", 1, 21}),
    [](const testing::TestParamInfo<Case>& test) { return test.param.name; });

TEST(BytesBeforeRow, AreThoseThatMayBelongToTheRowBefore) {
  const auto before = [](DataForm form, std::string_view bytes) {
    return BytesBeforeRow(form, std::span(bytes.data(), bytes.size()));
  };
  EXPECT_EQ(before(DataForm::kCopy, "ab\ncd\n"), 3);
  EXPECT_EQ(before(DataForm::kCopy, "abc"), 3);
  EXPECT_EQ(before(DataForm::kSql, "INSERT INTO t VALUES (1);\n"), 0);
  EXPECT_EQ(before(DataForm::kSql, "x');\nINSERT INTO t VALUES (1);\n"), 31);
  EXPECT_EQ(before(DataForm::kLargeObjects, "abcd"), 4);
}

}  // namespace
}  // namespace pgstow::archive
