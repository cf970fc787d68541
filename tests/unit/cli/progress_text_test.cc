#include "host/cli/progress_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/cli/columns.h"

namespace pgstow::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

constexpr uint64_t kMega = uint64_t{1} << 20;

base::ProgressSnapshot Standing() {
  return {.seconds = 31,
          .totals = {.steps = 740, .bytes = 2900 * kMega, .weight = 1},
          .steps = 312,
          .bytes = 1200 * kMega,
          .rows = 1234567,
          .share = 0.41,
          .busy = {{.worker = 1,
                    .work = {.verb = "loading",
                             .kind = "TABLE DATA",
                             .name = "app.orders",
                             .entry = 7,
                             .bytes = 800 * kMega},
                    .seconds = 14,
                    .bytes = 500 * kMega},
                   {.worker = 3,
                    .work = {.verb = "creating", .kind = "INDEX", .name = "app.i"},
                    .seconds = 2}}};
}

Pace PaceOf(const base::ProgressSnapshot& snapshot) {
  Pace pace;
  pace.Take(snapshot);
  return pace;
}

std::vector<std::string> Lines(const base::ProgressSnapshot& snapshot, size_t columns,
                               size_t rows = 20) {
  return ProgressLines(snapshot, PaceOf(snapshot), columns, rows);
}

TEST(ProgressLines, TellTheWholeAndEachWorker) {
  EXPECT_THAT(
      Lines(Standing(), 79),
      ElementsAre("[############------------------]  41%  1.2 GB of 2.8 GB  39 MB/s  0:45 left",
                  "312 of 740 steps  1,234,567 rows  0:31 gone",
                  "  1  loading TABLE DATA app.orders  62%  500 MB  0:14",
                  "  3  creating INDEX app.i  2.0 s"));
}

TEST(ProgressLines, FitAnyWidth) {
  base::ProgressSnapshot snapshot = Standing();
  snapshot.busy[0].work.name = std::string(300, 'x') + "\n";
  for (size_t columns = 1; columns < 200; ++columns) {
    for (const std::string& line : Lines(snapshot, columns)) {
      EXPECT_LE(ColumnsOf(line), columns) << line;
    }
  }
  EXPECT_THAT(Lines(snapshot, 40)[2], HasSubstr("...  62%  500 MB  0:14"))
      << "how far it is stays to be seen";
}

TEST(ProgressLines, DoNotGuessWhatIsNotKnown) {
  const auto lines = Lines({.seconds = 1, .bytes = 5 * kMega}, 79);
  EXPECT_THAT(lines[0], Not(HasSubstr("left")));
  EXPECT_THAT(lines[0], Not(HasSubstr(" of ")));
  EXPECT_EQ(lines[1], "0 steps  0 rows  1.0 s gone");
}

TEST(ProgressLines, SayHowManyWorkersThereIsNoRoomFor) {
  base::ProgressSnapshot snapshot = Standing();
  snapshot.busy.resize(8, snapshot.busy[1]);
  const auto lines = Lines(snapshot, 79, 5);
  ASSERT_THAT(lines, SizeIs(5));
  EXPECT_EQ(lines[4], "     and 6 more at work");
  EXPECT_THAT(Lines(snapshot, 79, 2), SizeIs(2));
}

TEST(ProgressLines, NeutraliseControlsInNames) {
  base::ProgressSnapshot snapshot = Standing();
  snapshot.busy[1].work.name = "a\x1b[31m\nb";
  EXPECT_EQ(Lines(snapshot, 79)[3], "  3  creating INDEX a?[31m?b  2.0 s");
}

TEST(ProgressJson, HasAllNumbers) {
  const base::ProgressSnapshot snapshot = Standing();
  const base::WorkDone done{.work = {.verb = "loading", .kind = "TABLE DATA", .name = "a\n"},
                            .began = 1,
                            .ended = 3.5,
                            .bytes = 10,
                            .rows = 2};
  const std::string json = ProgressJson(snapshot, PaceOf(snapshot), &done);
  EXPECT_THAT(json, testing::StartsWith("{\"event\": \"step\", \"seconds\": 31.000, "
                                        "\"steps\": {\"done\": 312, \"total\": 740}, "));
  EXPECT_THAT(json, HasSubstr("\"rows\": 1234567, \"share\": 0.4100, "));
  EXPECT_THAT(json, HasSubstr("\"seconds_left\": 44.610, "));
  EXPECT_THAT(json, HasSubstr("{\"worker\": 1, \"work\": {\"verb\": \"loading\", \"kind\": "
                              "\"TABLE DATA\", \"name\": \"app.orders\", \"entry\": 7}, "
                              "\"seconds\": 14.000, \"bytes\": "
                              "{\"done\": 524288000, \"total\": 838860800}}"));
  EXPECT_THAT(json, testing::EndsWith(
                        "\"done\": {\"work\": {\"verb\": \"loading\", \"kind\": \"TABLE DATA\", "
                        "\"name\": \"a\\n\"}, \"seconds\": 2.500, \"bytes\": 10, \"rows\": 2}}"));
  EXPECT_THAT(ProgressJson({}, Pace(), nullptr), testing::StartsWith("{\"event\": \"interval\""));
}

}  // namespace
}  // namespace pgstow::cli
