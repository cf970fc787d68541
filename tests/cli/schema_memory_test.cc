// Memory of a dump of many tables: it grows with their number, and no faster than it has to.

#include <string>

#include <gtest/gtest.h>

#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

// So many that reading them takes more than writing the archive does.
constexpr long kTables = 5000;

// A table with what most have: a sequence, a key, an index, a check, a comment.
void MakeTables(const ScratchDatabase& database) {
  database.Sql(
      "DO $$ BEGIN FOR n IN 1 .. " + std::to_string(kTables) +
      " LOOP EXECUTE pg_catalog.format("
      "'CREATE TABLE table_%1$s (id bigserial PRIMARY KEY, name text NOT NULL DEFAULT ''none'',"
      "  made timestamptz NOT NULL DEFAULT now(), price numeric(12, 2) CHECK (price > 0));"
      "  CREATE INDEX ON table_%1$s (made);"
      "  COMMENT ON TABLE table_%1$s IS ''The table of number %1$s.'' ', n);"
      " IF n % 100 = 0 THEN COMMIT; END IF; END LOOP; END $$");
}

TEST(SchemaMemory, IsSmallForEachTable) {
  const Server server = Server::Named("installed");
  const ScratchDatabase empty(server);
  const ScratchDatabase full(server);
  MakeTables(full);
  const TempDir dir;
  const auto peak_kib = [&](const ScratchDatabase& database, const std::string& jobs) {
    const Outcome outcome =
        RunProgram({PgstowPath(), "dump", "--schema-only", "--no-sync", "--format=custom", "-Z",
                    "zstd:3", "-j", jobs, "-f", dir / (database.name() + jobs), database.name()},
                   {.environment = server.environment()});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return outcome.peak_mib * 1024;
  };
  constexpr long kLimitKib = 6;  // half of what pg_dump takes
  const long without = peak_kib(empty, "1");
  for (const std::string jobs : {"1", "2"}) {
    EXPECT_LT((peak_kib(full, jobs) - without) / kTables, kLimitKib) << jobs << " connections";
  }
}

}  // namespace
}  // namespace pgstow::tests
