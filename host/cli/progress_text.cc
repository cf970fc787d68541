#include "host/cli/progress_text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "host/base/json.h"
#include "host/cli/amounts.h"
#include "host/cli/columns.h"

namespace pgstow::cli {
namespace {

using base::ProgressSnapshot;
using Busy = ProgressSnapshot::Busy;

// "[#####-----]", as far as there is room for one that tells anything.
std::string Bar(double share, size_t columns) {
  constexpr size_t kNarrowest = 6;
  constexpr size_t kWidest = 32;
  if (columns < kNarrowest) return "";
  const size_t cells = std::min(columns, kWidest) - 2;
  const auto full = static_cast<size_t>(share * static_cast<double>(cells));
  return "[" + std::string(full, '#') + std::string(cells - full, '-') + "]";
}

std::string OfWhole(const std::string& part, const std::string& whole) {
  return whole.empty() ? part : part + " of " + whole;
}

std::string FirstLine(const ProgressSnapshot& snapshot, const Pace& pace, size_t columns) {
  std::string text = fmt::format("{:3.0f}%", std::floor(snapshot.share * 100));
  const uint64_t whole = std::max(snapshot.totals.bytes, snapshot.bytes);
  text += "  " + OfWhole(BytesText(static_cast<double>(snapshot.bytes)),
                         snapshot.totals.bytes == 0 ? "" : BytesText(static_cast<double>(whole)));
  text += fmt::format("  {}/s", BytesText(pace.rate()));
  if (pace.left()) text += fmt::format("  {} left", DurationText(*pace.left()));
  const size_t used = ColumnsOf(text) + 1;
  const std::string bar = Bar(snapshot.share, columns - std::min(columns, used));
  return Fitted(bar.empty() ? text : bar + " " + text, columns);
}

std::string SecondLine(const ProgressSnapshot& snapshot, size_t columns) {
  const uint64_t steps = snapshot.totals.steps;
  return Fitted(fmt::format("{} steps  {} rows  {} gone",
                            OfWhole(CountText(snapshot.steps), steps == 0 ? "" : CountText(steps)),
                            CountText(snapshot.rows), DurationText(snapshot.seconds)),
                columns);
}

// How far a worker is: at the end of its line, since the name may be of any length.
std::string Standing(const Busy& busy) {
  std::string text;
  if (busy.work.bytes > 0) {
    const auto percent =
        100.0 * static_cast<double>(busy.bytes) / static_cast<double>(busy.work.bytes);
    text = fmt::format("  {:.0f}%", std::floor(std::min(percent, 100.0)));
  }
  if (busy.bytes > 0) text += "  " + BytesText(static_cast<double>(busy.bytes));
  return text + "  " + DurationText(busy.seconds);
}

std::string WorkerLine(const Busy& busy, size_t columns) {
  const std::string standing = Standing(busy);
  const std::string what =
      fmt::format("{:>3}  {} {} {}", busy.worker, busy.work.verb, busy.work.kind, busy.work.name);
  const size_t room = columns - std::min(columns, standing.size());
  return Fitted(Fitted(what, room) + standing, columns);
}

std::string WorkJson(const base::Work& work) {
  base::JsonObject json;
  json.Text("verb", work.verb);
  json.Text("kind", work.kind);
  json.Text("name", work.name);
  if (work.entry > 0) json.Number("entry", work.entry);
  return json.str();
}

std::string Seconds(double seconds) { return fmt::format("{:.3f}", seconds); }

std::string CountJson(uint64_t done, uint64_t total) {
  base::JsonObject json;
  json.Number("done", done);
  if (total > 0) json.Number("total", total);
  return json.str();
}

std::string BusyJson(const Busy& busy) {
  base::JsonObject json;
  json.Number("worker", busy.worker);
  json.Raw("work", WorkJson(busy.work));
  json.Raw("seconds", Seconds(busy.seconds));
  json.Raw("bytes", CountJson(busy.bytes, busy.work.bytes));
  return json.str();
}

}  // namespace

std::vector<std::string> ProgressLines(const ProgressSnapshot& snapshot, const Pace& pace,
                                       size_t columns, size_t rows) {
  std::vector<std::string> lines = {FirstLine(snapshot, pace, columns),
                                    SecondLine(snapshot, columns)};
  for (const Busy& busy : snapshot.busy) lines.push_back(WorkerLine(busy, columns));
  if (lines.size() > rows) {
    const size_t left_out = lines.size() - rows + 1;
    lines.resize(rows);
    if (rows > 2) lines.back() = Fitted(fmt::format("     and {} more at work", left_out), columns);
  }
  return lines;
}

std::string DoneJson(const base::WorkDone& done) {
  base::JsonObject json;
  json.Raw("work", WorkJson(done.work));
  json.Raw("seconds", Seconds(done.seconds()));
  json.Number("bytes", done.bytes);
  json.Number("rows", done.rows);
  return json.str();
}

std::string ProgressJson(const ProgressSnapshot& snapshot, const Pace& pace,
                         const base::WorkDone* done) {
  base::JsonObject json;
  json.Text("event", done == nullptr ? "interval" : "step");
  json.Raw("seconds", Seconds(snapshot.seconds));
  json.Raw("steps", CountJson(snapshot.steps, snapshot.totals.steps));
  json.Raw("bytes", CountJson(snapshot.bytes, snapshot.totals.bytes));
  json.Number("rows", snapshot.rows);
  json.Raw("share", fmt::format("{:.4f}", snapshot.share));
  json.Raw("bytes_per_second", fmt::format("{:.0f}", pace.rate()));
  if (pace.left()) json.Raw("seconds_left", Seconds(*pace.left()));
  std::string workers;
  for (const Busy& busy : snapshot.busy) {
    workers += (workers.empty() ? "" : ", ") + BusyJson(busy);
  }
  json.Raw("workers", "[" + workers + "]");
  if (done != nullptr) json.Raw("done", DoneJson(*done));
  return json.str();
}

}  // namespace pgstow::cli
