// PostgreSQL's own custom archives, there and back: what its tools write we restore, what we write
// they restore, and the databases are equal.

#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/support.h"
#include "tests/support/dump_text.h"
#include "tests/support/paths.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;

// Rows, large objects and names of every awkward kind.
constexpr const char* kSetup = R"(
CREATE SCHEMA "Odd ""schema";
CREATE TABLE "Odd ""schema"."Odd 'table'" (id integer PRIMARY KEY, "odd\col" text, b bytea);
INSERT INTO "Odd ""schema"."Odd 'table'" VALUES
  (1, E'tab\tnew\nline \\. end', '\x00ff'), (2, NULL, NULL), (3, E'\\.', ''), (4, 'naïve 🐘', NULL);
CREATE TABLE many AS SELECT n, md5(n::text) AS text FROM generate_series(1, 5000) AS n;
CREATE INDEX ON many (text);
CREATE TABLE nothing (n integer);
CREATE SEQUENCE counter START 7;
CREATE VIEW seen AS SELECT n FROM many;
CREATE MATERIALIZED VIEW kept AS SELECT count(*) FROM many;
COMMENT ON VIEW seen IS 'it''s; "seen"';
GRANT SELECT ON many TO PUBLIC;
SELECT lo_from_bytea(7, convert_to(repeat('large ', 100000), 'UTF8')), lo_create(8),
       lo_from_bytea(4000000000, '\x00010203'), lo_from_bytea(9, 'nine');
GRANT SELECT ON LARGE OBJECT 7, 8 TO PUBLIC;
COMMENT ON LARGE OBJECT 9 IS 'the ninth';
)";

constexpr const char* kCompressions[] = {"none", "gzip:9", "lz4", "zstd:5"};

class PgDumpArchiveTest : public ServerTest {
 public:
  static void TearDownTestSuite() { sources_.clear(); }

 protected:
  // The database that all tests look at: one for each server.
  const ScratchDatabase& Source() {
    for (const auto& source : sources_) {
      if (source->server().name() == server().name()) return *source;
    }
    sources_.push_back(std::make_unique<ScratchDatabase>(server()));
    sources_.back()->Sql(kSetup);
    return *sources_.back();
  }

  std::string Dump(Command command, const Command& options) {
    const std::string archive = dir_ / ("archive" + std::to_string(++archives_));
    command.insert(command.end(), options.begin(), options.end());
    command.insert(command.end(), {"-f", archive, Source().name()});
    RunOrThrow(command, {.environment = server().environment()});
    return archive;
  }
  std::string OurDump(const Command& options = {}) {
    return Dump({PgstowPath(), "dump", "--format=pgdump"}, options);
  }
  std::string TheirDump(const Command& options = {}) {
    return Dump({Oracle("pg_dump"), "-Fc"}, options);
  }

  // Expects that the command, with `-d DATABASE` and the archive, makes the source anew.
  void ExpectRestores(Command command, const std::string& archive, const std::string& input = "") {
    SCOPED_TRACE(Shown(command) + " " + archive);
    const ScratchDatabase target(server());
    command.insert(command.end(), {"-d", target.name()});
    if (!archive.empty()) command.push_back(archive);
    const Outcome outcome =
        RunProgram(command, {.environment = server().environment(), .input = input});
    // A newer pg_restore sets what an older server does not know, and counts that as an error.
    if (server().major() == 18 || command[0] == PgstowPath()) {
      EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    }
    EXPECT_PRED_FORMAT2(SameText, OracleText(Source()), OracleText(target));
  }
  const Command kOurs = {PgstowPath(), "restore"};
  const Command kTheirs = {Oracle("pg_restore")};

  TempDir dir_;

 private:
  static std::vector<std::unique_ptr<ScratchDatabase>> sources_;
  int archives_ = 0;
};

std::vector<std::unique_ptr<ScratchDatabase>> PgDumpArchiveTest::sources_;

TEST_P(PgDumpArchiveTest, TheirsRestoreHereWithEveryCompression) {
  for (const std::string compression : kCompressions) {
    const std::string archive = TheirDump({"-Z", compression});
    ExpectRestores(kOurs, archive);
    EXPECT_EQ(RunProgram({PgstowPath(), "verify", "--deep", archive}).exit_code, 0) << compression;
  }
}

TEST_P(PgDumpArchiveTest, OursRestoreThereWithEveryCompression) {
  for (const std::string compression : kCompressions) {
    const std::string archive = OurDump({"-Z", compression});
    ExpectRestores(kTheirs, archive);
    EXPECT_EQ(RunProgram({PgstowPath(), "verify", "--deep", archive}).exit_code, 0) << compression;
  }
}

