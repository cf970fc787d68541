// Archives as a newer program may write them: its minor version adds fields to messages, which this
// one passes over. Anything else is refused by name.
#include <functional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/custom/record.h"
#include "pgstow/v1/toc.pb.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/unit/formats/custom/forge.h"

namespace pgstow::custom {
namespace {

using testing::HasSubstr;
using testing::StartsWith;
using tests::Command;
using tests::Outcome;

// Fields 100 to 103, of each form that a field can have.
const std::string kUnknown = std::string("\xA0\x06\x05", 3) + std::string("\xAA\x06\x02hi", 5) +
                             std::string("\xB5\x06\1\2\3\4", 6) +
                             std::string("\xB9\x06\1\2\3\4\5\6\7\x08", 10);

template <typename Message>
void AddUnknown(Message& message) {
  ASSERT_TRUE(message.MergeFromString(kUnknown));
}

void AddToToc(std::string& body) {
  v1::Toc toc;
  ASSERT_TRUE(toc.ParseFromString(body));
  AddUnknown(*toc.mutable_header());
  for (v1::Entry& entry : *toc.mutable_entries()) {
    AddUnknown(entry);
    for (v1::Part& part : *entry.mutable_parts()) AddUnknown(part);
  }
  AddUnknown(toc);
  toc.SerializeToString(&body);
}

void AddToIndex(std::string& body) {
  v1::FrameIndex index;
  ASSERT_TRUE(index.ParseFromString(body));
  for (v1::PartFrames& part : *index.mutable_parts()) AddUnknown(part);
  AddUnknown(index);
  index.SerializeToString(&body);
}

class Newer : public testing::Test {
 protected:
  // Runs `pgstow COMMAND… ARCHIVE MORE…`.
  Outcome Run(const std::string& archive, Command command, const Command& more = {}) const {
    tests::WriteFile(path_, archive);
    command.insert(command.begin(), tests::PgstowPath());
    command.push_back(path_);
    command.insert(command.end(), more.begin(), more.end());
    return tests::RunProgram(command);
  }
  Outcome RunFromPipe(const std::string& archive) const {
    return tests::RunProgram({tests::PgstowPath(), "verify", "--deep", "-"}, {.input = archive});
  }

  void ExpectRefused(const std::string& archive, const std::string& message) const {
    for (const Command& command : {Command{"verify"}, Command{"restore", "-f", "/dev/null"}}) {
      const Outcome outcome = Run(archive, command);
      EXPECT_NE(outcome.exit_code, 0);
      EXPECT_THAT(outcome.err, HasSubstr(message));
    }
    EXPECT_NE(RunFromPipe(archive).exit_code, 0);
    EXPECT_THAT(RunFromPipe(archive).err, HasSubstr(message));
  }

  const tests::TempDir dir_;
  const std::string path_ = dir_ / "archive";
};

constexpr char kWarning[] =
    "pgstow: warning: the archive has version 1.9 of the format \"custom\", and this program knows "
    "1.3: what is newer in it is passed over, and left out of copies\n";

TEST_F(Newer, MinorVersionsAreRead) {
  const std::string newer = Forge({.preamble = [](Preamble& preamble) { preamble.minor = 9; },
                                   .early_toc_body = AddToToc,
                                   .index_body = AddToIndex,
                                   .final_toc_body = AddToToc});
  const std::string old = Forge();
  ASSERT_GT(newer.size(), old.size() + 10 * kUnknown.size());
  const Outcome script = Run(newer, {"restore", "-f", "-", "--restrict-key=x"});
  EXPECT_EQ(script.exit_code, 0);
  EXPECT_EQ(script.err, kWarning);
  EXPECT_EQ(script.out, Run(old, {"restore", "-f", "-", "--restrict-key=x"}).out);
  for (const Command& command : {Command{"list"}, Command{"verify"}, Command{"verify", "--deep"}}) {
    const Outcome outcome = Run(newer, command);
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_THAT(outcome.err, StartsWith(kWarning)) << command[0];
  }
  EXPECT_EQ(RunFromPipe(newer).exit_code, 0);
  EXPECT_EQ(RunFromPipe(newer).err, kWarning);
}

// A copy is one of this program's, and whoever makes it was told.
TEST_F(Newer, CopiesAreOfThisProgramsLayout) {
  const std::string newer = Forge({.preamble = [](Preamble& preamble) { preamble.minor = 9; },
                                   .early_toc_body = AddToToc,
                                   .final_toc_body = AddToToc});
  const std::string copy = dir_ / "copy";
  const Outcome outcome = Run(newer, {"convert", "--compress=none"}, {copy});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.err, kWarning);
  EXPECT_EQ(tests::ReadFile(copy).find(kUnknown), std::string::npos);
  EXPECT_EQ(tests::RunProgram({tests::PgstowPath(), "verify", copy}).err, "");
}

TEST_F(Newer, MajorVersionsAreRefused) {
  ExpectRefused(Forge({.preamble = [](Preamble& preamble) { preamble.major = 2; }}),
                "it has version 2.0 of the format \"custom\", and this program reads versions 1.x");
}

// There are five types of records, and no other in any 1.x.
TEST_F(Newer, RecordsOfOtherTypesAreRefused) {
  const auto add = [](std::string& bytes) {
    const std::string body = "what is this";
    const auto head = EncodeRecordHead(static_cast<RecordType>(0x41525458), sdk::AsBytes(body));
    bytes.append(sdk::AsText(sdk::Bytes(head))).append(body);
  };
  const std::string archive = Forge({.after_data = add});
  const Outcome outcome = Run(archive, {"verify"});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("it is damaged at byte"));
  EXPECT_THAT(RunFromPipe(archive).err, HasSubstr("in a record: it is of no known type"));
}

}  // namespace
}  // namespace pgstow::custom
