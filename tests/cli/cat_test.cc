// `pgstow cat`: one table's rows, held to what the server itself writes.

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/support.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kTables = R"(
CREATE TYPE mood AS ENUM ('so so', 'fine');
CREATE TYPE pair AS (x int, y text);
CREATE TABLE every_type (
  id int PRIMARY KEY, b bool, n numeric, f float8, r real, m money, c char(5), v varchar(9), t text,
  "char" "char", na name, by bytea, ts timestamp, tz timestamptz, d date, i interval, u uuid,
  ip inet, mac macaddr, bits bit(4), p point, pa path, j json, jb jsonb, x xml, a int[],
  aa text[][], rg int4range, mr datemultirange, e mood, co pair, tsv tsvector, o oid, reg regclass,
  g int GENERATED ALWAYS AS (id * 2) STORED, lsn pg_lsn);
INSERT INTO every_type (id) VALUES (1);
INSERT INTO every_type VALUES
  (2, true, 1.50, 0.1, 3.4e38, 12.5, 'ab', 'x,y', E'tab\t, line\n, return\r, \\ and "quotes"', 'z',
   'name', '\x00ff5c', '2020-02-29 23:59:60', '2020-01-01 00:00:00+00', '0044-03-15 BC', '1 mon 2.5 s',
   'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '10.0.0.1/8', '08:00:2b:01:02:03', B'1010', '(1,2)',
   '[(0,0),(1,1)]', E'{"a":\n"\\\\"}', '{"b": [1, null]}', '<a>"x"</a>', '{1,NULL,3}',
   '{{a,"b,c"},{"\"",NULL}}', '[1,5)', '{[2020-01-01,2020-02-01)}', 'so so', '(1,"a,b")',
   'fat:1 cat:2', 7, 'pg_class', DEFAULT, '0/16B3748'),
  (3, false, 'NaN', 'Infinity', '-0', -1, '', '', E'\b\f\v\x01', '', '', '', 'infinity', '-infinity',
   'infinity', '-1 year', NULL, '::1', NULL, NULL, NULL, NULL, 'null', 'null', NULL, '{}', '{}',
   'empty', '{}', 'fine', '(,)', '', 0, NULL, DEFAULT, '0/0');
