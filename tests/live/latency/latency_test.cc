// What a slow line costs: answers that are waited for, not bytes.
#include <chrono>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/delay_proxy.h"
#include "tests/support/dump_text.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

using ::testing::AllOf;
using ::testing::Ge;
using ::testing::Le;

// One way; an answer takes 20 ms.
constexpr std::chrono::milliseconds kDelay{10};

class LiveLatency : public ::testing::TestWithParam<std::string> {
 protected:
  // What a command cost on the line.
  struct Cost {
    int round_trips;   // of all connections
    int longest_wait;  // round trips of the one that has most
    int connections;
  };

  // Runs pgstow over a slow line; it has to succeed.
  Cost Run(Command command) const {
    DelayProxy line(server_, kDelay);
    command.insert(command.begin(), PgstowPath());
    const Outcome outcome = RunProgram(command, {.environment = line.environment()});
    EXPECT_EQ(outcome.exit_code, 0) << Shown(command) << "\n" << outcome.err;
    return {line.round_trips(), line.longest_wait(), line.connections()};
  }

  void MakeTables(const ScratchDatabase& database, int count, int rows = 0) const {
    database.Sql(fmt::format(
        "CREATE TYPE mood AS ENUM ('good', 'bad');"
        "DO $$ BEGIN FOR n IN 1 .. {0} LOOP"
        " EXECUTE format('CREATE TABLE t%s (id serial PRIMARY KEY, name text NOT NULL,"
        "   mood mood DEFAULT ''good'', parent int, CHECK (id > 0))', n);"
        " EXECUTE format('CREATE INDEX ON t%s (name)', n);"
        " EXECUTE format('COMMENT ON TABLE t%s IS ''table %s''', n, n);"
        " EXECUTE format('CREATE VIEW v%s AS SELECT id, name FROM t%s', n, n);"
        " EXECUTE format('CREATE FUNCTION f%s(a int) RETURNS int LANGUAGE sql AS ''SELECT a + "
        "%s''',"
        "   n, n);"
        " EXECUTE format('ALTER TABLE t%s ADD FOREIGN KEY (parent) REFERENCES t%s (id)', n,"
        "   greatest(n - 1, 1));"
        " EXECUTE format('INSERT INTO t%s (name) SELECT ''row '' || i FROM generate_series(1, {1}) "
        "i',"
        "   n);"
        " END LOOP; END $$",
        count, rows));
  }

  const Server server_ = Server::Named(GetParam());
  const TempDir dir_;
  const std::string archive_ = dir_ / "archive";
};

TEST_P(LiveLatency, ASchemaDumpWaitsAsOftenForManyObjectsAsForFew) {
  const ScratchDatabase few(server_);
  MakeTables(few, 5);
  const ScratchDatabase many(server_);
  MakeTables(many, 150);
  const Cost of_few = Run({"dump", "-s", "-Fc", "-f", archive_, few.name()});
  const Cost of_many = Run({"dump", "-s", "-Fc", "-f", archive_, many.name()});
  EXPECT_THAT(of_many.round_trips, AllOf(Ge(10), Le(of_few.round_trips + 5)));
  EXPECT_LE(of_many.round_trips, 99);
}

TEST_P(LiveLatency, ASchemaRestoreWaitsFarLessOftenThanThereAreObjects) {
  const ScratchDatabase source(server_);
  MakeTables(source, 100);
  Run({"dump", "-s", "-Fc", "-f", archive_, source.name()});
  constexpr int kObjects = 100 * 10;  // with sequences, defaults, keys, indexes, comments
  for (const std::string manner : {"-j1", "-j2", "-1", "--transaction-size=200"}) {
    SCOPED_TRACE(manner);
    const ScratchDatabase target(server_);
    const Cost cost = Run({"restore", manner, "-d", target.name(), archive_});
    EXPECT_LE(cost.round_trips, kObjects / 10);
    EXPECT_PRED_FORMAT2(SameText, OracleText(source), OracleText(target));
  }
}

TEST_P(LiveLatency, SmallTablesAreCopiedOverSeveralConnections) {
  const ScratchDatabase source(server_);
  MakeTables(source, 120, /*rows=*/3);
  const Cost alone = Run({"dump", "-j1", "-Fc", "-f", archive_, source.name()});
  const Cost together = Run({"dump", "-j4", "-Fc", "-f", archive_, source.name()});
  EXPECT_GE(together.connections, 4);
  EXPECT_LE(together.longest_wait, alone.longest_wait / 2);
  // Tables are copied by one message each, and locked by the dozen.
  EXPECT_LE(together.round_trips, alone.round_trips + 120 / 2);
}

TEST_P(LiveLatency, LargeObjectsAreReadByTheHundreds) {
  const ScratchDatabase few(server_);
  few.Sql("SELECT lo_from_bytea(0, 'one')");
  const ScratchDatabase many(server_);
  many.Sql(
      "SELECT count(lo_from_bytea(0, convert_to('object ' || n, 'UTF8')))"
      " FROM generate_series(1, 3000) n");
  const Cost of_few = Run({"dump", "-j1", "-Fc", "-f", archive_, few.name()});
  const Cost of_many = Run({"dump", "-j1", "-Fc", "-f", archive_, many.name()});
  EXPECT_THAT(of_many.round_trips - of_few.round_trips, AllOf(Ge(0), Le(3000 / 300)));
}

TEST_P(LiveLatency, HundredsOfLargeObjectsGoInOneRoundTrip) {
  constexpr int kObjects = 1000;
  const ScratchDatabase source(server_);
  const Cost without = Run({"dump", "-Fc", "-f", archive_, source.name()});
  source.Sql(
      fmt::format("SELECT lo_from_bytea(0, sha256(i::text::bytea))"
                  " FROM generate_series(1, {}) AS i",
                  kObjects));
  const Cost dump = Run({"dump", "-Fc", "-f", archive_, source.name()});
  EXPECT_LE(dump.round_trips - without.round_trips, kObjects / 100);
  const std::string contents =
      "SELECT count(*), md5(string_agg(lo_get(oid)::text, '' ORDER BY oid))"
      " FROM pg_largeobject_metadata";
  const std::vector<Command> manners = {{"-j1"},
                                        {"-1"},
                                        {"--no-journal"},
                                        {"--transaction-size=500"},
                                        {"--transaction-size=500", "--no-journal"}};
  for (const Command& manner : manners) {
    SCOPED_TRACE(Shown(manner));
    const ScratchDatabase target(server_);
    Command command = {"restore", "-d", target.name(), archive_};
    command.insert(command.end(), manner.begin(), manner.end());
    const Cost restore = Run(command);
    EXPECT_LE(restore.round_trips, 40 + kObjects / 100);
    EXPECT_EQ(target.Sql(contents), source.Sql(contents));
  }
}

INSTANTIATE_TEST_SUITE_P(Servers, LiveLatency, ::testing::ValuesIn(Server::Names()));

}  // namespace
}  // namespace pgstow::tests