TEST_P(PgDumpArchiveTest, StatementsInsteadOfRowsRestore) {
  for (const std::string compression : {"none", "gzip"}) {
    const Command options = {"--inserts", "-Z", compression};
    ExpectRestores(kOurs, TheirDump(options));
    ExpectRestores(kTheirs, OurDump(options));
  }
}

// Written to a pipe an archive does not say where its data is.
TEST_P(PgDumpArchiveTest, PipesAreWrittenAndRead) {
  const Environment environment = server().environment();
  const std::string theirs =
      RunOrThrow({Oracle("pg_dump"), "-Fc", Source().name()}, {.environment = environment});
  const std::string ours = RunOrThrow({PgstowPath(), "dump", "--format=pgdump", Source().name()},
                                      {.environment = environment});
  ExpectRestores(kOurs, "", theirs);
  ExpectRestores(kTheirs, "", ours);
  ExpectRestores(kOurs, "", ours);
  WriteFile(dir_ / "theirs", theirs);
  WriteFile(dir_ / "ours", ours);
  ExpectRestores({PgstowPath(), "restore", "-j", "2"}, dir_ / "theirs");
  ExpectRestores(kTheirs, dir_ / "ours");
}

TEST_P(PgDumpArchiveTest, SeveralJobsRestore) {
  ExpectRestores({PgstowPath(), "restore", "-j", "3"}, TheirDump());
  ExpectRestores({Oracle("pg_restore"), "-j", "3"}, OurDump());
}

TEST_P(PgDumpArchiveTest, CutOnesAreNotRestored) {
  const std::string whole = ReadFile(OurDump({"-Z", "none", "-t", "many"}));
  for (size_t length = 0; length < whole.size(); length += whole.size() / 40) {
    const Outcome outcome = RunProgram({PgstowPath(), "restore", "-f", "/dev/null"},
                                       {.input = whole.substr(0, length)});
    EXPECT_NE(outcome.exit_code, 0) << "cut to " << length << " of " << whole.size();
    WriteFile(dir_ / "cut", whole.substr(0, length));
    EXPECT_NE(RunProgram({PgstowPath(), "verify", dir_ / "cut"}).exit_code, 0) << length;
  }
}

INSTANTIATE_TEST_SUITE_P(Servers, PgDumpArchiveTest, testing::ValuesIn(Server::Names()),
                         [](const auto& server) { return "Of_" + server.param; });

// The tools of the machine's own PostgreSQL, which is older.
class OldPgDumpArchiveTest : public PgDumpArchiveTest {};

TEST_P(OldPgDumpArchiveTest, TheirsRestoreHere) {
  for (const std::string level : {"0", "6"}) {
    ExpectRestores(kOurs, Dump({Installed("pg_dump"), "-Fc"}, {"-Z", level}));
  }
}

TEST_P(OldPgDumpArchiveTest, OursRestoreThereInTheirVersion) {
  const std::string archive = OurDump({"--archive-version=1.14"});
  EXPECT_THAT(RunOrThrow({Installed("pg_restore"), "-l", archive}),
              HasSubstr("Dump Version: 1.14"));
  ExpectRestores({Installed("pg_restore")}, archive);
  ExpectRestores(kTheirs, archive);
  ExpectRestores(kOurs, archive);
  ExpectRestores({Installed("pg_restore")}, OurDump({"--archive-version=1.14", "-Z", "none"}));
}

TEST_P(OldPgDumpArchiveTest, WhatAVersionCannotHoldIsRefused) {
  const auto refusal = [this](const Command& options) {
    Command command = {PgstowPath(), "dump", "--format=pgdump", "-f", dir_ / "refused"};
    command.insert(command.end(), options.begin(), options.end());
    command.push_back(Source().name());
    const Outcome outcome = RunProgram(command, {.environment = server().environment()});
    EXPECT_EQ(outcome.exit_code, 1);
    return outcome.err;
  };
  EXPECT_THAT(refusal({"--archive-version=1.14", "-Z", "zstd"}),
              HasSubstr("archives of version 1.14 know no other compression than gzip"));
  EXPECT_THAT(refusal({"--archive-version=1.17"}), HasSubstr("\"1.17\""));
}

INSTANTIATE_TEST_SUITE_P(Servers, OldPgDumpArchiveTest, testing::Values("installed"),
                         [](const auto& server) { return "Of_" + server.param; });

}  // namespace
}  // namespace pgstow::tests
