#include "host/cli/summary_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/cli/columns.h"

namespace pgstow::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

ClosingSummary Sample() {
  return {.restore = {.entries = 740,
                      .errors = {2, 0, 1, 0},
                      .row_counts = {.equal = 88, .different = 1, .unknown = 1}},
          .progress = {.seconds = 76,
                       .totals = {.steps = 900},
                       .steps = 812,
                       .bytes = uint64_t{3} << 30,
                       .rows = 1234567},
          .phases = {execute::PhaseTime{.steps = 312, .began = 0, .ended = 2, .work = 2},
                     execute::PhaseTime{.steps = 88, .began = 2, .ended = 60, .work = 116},
                     {}},
          .slowest = {{.work = {.verb = "loading", .kind = "TABLE DATA", .name = "app.o\n"},
                       .began = 2,
                       .ended = 33,
                       .rows = 3000000},
                      {.work = {.verb = "creating", .kind = "INDEX", .name = "app.i"},
                       .began = 60,
                       .ended = 62}}};
}

TEST(SummaryLines, TellWhatWasDone) {
  EXPECT_THAT(
      SummaryLines(Sample(), 100),
      ElementsAre("restored 740 entries, 1,234,567 rows, 3.0 GB in 1:16 (40 MB/s)",
                  "  pre-data     2.0 s  312 steps", "  data          0:58  88 steps, 1:56 of work",
                  "slowest steps:", "      0:31  loading TABLE DATA app.o?, 3,000,000 rows",
                  "     2.0 s  creating INDEX app.i", "errors: 2 harmless, 1 failed",
                  "row counts: 88 as dumped, 1 not, 1 not compared"));
}

TEST(SummaryLines, SayThatTheRestoreDidNotEnd) {
  ClosingSummary summary = Sample();
  summary.aborted = true;
  EXPECT_THAT(SummaryLines(summary, 100).front(),
              testing::StartsWith("aborted after 812 of 900 steps"));
}

TEST(SummaryLines, SayWhatWasLeftOut) {
  ClosingSummary summary = Sample();
  summary.restore.left_out = 1;
  EXPECT_THAT(SummaryLines(summary, 100),
              testing::Contains("left out, as they take a superuser: 1 entry"));
}

TEST(SummaryLines, OfNothing) {
  EXPECT_THAT(SummaryLines({}, 100), ElementsAre("restored 0 entries, 0 rows, 0 B in 0.0 s (0 B/s)",
                                                 "errors: none", "row counts: 0 as dumped"));
}

TEST(SummaryLines, FitTheWidth) {
  for (const std::string& line : SummaryLines(Sample(), 30)) EXPECT_LE(ColumnsOf(line), 30u);
}

TEST(SummaryJson, HasAllNumbers) {
  const std::string json = SummaryJson(Sample());
  EXPECT_THAT(json,
              HasSubstr("\"aborted\": false, \"entries\": 740, \"left_out\": 0, \"steps\": 812, "
                        "\"rows\": 1234567, \"bytes\": 3221225472, \"seconds\": 76.000"));
  EXPECT_THAT(json, HasSubstr("\"data\": {\"steps\": 88, \"seconds\": 58.000, "
                              "\"work_seconds\": 116.000}"));
  EXPECT_THAT(json, HasSubstr("\"name\": \"app.o\\n\""));
  EXPECT_THAT(json, HasSubstr("\"errors\": {\"harmless\": 2, \"rows-differ\": 0, \"failed\": 1, "
                              "\"aborted\": 0}"));
  EXPECT_THAT(json, HasSubstr("\"row_counts\": {\"equal\": 88, \"different\": 1, \"excused\": 0, "
                              "\"unknown\": 1}"));
}

}  // namespace
}  // namespace pgstow::cli
