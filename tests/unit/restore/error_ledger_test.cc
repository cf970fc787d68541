#include "restore/execute/error_ledger.h"

#include <stdexcept>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"

namespace pgstow::execute {
namespace {

using ::testing::ElementsAre;

// A ledger that says nothing by itself; what it told is kept.
class ErrorLedgerTest : public ::testing::Test {
 protected:
  void SetUp() override { ::testing::internal::CaptureStderr(); }
  static std::string Written() { return ::testing::internal::GetCapturedStderr(); }

  ErrorLedger::Listener Listening() {
    return [this](const StepError& error) {
      told_.push_back(std::string(NameOf(error.error_class)) + ": " + error.message);
    };
  }

  const model::Entry table_{.id = 7, .kind = "TABLE", .tag = "t", .schema = "app"};
  const StepError exists_{.entry = &table_,
                          .action = plan::Action::kDefine,
                          .message = "could not make it",
                          .server = {.sqlstate = "42P07", .message = "it exists", .position = 3}};
  std::vector<std::string> told_;
};

TEST_F(ErrorLedgerTest, CountsErrorsAndGoesOn) {
  ErrorLedger ledger({}, Listening());
  ledger.Report({.message = "first"});
  ledger.Report(exists_);
  ledger.Report({.message = "differs", .rows = RowDifference{2, 1}});
  EXPECT_EQ(Written(),
            "pgstow: error: first\npgstow: error: could not make it\npgstow: error: differs\n");
  EXPECT_EQ(ledger.ignored(), 3u);
  EXPECT_THAT(ledger.by_class(), ElementsAre(1, 1, 1, 0));
  EXPECT_THAT(told_,
              ElementsAre("failed: first", "harmless: could not make it", "rows-differ: differs"));
}

TEST_F(ErrorLedgerTest, ExplainsWhatItIsToldTo) {
  ErrorLedger ledger({.explain = true});
  ledger.Report(exists_);
  EXPECT_EQ(Written(),
            "pgstow: error: could not make it\n"
            "pgstow: detail: TABLE \"app.t\", entry 7; SQLSTATE 42P07 at character 3; "
            "harmless: exists already.\n");
}

TEST_F(ErrorLedgerTest, SaysWhichOfSeveralDatabasesItIs) {
  ErrorLedger ledger({.explain = true, .database = "shop"});
  ledger.Report(exists_);
  EXPECT_THAT(Written(),
              ::testing::HasSubstr("detail: database \"shop\", TABLE \"app.t\", entry 7; "));
}

TEST_F(ErrorLedgerTest, ThrowsTheFirstErrorWhenToldTo) {
  ErrorLedger ledger({.stop = true}, Listening());
  try {
    ledger.Report(exists_);
    FAIL() << "went on";
  } catch (const base::Error& error) {
    EXPECT_STREQ(error.what(), "could not make it");
    EXPECT_EQ(error.detail(), "");
    EXPECT_EQ(error.sqlstate(), "42P07");
    ledger.NoteEnd(error);  // it is known
  }
  EXPECT_EQ(ledger.ignored(), 0u);
  EXPECT_THAT(ledger.by_class(), ElementsAre(0, 0, 0, 1));
  EXPECT_THAT(told_, ElementsAre("aborted: could not make it"));
  EXPECT_EQ(Written(), "");
}

TEST_F(ErrorLedgerTest, NotesWhatElseEndsTheRestore) {
  ErrorLedger ledger({}, Listening());
  ledger.Report({.message = "first"});
  ledger.NoteEnd(std::runtime_error("the archive ends"));
  EXPECT_THAT(told_, ElementsAre("failed: first", "aborted: the archive ends"));
  EXPECT_EQ(Written(), "pgstow: error: first\n") << "who catches it says the rest";
  EXPECT_EQ(ledger.ignored(), 1u);
}

TEST_F(ErrorLedgerTest, CallsConsequencesOfTheEndNoErrors) {
  ErrorLedger ledger({}, Listening());
  EXPECT_THROW(ledger.End({.message = "connection lost"}), base::Error);
  EXPECT_THROW(ledger.Report({.message = "x"}), base::Error);
  ledger.Close();
  EXPECT_THROW(ledger.End({.message = "y"}), base::Error);
  EXPECT_EQ(Written(), "");
  EXPECT_THAT(told_, ElementsAre("aborted: connection lost"));
}

TEST_F(ErrorLedgerTest, RemembersWhatCouldNotBeMade) {
  ErrorLedger ledger({});
  ledger.MarkFailed(224);
  EXPECT_TRUE(ledger.failed(224));
  EXPECT_FALSE(ledger.failed(226));
  EXPECT_EQ(Written(), "");
}

}  // namespace
}  // namespace pgstow::execute
