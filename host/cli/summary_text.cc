#include "host/cli/summary_text.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "host/base/json.h"
#include "host/cli/amounts.h"
#include "host/cli/columns.h"
#include "host/cli/progress_text.h"

namespace pgstow::cli {
namespace {

using execute::ErrorClass;
using execute::PhaseTime;

constexpr std::array<std::string_view, execute::kPhases> kPhaseNames = {"pre-data", "data",
                                                                        "post-data"};

std::string Counted(uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", CountText(count), count == 1 ? one : many);
}

std::string Whole(const ClosingSummary& summary) {
  const base::ProgressSnapshot& progress = summary.progress;
  const auto bytes = static_cast<double>(progress.bytes);
  const double seconds = std::max(progress.seconds, 0.001);
  const std::string what = summary.aborted
                               ? fmt::format("aborted after {} of {}", CountText(progress.steps),
                                             Counted(progress.totals.steps, "step", "steps"))
                               : "restored " + Counted(summary.restore.entries, "entry", "entries");
  return fmt::format("{}, {}, {} in {} ({}/s)", what, Counted(progress.rows, "row", "rows"),
                     BytesText(bytes), DurationText(progress.seconds), BytesText(bytes / seconds));
}

std::string PhaseLine(size_t phase, const PhaseTime& time) {
  return fmt::format("  {:<10}{:>8}  {}{}", kPhaseNames[phase], DurationText(time.seconds()),
                     Counted(time.steps, "step", "steps"),
                     time.work > time.seconds() * 1.05
                         ? fmt::format(", {} of work", DurationText(time.work))
                         : "");
}

std::string SlowLine(const base::WorkDone& done) {
  std::string text = fmt::format("  {:>8}  {} {} {}", DurationText(done.seconds()), done.work.verb,
                                 done.work.kind, done.work.name);
  if (done.rows > 0) text += ", " + Counted(done.rows, "row", "rows");
  return text;
}

std::string ErrorLine(const execute::ErrorCounts& counts) {
  std::string text;
  for (size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    if (!text.empty()) text += ", ";
    text += fmt::format("{} {}", CountText(counts[i]), NameOf(static_cast<ErrorClass>(i)));
  }
  return "errors: " + (text.empty() ? "none" : text);
}

std::string RowLine(const execute::RowComparison& rows) {
  std::string text = fmt::format("row counts: {} as dumped", CountText(rows.equal));
  if (rows.different > 0) text += fmt::format(", {} not", CountText(rows.different));
  if (rows.excused > 0) text += fmt::format(", {} differ by intent", CountText(rows.excused));
  if (rows.unknown > 0) text += fmt::format(", {} not compared", CountText(rows.unknown));
  return text;
}

std::string Seconds(double seconds) { return fmt::format("{:.3f}", seconds); }

std::string PhaseJson(const PhaseTime& time) {
  base::JsonObject json;
  json.Number("steps", time.steps);
  json.Raw("seconds", Seconds(time.seconds()));
  json.Raw("work_seconds", Seconds(time.work));
  return json.str();
}

std::string RowJson(const execute::RowComparison& rows) {
  base::JsonObject json;
  json.Number("equal", rows.equal);
  json.Number("different", rows.different);
  json.Number("excused", rows.excused);
  json.Number("unknown", rows.unknown);
  return json.str();
}

}  // namespace

std::vector<std::string> SummaryLines(const ClosingSummary& summary, size_t columns) {
  std::vector<std::string> lines = {Whole(summary)};
  for (size_t i = 0; i < summary.phases.size(); ++i) {
    if (summary.phases[i].work > 0) lines.push_back(PhaseLine(i, summary.phases[i]));
  }
  if (!summary.slowest.empty()) lines.emplace_back("slowest steps:");
  for (const base::WorkDone& done : summary.slowest) lines.push_back(SlowLine(done));
  if (summary.restore.left_out > 0) {
    lines.push_back("left out, as they take a superuser: " +
                    Counted(summary.restore.left_out, "entry", "entries"));
  }
  lines.push_back(ErrorLine(summary.restore.errors));
  lines.push_back(RowLine(summary.restore.row_counts));
  for (std::string& line : lines) line = Fitted(line, columns);
  return lines;
}

std::string SummaryJson(const ClosingSummary& summary) {
  base::JsonObject json;
  json.Flag("aborted", summary.aborted);
  json.Number("entries", summary.restore.entries);
  json.Number("left_out", summary.restore.left_out);
  json.Number("steps", summary.progress.steps);
  json.Number("rows", summary.progress.rows);
  json.Number("bytes", summary.progress.bytes);
  json.Raw("seconds", Seconds(summary.progress.seconds));
  base::JsonObject phases;
  for (size_t i = 0; i < summary.phases.size(); ++i) {
    phases.Raw(kPhaseNames[i], PhaseJson(summary.phases[i]));
  }
  json.Raw("phases", phases.str());
  std::string slowest;
  for (const base::WorkDone& done : summary.slowest) {
    slowest += (slowest.empty() ? "" : ", ") + DoneJson(done);
  }
  json.Raw("slowest", "[" + slowest + "]");
  base::JsonObject errors;
  for (size_t i = 0; i < summary.restore.errors.size(); ++i) {
    errors.Number(NameOf(static_cast<ErrorClass>(i)), summary.restore.errors[i]);
  }
  json.Raw("errors", errors.str());
  json.Raw("row_counts", RowJson(summary.restore.row_counts));
  return json.str();
}

}  // namespace pgstow::cli