CREATE TABLE texts (t text);
INSERT INTO texts VALUES
  (''), (NULL), ('NULL'), ('\N'), ('\.'), ('\'), ('"'), ('""'), (','), (' '), (E'\n'), (E'\r\n'),
  (E'\t'), ('\\.'), ('.'), ('\.x'), ('café'), ('漢字 😀'), ('''single'''), ('{"a": 1}'), ('1e5');
CREATE TABLE "Odd, ""named"" table" ("a ""b""" int, "c,d" text, "\" text, "é" text);
INSERT INTO "Odd, ""named"" table" VALUES (1, 'x', 'y', 'z');
CREATE TABLE no_columns ();
INSERT INTO no_columns DEFAULT VALUES;
INSERT INTO no_columns DEFAULT VALUES;
CREATE TABLE no_rows (a int, b text);
CREATE TABLE generated_alone (g int GENERATED ALWAYS AS (1) STORED);
INSERT INTO generated_alone DEFAULT VALUES;
CREATE TABLE dropped (a int, gone int, b int);
ALTER TABLE dropped DROP COLUMN gone;
INSERT INTO dropped VALUES (1, 2);
CREATE SCHEMA one;
CREATE SCHEMA two;
CREATE TABLE one.twice AS SELECT 1 AS a;
CREATE TABLE two.twice AS SELECT 2 AS a;
)";

const std::vector<std::string> kNames = {"every_type", "texts",   "\"Odd, \"\"named\"\" table\"",
                                         "no_columns", "no_rows", "generated_alone",
                                         "dropped"};

class CatTest : public ServerTest {
 protected:
  CatTest() {
    source_.Sql(kTables);
    Dump("archive", {"-Fc"});
  }

  void Dump(const std::string& file, Command options) const {
    options.insert(options.begin(), {PgstowPath(), "dump", "-f", dir_ / file});
    options.push_back(source_.name());
    RunOrThrow(options, {.environment = server().environment()});
  }

  Outcome Cat(const std::string& table, const Command& options = {},
              const std::string& file = "archive") const {
    Command command = {PgstowPath(), "cat", dir_ / file, table};
    command.insert(command.end(), options.begin(), options.end());
    return RunProgram(command);
  }

  std::string Rows(const std::string& table, const Command& options = {},
                   const std::string& file = "archive") const {
    const Outcome outcome = Cat(table, options, file);
    EXPECT_EQ(outcome.exit_code, 0) << table << "\n" << outcome.err;
    EXPECT_EQ(outcome.err, "");
    return outcome.out;
  }

  // What the server writes for `COPY table <rest>`.
  std::string Copied(const std::string& rest) const {
    return server()
        .Run({Oracle("psql"), "-X", "-q", "-d", source_.name(), "-c", "COPY " + rest})
        .out;
  }

  // A line for each row that row_to_json makes of the columns, each as its type writes it.
  std::string JsonLines(const std::string& table) const {
    const std::string columns = source_.Sql(
        "SELECT string_agg(format('CASE WHEN num_nulls(%1$I) = 0 THEN format(''%%s'', %1$I) END AS "
        "%1$I', attname), ', ' ORDER BY attnum) FROM pg_attribute WHERE attnum > 0 AND NOT "
        "attisdropped AND attgenerated = '' AND attrelid = $$" +
        table + "$$::regclass");
    return source_.Sql("SELECT row_to_json(line) FROM (SELECT " + columns + " FROM " + table +
                       ") AS line");
  }

  ScratchDatabase source_{server()};
  TempDir dir_;
};

TEST_P(CatTest, WritesTheRowsAsTheServerCopiesThem) {
  for (const std::string& name : kNames) {
    EXPECT_EQ(Rows(name), Copied(name + " TO STDOUT")) << name;
    EXPECT_EQ(Rows(name, {"--as=stored"}), Rows(name));
  }
}

TEST_P(CatTest, WritesCsvAsTheServerDoes) {
  for (const std::string& name : kNames) {
    EXPECT_EQ(Rows(name, {"--as=csv"}), Copied(name + " TO STDOUT (FORMAT csv, HEADER)")) << name;
  }
}

TEST_P(CatTest, WritesJsonLinesAsTheServerDoes) {
  for (const std::string& name : {kNames[0], kNames[1], kNames[2], kNames[6]}) {
    EXPECT_EQ(Rows(name, {"--as=jsonl"}), JsonLines(name)) << name;
  }
  EXPECT_EQ(Rows("no_columns", {"--as=jsonl"}), "{}\n{}\n");
  EXPECT_EQ(Rows("generated_alone", {"--as=jsonl"}), "{}\n");
  EXPECT_EQ(Rows("no_rows", {"--as=jsonl"}), "");
}

TEST_P(CatTest, WritesTheColumnsAndRowsThatAreWanted) {
  const std::string wanted = "every_type (t, id)";
  EXPECT_EQ(Rows("every_type", {"--columns=t,ID", "--as=csv"}),
            Copied(wanted + " TO STDOUT (FORMAT csv, HEADER)"));
  EXPECT_EQ(Rows("every_type", {"--columns=t,id"}), Copied(wanted + " TO STDOUT"));
  EXPECT_EQ(Rows("every_type", {"--columns=id", "--limit=2"}), "1\n2\n");
  EXPECT_EQ(Rows("every_type", {"--columns=id", "--as=csv", "--limit=0"}), "id\n");
  EXPECT_EQ(Rows("\"Odd, \"\"named\"\" table\"", {"--columns", "\"c,d\",\"a \"\"b\"\"\""}),
            "x\t1\n");
  EXPECT_EQ(Rows("texts", {"--limit=99", "--as=csv"}), Rows("texts", {"--as=csv"}));
}

TEST_P(CatTest, ReadsEveryKindOfArchive) {
  const std::string csv = Rows("every_type", {"--as=csv"});
  for (const std::string chain : {"none", "gzip:1", "lz4", "zstd:1", "zlib+zstd"}) {
    Dump("chain", {"-Fc", "-Z", chain});
    EXPECT_EQ(Rows("every_type", {"--as=csv"}, "chain"), csv) << chain;
  }
  for (const Command& layout : std::vector<Command>{{"-Fc"},
                                                    {"-Fc", "-Z", "lz4"},
                                                    {"-Fc", "-Z", "zstd"},
                                                    {"-Ft"},
                                                    {"-Fd"},
                                                    {"-Fd", "-Z", "lz4"}}) {
    SCOPED_TRACE(Shown(layout));
    const std::string path = dir_ / "theirs";
    std::filesystem::remove_all(path);
    Command dump = {Oracle("pg_dump"), "-f", path, source_.name()};
    dump.insert(dump.end(), layout.begin(), layout.end());
    RunOrThrow(dump, {.environment = server().environment()});
    EXPECT_EQ(Rows("every_type", {"--as=csv"}, "theirs"), csv);
    EXPECT_EQ(Rows("texts", {}, "theirs"), Rows("texts"));
  }
  const Outcome piped = RunProgram({PgstowPath(), "cat", "-", "every_type", "--as=csv"},
                                   {.input = ReadFile(dir_ / "archive")});
  EXPECT_EQ(piped.exit_code, 0) << piped.err;
  EXPECT_EQ(piped.out, csv);
}

TEST_P(CatTest, PutsThePartsOfALargeTableTogether) {
  MakeWideTable(source_, 30'000);
  Dump("parts", {"-Fc", "-Z", "zstd:1", "-j", "2"});
  const auto sorted = [](const std::string& text) {
    std::vector<std::string> lines;
    for (size_t at = 0, end; (end = text.find('\n', at)) != text.npos; at = end + 1) {
      lines.push_back(text.substr(at, end - at));
    }
    std::ranges::sort(lines);
    return lines;
  };
  EXPECT_TRUE(sorted(Rows("wide", {}, "parts")) == sorted(Copied("wide TO STDOUT")));
  EXPECT_TRUE(sorted(Rows("wide", {"--as=csv"}, "parts")) ==
              sorted(Copied("wide TO STDOUT (FORMAT csv, HEADER)")));
}

TEST_P(CatTest, NamesTheTablesThatANameMayStandFor) {
  EXPECT_EQ(Rows("two.twice"), "2\n");
  const Outcome twice = Cat("twice");
  EXPECT_EQ(twice.exit_code, 1);
  EXPECT_EQ(twice.err,
            "pgstow: error: the name \"twice\" is ambiguous\n"
            "pgstow: hint: It may be one.twice or two.twice.\n");
  EXPECT_THAT(Cat("text").err, EndsWith("hint: Did you mean public.texts?\n"));
}

TEST_P(CatTest, TellsRowsThatAreStoredAsCommandsAsTheyAreAlone) {
  Dump("inserts", {"-Fc", "--inserts", "-t", "dropped"});
  for (const std::string form : {"copy", "csv", "jsonl"}) {
    const Outcome outcome = Cat("dropped", {"--as", form}, "inserts");
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_EQ(outcome.err,
              "pgstow: error: the rows of table \"public.dropped\" are stored as INSERT commands\n"
              "pgstow: hint: Use \"--as stored\".\n");
  }
  EXPECT_EQ(Rows("dropped", {"--as=stored"}, "inserts"),
            "INSERT INTO public.dropped VALUES (1, 2);\n");
}

TEST_P(CatTest, SaysWhichRowIsNoUtf8) {
  const ScratchDatabase bytes(server(), "ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'");
  bytes.Sql("CREATE TABLE t AS VALUES ('good'), (E'bad \\xe9'), ('good')");
  RunOrThrow({PgstowPath(), "dump", "-Fc", "-f", dir_ / "bytes", bytes.name()},
             {.environment = server().environment()});
  const Outcome outcome = Cat("t", {"--as=jsonl"}, "bytes");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.out, "{\"column1\":\"good\"}\n");
  EXPECT_EQ(outcome.err,
            "pgstow: error: row 2 of table \"public.t\": the value of column \"column1\" is not "
            "valid UTF-8\n");
  EXPECT_EQ(Rows("t", {"--as=csv"}, "bytes"), "column1\ngood\nbad \xe9\ngood\n");
  Dump("latin", {"-Fc", "-E", "LATIN1", "-t", "dropped"});
  EXPECT_THAT(Cat("dropped", {"--as=jsonl"}, "latin").err, HasSubstr("are in encoding LATIN1"));
  EXPECT_EQ(Rows("dropped", {"--as=csv"}, "latin"), "a,b\n1,2\n");
}

INSTANTIATE_TEST_SUITE_P(Servers, CatTest, testing::ValuesIn(Server::Names()),
                         [](const auto& test) { return test.param; });

// Archives whose bytes are known to lie in the frames of one table: rows that are not compressed.
class CatDamageTest : public testing::Test {
 protected:
  CatDamageTest() {
    const Server server = Server::Named("installed");
    const ScratchDatabase source(server);
    source.Sql(
        "CREATE TABLE small AS SELECT n, 'small' AS text FROM generate_series(1, 3) AS n;"
        "CREATE TABLE large AS SELECT n, repeat('large ', 100) AS text "
        "FROM generate_series(1, 20000) AS n");
    RunOrThrow({PgstowPath(), "dump", "-Fc", "-j1", "-Z", "none", "-f", archive_, source.name()},
               {.environment = server.environment()});
    bytes_ = ReadFile(archive_);
  }

  Outcome Cat(const std::string& table, const Command& options = {}) const {
    WriteFile(archive_, bytes_);
    Command command = {PgstowPath(), "cat", archive_, table};
    command.insert(command.end(), options.begin(), options.end());
    return RunProgram(command);
  }

  TempDir dir_;
  std::string archive_ = dir_ / "archive";
  std::string bytes_;
};

TEST_F(CatDamageTest, ReadsNothingOfOtherTables) {
  const size_t first = bytes_.find("large large");
  const size_t last = bytes_.rfind("large large");
  ASSERT_GT(last - first, 10'000'000u);
  std::fill(bytes_.begin() + static_cast<ptrdiff_t>(first),
            bytes_.begin() + static_cast<ptrdiff_t>(last), '\0');
  for (const std::string form : {"copy", "csv", "jsonl", "stored"}) {
    const Outcome outcome = Cat("small", {"--as", form});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("small"));
  }
  EXPECT_EQ(Cat("large").exit_code, 1);
}

