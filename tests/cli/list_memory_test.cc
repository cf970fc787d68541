// Memory of lists: they look at what lists show, and keep no more.

#include <string>

#include <gtest/gtest.h>

#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

// Comments are the entries that are soonest made: of each column one.
constexpr long kTables = 50;
constexpr long kColumns = 1200;
constexpr long kEntries = kTables * kColumns;

class ListMemory : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    source_ = new ScratchDatabase(Server::Named("18"));
    source_->Sql("DO $$ BEGIN FOR n IN 1 .. " + std::to_string(kTables) +
                 " LOOP EXECUTE (SELECT pg_catalog.format('CREATE TABLE orders_%s (%s)', n,"
                 "   string_agg('quantity_' || c || ' integer', ', ')) FROM generate_series(1, " +
                 std::to_string(kColumns) +
                 ") AS c); END LOOP; END $$;"
                 "INSERT INTO pg_description SELECT attrelid, 'pg_class'::regclass, attnum,"
                 "   'The comment on column ' || attname || ', of a usual length.'"
                 " FROM pg_attribute WHERE attname LIKE 'quantity%'");
  }
  static void TearDownTestSuite() {
    delete source_;
    source_ = nullptr;
  }

  static long PeakMiB(const Command& command) {
    const Outcome outcome = RunProgram(command);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_GT(outcome.out.size(), static_cast<size_t>(kEntries));
    return outcome.peak_mib;
  }

  // An archive that pg_dump made.
  std::string Dumped(const std::string& format) const {
    const std::string archive = dir_ / format;
    const Outcome outcome = source_->server().Run(
        {Oracle("pg_dump"), "--schema-only", "-F", format, "-f", archive, source_->name()});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return archive;
  }

  static ScratchDatabase* source_;
  const TempDir dir_;
};
ScratchDatabase* ListMemory::source_ = nullptr;

TEST_F(ListMemory, IsSmallForEachEntry) {
  constexpr long kProgramMiB = 16;
  constexpr long kBytesAnEntry = 200;
  const std::string archive = dir_ / "archive";
  const Outcome dumped = source_->server().Run({PgstowPath(), "dump", "--schema-only", "--no-sync",
                                                "-F", "custom", "-f", archive, source_->name()});
  ASSERT_EQ(dumped.exit_code, 0) << dumped.err;
  EXPECT_LT(PeakMiB({PgstowPath(), "list", archive}),
            kProgramMiB + (kEntries * kBytesAnEntry >> 20));
}

TEST_F(ListMemory, IsAtMostThatOfPgRestoreForItsOwnArchives) {
  for (const std::string format : {"c", "t", "d"}) {
    const std::string archive = Dumped(format);
    EXPECT_LE(PeakMiB({PgstowPath(), "restore", "--list", archive}),
              PeakMiB({Oracle("pg_restore"), "--list", archive}))
        << format;
  }
}

}  // namespace
}  // namespace pgstow::tests
