#include "tests/cli/layouts/layout.h"

#include <sstream>

#include "tests/support/dump_text.h"
#include "tests/support/process.h"

namespace pgstow::tests {

std::vector<Layout> Directories() {
  return {{"d", "none", ""}, {"d", "gzip", ".gz"}, {"d", "lz4", ".lz4"}, {"d", "zstd", ".zst"}};
}

std::vector<Layout> Layouts() {
  std::vector<Layout> layouts = Directories();
  layouts.push_back({"t", "", ""});
  return layouts;
}

std::string NameOf(const Layout& layout) {
  return layout.letter == "t" ? "tar" : "directory_" + layout.compression;
}

Command Written(const Layout& layout, const std::string& path) {
  Command words{"--format=" + layout.letter, "--file=" + path};
  if (!layout.compression.empty()) words.push_back("--compress=" + layout.compression);
  return words;
}

void Fill(const ScratchDatabase& database) {
  database.Sql(R"(
    CREATE TABLE many AS SELECT n AS id, md5(n::text) AS text FROM generate_series(1, 20000) AS n;
    CREATE TABLE none (id integer);
    CREATE SCHEMA "../up";
    CREATE TABLE "../up"."toc.dat" (id integer, "a/b" text);
    INSERT INTO "../up"."toc.dat" VALUES (1, E'\\.'), (2, E'tab\t, line\nfeed'), (3, NULL), (4, '');
    CREATE TABLE "blobs.toc" AS SELECT repeat('wide ', 100000) AS row;
    CREATE SEQUENCE counter; SELECT nextval('counter');
    CREATE MATERIALIZED VIEW few AS SELECT * FROM many WHERE id < 5;
    ALTER TABLE many ADD PRIMARY KEY (id);
    SELECT lo_from_bytea(70001, 'one'), lo_from_bytea(70002, ''), lo_from_bytea(70003, '\x00ff5c2e0a'),
           lo_from_bytea(70004, convert_to(repeat('large object ', 100000), 'UTF8'));
    COMMENT ON LARGE OBJECT 70001 IS 'the first';
    ALTER LARGE OBJECT 70002 OWNER TO pg_monitor;
    ALTER LARGE OBJECT 70003 OWNER TO pg_monitor;)");
}

void LayoutTest::Run(Command command, RunOptions options) const {
  const std::string shown = Shown(command);
  const Outcome outcome = server_.Run(std::move(command), std::move(options));
  ASSERT_TRUE(outcome.ok()) << shown << "\n" << outcome.err;
  EXPECT_EQ(outcome.err, "") << shown;
}

void LayoutTest::RestoreByTheirTool(const std::string& path, const Command& options) const {
  Command command{Oracle("pg_restore"), "--dbname=" + target_.name()};
  command.insert(command.end(), options.begin(), options.end());
  command.push_back(path);
  if (server_.major() >= 17) return Run(command);
  // Each of its connections has that one error and no other.
  const Outcome outcome = server_.Run(command);
  size_t errors = 0;
  std::istringstream lines(outcome.err);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("pg_restore: error: ")) continue;
    ++errors;
    EXPECT_NE(line.find("unrecognized configuration parameter \"transaction_timeout\""),
              std::string::npos)
        << outcome.err;
  }
  EXPECT_GE(errors, 1U) << outcome.err;
}

void LayoutTest::ExpectRestored() const {
  EXPECT_PRED_FORMAT2(SameText, RowsSorted(OracleText(source_)), RowsSorted(OracleText(target_)));
}

std::string NameOfTest(const testing::TestParamInfo<std::tuple<std::string, Layout>>& test) {
  return "on_" + std::get<0>(test.param) + "_" + NameOf(std::get<1>(test.param));
}

}  // namespace pgstow::tests
