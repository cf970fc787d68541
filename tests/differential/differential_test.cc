// Whole databases, there and back: differential_test INPUT SERVER, with INPUT one of kInputs.

#include <cstdio>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/dump_text.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

struct Input {
  std::string name;
  std::function<void(const ScratchDatabase&)> load;
};

void LoadSample(const ScratchDatabase& database) {
  database.SqlFile(SourceDir() / "tests/sample/load.sql");
}

void LoadPgbench(const ScratchDatabase& database) {
  const Outcome outcome =
      database.server().Run({Installed("pgbench"), "-i", "-s", "10", "-q", database.name()});
  if (!outcome.ok()) throw std::runtime_error(outcome.err);
}

const std::vector<Input> kInputs = {{"sample", LoadSample}, {"pgbench", LoadPgbench}};

const Input* input = nullptr;
std::string server_name;

// The loaded input: one for all laws, none of which changes it.
class DifferentialTest : public testing::Test {
 public:
  static void SetUpTestSuite() {
    source_ = std::make_unique<ScratchDatabase>(Server::Named(server_name));
    input->load(*source_);
  }

  static void TearDownTestSuite() { source_.reset(); }

 protected:
  static const ScratchDatabase& source() { return *source_; }

  // Dumps the source into a new file with OPTIONS, and returns its path.
  std::string Archive(const std::string& name, const Command& options,
                      const Environment& environment = {}) {
    std::string archive = dir_ / name;
    Command command = {PgstowPath(), "dump", "--format=custom", "-f", archive};
    command.insert(command.end(), options.begin(), options.end());
    command.insert(command.end(), {"-d", source().name()});
    const Outcome outcome = source().server().Run(command, {.environment = environment});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return archive;
  }

  TempDir dir_;

 private:
  static std::unique_ptr<ScratchDatabase> source_;
};

std::unique_ptr<ScratchDatabase> DifferentialTest::source_;

TEST_F(DifferentialTest, ParallelRoundTripMakesAnEqualDatabase) {
  const std::string archive = Archive("archive", {"-j", "2"});
  const ScratchDatabase target(source().server());
  const Outcome restore =
      source().server().Run({PgstowPath(), "restore", "-j", "2", "-d", target.name(), archive});
  EXPECT_EQ(restore.exit_code, 0) << restore.err;
  EXPECT_PRED_FORMAT2(SameText, RowsSorted(OracleText(source())), RowsSorted(OracleText(target)));
}

TEST_F(DifferentialTest, PlainTextEqualsPgDump18) {
  EXPECT_PRED_FORMAT2(SameText, OracleText(source()),
                      DumpText({PgstowPath(), "dump", "--format=plain"}, source()));
}

// Nobody else is connected, so both dumps see the same; the one thing that may tell them apart is
// the time at which they were made, which SOURCE_DATE_EPOCH fixes.
TEST_F(DifferentialTest, SameSnapshotGivesTheSameBytes) {
  const Environment frozen = {{"SOURCE_DATE_EPOCH", "1700000000"}};
  for (const char* jobs : {"1", "3"}) {
    SCOPED_TRACE(jobs);
    const std::string first = Archive("first", {"-j", jobs}, frozen);
    const std::string second = Archive("second", {"-j", jobs}, frozen);
    const Outcome cmp = RunProgram({"cmp", first, second});
    EXPECT_EQ(cmp.exit_code, 0) << cmp.out << cmp.err;
  }
}

TEST_F(DifferentialTest, VerifyAcceptsTheArchive) {
  const Outcome verify = RunProgram({PgstowPath(), "verify", Archive("archive", {"-j", "2"})});
  EXPECT_EQ(verify.exit_code, 0) << verify.err;
}

}  // namespace
}  // namespace pgstow::tests

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  for (const auto& input : pgstow::tests::kInputs) {
    if (argc == 3 && argv[1] == input.name) pgstow::tests::input = &input;
  }
  if (pgstow::tests::input == nullptr) {
    std::fputs("usage: differential_test sample|pgbench SERVER [GOOGLETEST OPTION...]\n", stderr);
    return 2;
  }
  pgstow::tests::server_name = argv[2];
  return RUN_ALL_TESTS();
}
