// What a slow line costs: answers that are waited for, not bytes.
#include <chrono>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/delay_proxy.h"
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

TEST_P(LiveLatency, SmallTablesAreCopiedOverSeveralConnections) {
  const ScratchDatabase source(server_);
  MakeTables(source, 120, /*rows=*/3);
  const Cost alone = Run({"dump", "-j1", "-Fc", "-f", archive_, source.name()});
  const Cost together = Run({"dump", "-j4", "-Fc", "-f", archive_, source.name()});
  EXPECT_GE(together.connections, 4);
  EXPECT_LE(together.longest_wait, alone.longest_wait / 2);
}

INSTANTIATE_TEST_SUITE_P(Servers, LiveLatency, ::testing::ValuesIn(Server::Names()));

}  // namespace
}  // namespace pgstow::tests