TEST_F(CatDamageTest, WritesTheRowsBeforeTheDamageAndNamesFrameAndTable) {
  const size_t late = bytes_.rfind("large large");
  bytes_[late] = 'L';
  for (const std::string form : {"copy", "csv", "jsonl", "stored"}) {
    SCOPED_TRACE(form);
    const Outcome outcome = Cat("large", {"--as", form});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("it is damaged at byte"), HasSubstr("frame "),
                                   HasSubstr("(TABLE DATA \"large\")")));
    EXPECT_THAT(outcome.out, HasSubstr("large large"));
    EXPECT_THAT(outcome.out, Not(HasSubstr("Large")));
    EXPECT_THAT(outcome.out, EndsWith("\n"));
    EXPECT_EQ(Cat("large", {"--as", form, "-o", dir_ / "rows"}).exit_code, 1);
    EXPECT_FALSE(std::filesystem::exists(dir_ / "rows")) << "a part passed off as the whole";
  }
}

// Rows that were read are enough; the damage behind them is never met.
TEST_F(CatDamageTest, StopsReadingAtTheLimit) {
  bytes_[bytes_.rfind("large large")] = 'L';
  const Outcome outcome = Cat("large", {"--columns=n", "--limit=2"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "1\n2\n");
}

TEST_F(CatDamageTest, WritesToAFileButNeverToTheArchive) {
  EXPECT_EQ(Cat("small", {"-o", dir_ / "rows"}).out, "");
  EXPECT_EQ(ReadFile(dir_ / "rows"), "1\tsmall\n2\tsmall\n3\tsmall\n");
  EXPECT_EQ(Cat("small", {"-o", "-"}).out, ReadFile(dir_ / "rows"));
  const Outcome archive = Cat("small", {"-o", archive_});
  EXPECT_EQ(archive.exit_code, 1);
  EXPECT_EQ(archive.err, "pgstow: error: output file \"" + archive_ + "\" is the archive\n");
  EXPECT_TRUE(ReadFile(archive_) == bytes_);
  EXPECT_THAT(Cat("small", {"-o", dir_ / "no" + "/such"}).err,
              StartsWith("pgstow: error: could not open output file"));
  WriteFile(dir_ / "kept", "kept");
  EXPECT_EQ(Cat("nosuch", {"-o", dir_ / "kept"}).exit_code, 1);
  EXPECT_EQ(Cat("small", {"-o", dir_ / "kept", "--columns=nosuch"}).exit_code, 1);
  EXPECT_EQ(ReadFile(dir_ / "kept"), "kept") << "an error before the first row";
}

TEST_F(CatDamageTest, RefusesWhatMakesNoSense) {
  const std::pair<Command, std::string> kLines[] = {
      {{"--as=xml"}, "unrecognized form of rows \"xml\""},
      {{"--columns=n,n"}, "column \"n\" is named twice"},
      {{"--columns="}, "\"\" is no list of columns"},
      {{"--columns=m"}, "the rows of table \"public.small\" have no column \"m\""},
      {{"--limit=-1"}, "--limit must be in range 0.."},
      {{"--as=stored", "--limit=1"}, "\"--as stored\" takes neither --columns nor --limit"},
      {{"--as=stored", "--columns=n"}, "\"--as stored\" takes neither --columns nor --limit"},
  };
  for (const auto& [options, sentence] : kLines) {
    const Outcome outcome = Cat("small", options);
    EXPECT_EQ(outcome.exit_code, 1) << Shown(options);
    EXPECT_THAT(outcome.err, StartsWith("pgstow: error: " + sentence)) << Shown(options);
    EXPECT_EQ(outcome.out, "");
  }
  EXPECT_THAT(RunProgram({PgstowPath(), "cat", archive_}).err,
              StartsWith("pgstow: error: an archive and a table must be named\n"));
}

}  // namespace
}  // namespace pgstow::tests
