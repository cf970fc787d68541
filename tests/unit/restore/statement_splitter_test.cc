#include "restore/script/statement_splitter.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgstow::script {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Split {
  std::vector<std::string> statements;
  std::string rest;
};

// TEXT in pieces of SIZE bytes.
Split SplitInto(size_t size, std::string_view text, bool standard_strings = true) {
  StatementSplitter splitter(standard_strings);
  Split split;
  while (!text.empty()) {
    const std::string_view piece = text.substr(0, size);
    splitter.Write({piece.data(), piece.size()}, [&split](std::string_view statement) {
      split.statements.emplace_back(statement);
    });
    text.remove_prefix(piece.size());
  }
  split.rest = splitter.rest();
  return split;
}

TEST(StatementSplitter, CutsAtSemicolonsOutsideOfQuotes) {
  const std::string text =
      "INSERT INTO t VALUES (';', 'it''s; so');\nINSERT INTO \"a;\"\"b\" VALUES\n\t(1);\n\n\n";
  for (const size_t size : {1, 2, 7, 1000}) {
    const Split split = SplitInto(size, text);
    EXPECT_THAT(split.statements, ElementsAre("INSERT INTO t VALUES (';', 'it''s; so');",
                                              "INSERT INTO \"a;\"\"b\" VALUES\n\t(1);"));
    EXPECT_EQ(split.rest, "");
  }
}

TEST(StatementSplitter, BackslashesStandForThemselvesInStandardStrings) {
  EXPECT_THAT(SplitInto(3, "VALUES ('\\');VALUES (2);").statements,
              ElementsAre("VALUES ('\\');", "VALUES (2);"));
}

TEST(StatementSplitter, BackslashesEscapeInOtherStrings) {
  EXPECT_THAT(SplitInto(3, "VALUES ('\\';', '\\\\');x;", false).statements,
              ElementsAre("VALUES ('\\';', '\\\\');", "x;"));
  EXPECT_THAT(SplitInto(3, "VALUES (E'\\';\\\\');x;").statements,
              ElementsAre("VALUES (E'\\';\\\\');", "x;"));
}

TEST(StatementSplitter, AWordThatEndsInEIsNoMark) {
  EXPECT_THAT(SplitInto(4, "SELECT date'\\';SELECT E'\\';';").statements,
              ElementsAre("SELECT date'\\';", "SELECT E'\\';';"));
}

TEST(StatementSplitter, TellsWhatHasNoEnd) {
  const Split split = SplitInto(5, "SELECT 'a; \n");
  EXPECT_THAT(split.statements, IsEmpty());
  EXPECT_EQ(split.rest, "SELECT 'a;");
}

}  // namespace
}  // namespace pgstow::script
