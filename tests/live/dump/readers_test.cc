// Connections that help to read large catalogs, and what is done without them.
#include <string>

#include <gtest/gtest.h>

#include "tests/live/dump/dumping.h"

namespace pgstow::dump {
namespace {

class LiveReaders : public tests::DumpsEachServer {
 protected:
  // As many columns as make the catalogs large.
  LiveReaders() {
    database_.Sql(
        "DO $$ DECLARE columns text; BEGIN"
        " SELECT pg_catalog.string_agg('c' || n || ' int', ', ') INTO columns"
        "   FROM pg_catalog.generate_series(1, 1500) n;"
        " FOR n IN 1 .. 14 LOOP EXECUTE pg_catalog.format('CREATE TABLE w%s (%s)', n, columns);"
        " END LOOP; END $$;"
        "INSERT INTO w7 (c1) VALUES (1)");
  }

  DumpOptions OptionsWith(int readers, const std::string& archive) const {
    DumpOptions options = OptionsFor(archive);
    options.readers = readers;
    return options;
  }
};
INSTANTIATE_TEST_SUITE_P(Readers, LiveReaders, ::testing::ValuesIn(tests::Server::Names()),
                         tests::NameOfServer);

TEST_P(LiveReaders, ReadTheSameAsOne) {
  Dump(OptionsWith(1, "alone"));
  DumpOptions together = OptionsWith(3, "together");
  together.jobs = 2;
  Dump(together);
  EXPECT_EQ(Open("together")->toc().entries, Open("alone")->toc().entries);
}

TEST_P(LiveReaders, AreFewerWhenTheServerHasNoRoom) {
  const std::string role = "one_of_" + database_.name();
  database_.Sql("CREATE ROLE " + role +
                " LOGIN CONNECTION LIMIT 1; GRANT SELECT ON ALL TABLES IN "
                "SCHEMA public TO " +
                role);
  DumpOptions options = OptionsWith(4, "a");
  options.connection.user = role;
  const DumpSummary summary = Dump(options);
  database_.Sql("DROP OWNED BY " + role + "; DROP ROLE " + role);
  EXPECT_EQ(summary.tables, 14U);
  EXPECT_EQ(summary.rows, 1U);
}

}  // namespace
}  // namespace pgstow::dump
