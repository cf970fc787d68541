// What a dump asks the server does not grow with what there is.

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/cli/support.h"
#include "tests/support/paths.h"

namespace pgstow::tests {
namespace {

class QueriesTest : public ServerTest {
 protected:
  // From now on each session in the database is told the statements that the server runs for it.
  void TellStatements() const {
    for (const char* setting : {"log_statement = 'all'", "client_min_messages = 'log'"}) {
      server().Sql("postgres", fmt::format("ALTER DATABASE {} SET {}", database_.name(), setting));
    }
  }

  void MakeTables(int first, int last) const {
    RunOrThrow({Oracle("psql"), "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", database_.name(), "-c",
                fmt::format(kMakeTables, fmt::arg("first", first), fmt::arg("last", last))},
               {.environment = server().environment()});
  }

  // How many statements a schema dump runs. It says them as notices.
  int StatementsOfDump(const Command& options) const {
    Command command = {PgstowPath(), "dump", "--verbose", "--schema-only", "-f", "/dev/null"};
    command.insert(command.end(), options.begin(), options.end());
    command.push_back(database_.name());
    const Outcome dump = server().Run(command);
    EXPECT_TRUE(dump.ok()) << dump.err;
    int statements = 0;
    for (size_t at = dump.err.find(kStatement); at != std::string::npos;
         at = dump.err.find(kStatement, at + 1)) {
      ++statements;
    }
    return statements;
  }

  const ScratchDatabase database_{server()};

 private:
  static constexpr const char* kStatement = "LOG:  statement: ";
  // Every tenth table has more to it.
  static constexpr const char* kMakeTables = R"(
DO $$ BEGIN
  FOR i IN {first}..{last} LOOP
    EXECUTE format('CREATE TABLE %I (a integer, b text)', 'a table, number ' || i);
    CONTINUE WHEN i % 10 <> 0;
    EXECUTE format('CREATE TABLE %I (a serial PRIMARY KEY, b integer GENERATED ALWAYS AS IDENTITY,
                                     c text DEFAULT upper(%L) CHECK (c <> %2$L) NOT NULL)',
                   'keyed ' || i, 'x');
    EXECUTE format('CREATE INDEX ON %I (c)', 'keyed ' || i);
    EXECUTE format('COMMENT ON TABLE %I IS %L', 'keyed ' || i, 'with a comment');
    EXECUTE format('GRANT SELECT ON %I TO PUBLIC', 'keyed ' || i);
  END LOOP;
END $$)";
};

INSTANTIATE_TEST_SUITE_P(Servers, QueriesTest, testing::ValuesIn(Server::Names()),
                         [](const auto& server) { return server.param; });

TEST_P(QueriesTest, AreAsManyForTenThousandTablesAsForTen) {
  MakeTables(1, 10);
  TellStatements();
  const int few = StatementsOfDump({"--jobs=1"});
  EXPECT_GT(few, 10) << "the server tells its statements otherwise";
  MakeTables(11, 10000);
  // The names of ten thousand tables to be locked, and what is asked about them, need not fit one
  // message.
  constexpr int kMoreMessages = 2;
  EXPECT_LE(StatementsOfDump({"--jobs=1"}), few + kMoreMessages);
  // Several connections read large catalogs, each with statements of its own.
  constexpr int kMostReaders = 4;
  EXPECT_LE(StatementsOfDump({}), kMostReaders * (few + kMoreMessages));
}

}  // namespace
}  // namespace pgstow::tests
