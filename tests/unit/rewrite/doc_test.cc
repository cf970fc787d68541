// The tables of docs/RESTORE.md, "Names that change", say what happens.

#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "restore/rewrite/sql_rewriter.h"
#include "tests/support/paths.h"

namespace pgstow::rewrite {
namespace {

using Row = std::vector<std::string>;

// The rows of the section's table under this heading, code without its marks.
std::vector<Row> Table(const std::string& heading) {
  std::istringstream lines(tests::ReadFile(tests::SourceDir() / "docs/RESTORE.md"));
  std::vector<Row> rows;
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line == heading) inside = true;
    if (!inside || line == heading || line == "|---|---|") continue;
    if (!line.starts_with("| ")) break;
    const size_t middle = line.find(" | ", 2);
    Row row = {line.substr(2, middle - 2), line.substr(middle + 3, line.size() - middle - 5)};
    for (std::string& cell : row) {
      if (cell.starts_with('`')) cell = cell.substr(1, cell.size() - 2);
    }
    rows.push_back(row);
  }
  return rows;
}

class DocTest : public testing::Test {
 protected:
  const Maps maps_ = {
      .schemas = {{"app", "web"}}, .owners = {{"bob", "ann"}}, .tablespaces = {{"fast", "slow"}}};
  const KnownNames known_;
  SqlRewriter rewriter_{maps_, known_, true};
};

TEST_F(DocTest, WhatIsMapped) {
  const std::vector<Row> rows = Table("| in the archive | restored |");
  ASSERT_GE(rows.size(), 10U);
  for (const Row& row : rows) EXPECT_EQ(rewriter_.Rewrite(row[0]), row[1]);
}

TEST_F(DocTest, WhatIsTold) {
  const std::vector<Row> rows = Table("| in the archive | why it is told |");
  ASSERT_GE(rows.size(), 4U);
  for (const Row& row : rows) {
    EXPECT_EQ(rewriter_.Rewrite(row[0]), row[0]);
    EXPECT_EQ(rewriter_.TakeMentions().size(), 1U) << row[0];
  }
}

}  // namespace
}  // namespace pgstow::rewrite
