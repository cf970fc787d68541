#include "host/base/log.h"

#include <sstream>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "host/base/log_footer.h"
#include "host/base/log_terminal.h"
#include "host/base/palette.h"

namespace pgstow::base {
namespace {

class LogFormat : public testing::Test {
 protected:
  void SetUp() override { testing::internal::CaptureStderr(); }
  void TearDown() override {
    SetLogProgram("pgstow");
    SetLogColors({});
    SetLogThreshold(LogLevel::kWarning);
    SetLogTerminal(false);
  }
  static std::string Written() { return testing::internal::GetCapturedStderr(); }
};

TEST_F(LogFormat, IsThatOfPostgresTools) {
  LogLine(LogLevel::kError, "could not open file \"x\"");
  LogLine(LogLevel::kWarning, "it is late");
  EXPECT_EQ(Written(),
            "pgstow: error: could not open file \"x\"\n"
            "pgstow: warning: it is late\n");
}

TEST_F(LogFormat, HasNoWordForInformation) {
  SetLogThreshold(LogLevel::kDebug);
  LogLine(LogLevel::kInfo, "reading schemas");
  LogLine(LogLevel::kDebug, "in detail");
  EXPECT_EQ(Written(), "pgstow: reading schemas\npgstow: in detail\n");
}

TEST_F(LogFormat, ShowsNothingBelowTheThreshold) {
  Log(LogLevel::kInfo, "reading {}", "schemas");
  EXPECT_EQ(Written(), "");
}

TEST_F(LogFormat, ShowsErrorsAloneInSilence) {
  {
    const LogSilence silence;
    LogLine(LogLevel::kWarning, "it is late");
    LogLine(LogLevel::kError, "too late");
  }
  LogLine(LogLevel::kWarning, "it was late");
  EXPECT_EQ(Written(), "pgstow: error: too late\npgstow: warning: it was late\n");
}

// A signal may come while the program is still finding out what it is called.
TEST_F(LogFormat, IsWholeWhileAnotherThreadSetsIt) {
  const std::string names[] = {"pg_dump", "a program whose name is too long for a small string"};
  constexpr int kTimes = 200;
  SetLogProgram(names[0]);
  std::thread setting([&names] {
    for (int i = 0; i < kTimes; ++i) {
      SetLogProgram(names[i % 2]);
      SetLogTerminal(i % 2 == 0);
      SetLogColors({});
    }
  });
  for (int i = 0; i < kTimes; ++i) LogLine(LogLevel::kError, "no");
  setting.join();
  std::istringstream lines(Written());
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    EXPECT_TRUE(line == names[0] + ": error: no" || line == names[1] + ": error: no") << line;
  }
  EXPECT_EQ(count, kTimes);
}

TEST_F(LogFormat, StartsWithTheNameTheProgramIsCalledBy) {
  SetLogProgram("pg_dump");
  Log(LogLevel::kWarning, "{} of {}", 1, 2);
  EXPECT_EQ(Written(), "pg_dump: warning: 1 of 2\n");
}

TEST_F(LogFormat, PutsDetailAndHintOnLinesOfTheirOwn) {
  LogError(Error(ErrorCode::kIo, "no room").WithDetail("All of it.").WithHint("Make some."));
  EXPECT_EQ(Written(),
            "pgstow: error: no room\n"
            "pgstow: detail: All of it.\n"
            "pgstow: hint: Make some.\n");
}

TEST_F(LogFormat, LetsNoNameSteerATerminal) {
  const Error error =
      Error(ErrorCode::kServer, "no \x1b[2J").WithDetail("a\rb").WithHint("c\td\ne");
  LogError(error);
  EXPECT_EQ(Written(), "pgstow: error: no \x1b[2J\npgstow: detail: a\rb\npgstow: hint: c\td\ne\n")
      << "elsewhere it is as it was";
  testing::internal::CaptureStderr();
  SetLogTerminal(true);
  LogError(error);
  LogComplaint(Error(ErrorCode::kUsage, "\x9b"));
  LogRaw("\u202e");
  LogLine(LogLevel::kWarning, "\x07");
  EXPECT_EQ(Written(),
            "pgstow: error: no \\x1b[2J\npgstow: detail: a\\x0db\npgstow: hint: c\td\ne\n"
            "pgstow: \\x9b\n"
            "\\xe2\\x80\\xae\n"
            "pgstow: warning: \\x07\n");
}

TEST_F(LogFormat, PaintsEachLine) {
  SetLogColors(Palette::FromSettings("always", "error=1:warning=2:note=3:locus=4", false));
  LogError(Error(ErrorCode::kIo, "no room").WithDetail("All of it.").WithHint("Make some."));
  LogLine(LogLevel::kWarning, "it is late");
  EXPECT_EQ(Written(),
            "\x1b[4mpgstow: \x1b[0m\x1b[1merror: \x1b[0mno room\n"
            "\x1b[4mpgstow: \x1b[0m\x1b[3mdetail: \x1b[0mAll of it.\n"
            "\x1b[4mpgstow: \x1b[0m\x1b[3mhint: \x1b[0mMake some.\n"
            "\x1b[4mpgstow: \x1b[0m\x1b[2mwarning: \x1b[0mit is late\n");
}

TEST_F(LogFormat, PaintsOnlyTheHintOfAComplaint) {
  SetLogColors(Palette::FromSettings("always", "error=1:note=3:locus=4", false));
  LogComplaint(Error(ErrorCode::kUsage, "invalid option -- 'x'").WithHint("Try --help."));
  LogRaw("{\"a\": 1}");
  EXPECT_EQ(Written(),
            "pgstow: invalid option -- 'x'\n"
            "\x1b[4mpgstow: \x1b[0m\x1b[3mhint: \x1b[0mTry --help.\n"
            "{\"a\": 1}\n");
}

TEST_F(LogFormat, EndsEveryMessageWithOneNewline) {
  LogLine(LogLevel::kWarning, "from libpq\n");
  EXPECT_EQ(Written(), "pgstow: warning: from libpq\n");
}

TEST_F(LogFormat, KeepsTheFooterBelowMessages) {
  SetLogFooter({"one", "two"});
  LogLine(LogLevel::kWarning, "late");
  SetLogFooter({"three"});
  SetLogFooter({});
  LogLine(LogLevel::kWarning, "later");
  EXPECT_EQ(Written(),
            "\x1b[?7lone\x1b[K\ntwo\x1b[K\n\x1b[?7h\x1b[J"
            "\r\x1b[2A\x1b[Jpgstow: warning: late\n\x1b[?7lone\x1b[K\ntwo\x1b[K\n\x1b[?7h"
            "\r\x1b[2A\x1b[?7lthree\x1b[K\n\x1b[?7h\x1b[J"
            "\r\x1b[1A\x1b[J"
            "pgstow: warning: later\n");
}

TEST_F(LogFormat, OfProgramsLinesIsTheirs) {
  LogRaw("{\"a\": 1}");
  EXPECT_EQ(Written(), "{\"a\": 1}\n");
}

}  // namespace
}  // namespace pgstow::base
