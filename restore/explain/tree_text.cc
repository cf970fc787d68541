#include <map>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "host/sql/quote.h"
#include "restore/explain/explanation.h"
#include "restore/explain/overview.h"
#include "restore/explain/problems.h"

namespace pgstow::explain {
namespace {

std::string Count(uint64_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::string Bytes(uint64_t bytes) {
  constexpr std::string_view kUnits[] = {"bytes", "kB", "MB", "GB", "TB"};
  size_t unit = 0;
  auto size = static_cast<double>(bytes);
  for (; size >= 10240 && unit + 1 < std::size(kUnits); ++unit) size /= 1024;
  return fmt::format("{:.0f} {}", size, kUnits[unit]);
}

std::string NameOf(const model::Entry& entry) {
  const std::string schema = entry.schema.empty() ? "" : sql::CommentSafe(entry.schema) + ".";
  return fmt::format("{} {}{}", entry.kind, schema, sql::CommentSafe(entry.tag));
}

class Tree {
 public:
  explicit Tree(const Explanation& explanation)
      : explanation_(explanation), toc_(explanation.toc), plan_(explanation.plan) {
    for (const Prediction& prediction : explanation.predictions) {
      if (prediction.step) failing_[*prediction.step].push_back(&prediction);
    }
  }

  std::string Run() {
    Head();
    Requirements();
    Phases();
    Lanes();
    Problems();
    return text_;
  }

 private:
  void Line(size_t depth, std::string_view line) {
    text_.append(2 * depth, ' ');
    text_ += line;
    text_ += '\n';
  }

  void Head() {
    const TargetFacts& facts = explanation_.facts;
    Line(0, fmt::format("restore of database \"{}\", dumped from {}",
                        sql::CommentSafe(toc_.header.database), toc_.header.server_version));
    if (facts.known()) {
      Line(1, fmt::format("into database \"{}\" of server {}, {}, as user \"{}\"{}",
                          sql::CommentSafe(facts.database), facts.server_version, facts.encoding,
                          sql::CommentSafe(facts.user), facts.superuser ? " (superuser)" : ""));
    }
    LoadSize total;
    size_t loads = 0;
    for (const plan::Step& step : plan_.steps) {
      if (step.action != plan::Action::kLoad) continue;
      ++loads;
      const LoadSize size = SizeOf(toc_.entries[step.entry]);
      total.bytes += size.bytes;
      total.rows += size.rows;
    }
    std::string line =
        fmt::format("{}, {}", Count(plan_.steps.size(), "step"), Count(loads, "load"));
    if (toc_.header.complete && loads > 0) {
      line += fmt::format(" of {}, {}", Count(total.rows, "row"), Bytes(total.bytes));
    }
    Line(1, line);
  }

  void Requirements() {
    if (explanation_.requirements.empty()) return;
    Line(0, "needs of the server");
    std::map<ObjectClass, std::string> names;
    for (const Object& object : explanation_.requirements) {
      std::string& list = names[object.kind];
      list += (list.empty() ? "" : ", ") + sql::CommentSafe(object.full_name());
    }
    for (const auto& [kind, list] : names) {
      Line(1, fmt::format("{}: {}", ClassName(kind), list));
    }
  }

  void Phases() {
    std::optional<Phase> phase;
    for (size_t i = 0; i < plan_.steps.size(); ++i) {
      const Phase next = PhaseOf(toc_, plan_.steps[i]);
      if (next != phase) Line(0, PhaseName(next));
      phase = next;
      Step(i);
    }
  }

  void Step(size_t i) {
    const plan::Step& step = plan_.steps[i];
    const model::Entry& entry = toc_.entries[step.entry];
    std::string line = fmt::format("{} {}", ActionName(step.action), NameOf(entry));
    if (step.action == plan::Action::kLoad && toc_.header.complete) {
      const LoadSize size = SizeOf(entry);
      line += fmt::format(" ({}, {}", Count(size.rows, "row"), Bytes(size.bytes));
      if (entry.parts.size() > 1) line += fmt::format(", {} parts", entry.parts.size());
      line += ")";
    }
    Line(1, line);
    const auto failing = failing_.find(i);
    if (failing == failing_.end()) return;
    for (const Prediction* prediction : failing->second) {
      Line(2, fmt::format("fails: {} {}", prediction->complaint.sqlstate,
                          sql::CommentSafe(prediction->complaint.message)));
    }
  }

  void Lanes() {
    if (explanation_.jobs < 2) return;
    Line(0, fmt::format("over {} connections, after {}", explanation_.jobs,
                        Count(plan_.steps.size() - ConcurrentSteps(), "step")));
    for (size_t lane = 0; lane < explanation_.jobs; ++lane) {
      Line(1, fmt::format("connection {}", lane + 1));
      for (const LaneTask& task : explanation_.lanes) {
        if (task.lane == lane) Line(2, TaskLine(task));
      }
    }
  }

  size_t ConcurrentSteps() const {
    size_t count = 0;
    for (const plan::Step& step : plan_.steps) count += step.concurrent ? 1 : 0;
    return count;
  }

  std::string TaskLine(const LaneTask& task) const {
    const plan::Step& step = plan_.steps[task.step];
    const model::Entry& entry = toc_.entries[step.entry];
    std::string line = fmt::format("{} {}", ActionName(step.action), NameOf(entry));
    if (task.part && entry.parts.size() > 1) {
      line += fmt::format(", part {} of {}", *task.part + 1, entry.parts.size());
    }
    return line;
  }

  void Problems() {
    if (explanation_.predictions.empty()) return Line(0, "no errors are foreseen");
    Line(0, "problems");
    for (const Problem& problem : ProblemsOf(explanation_.predictions)) {
      Line(1, ProblemLine(problem));
    }
    Line(0, fmt::format("{} foreseen", Count(explanation_.predictions.size(), "error")));
  }

  static std::string ProblemLine(const Problem& problem) {
    const std::string name = sql::CommentSafe(problem.name);
    const std::string errors = Count(problem.errors, "error");
    switch (problem.cause) {
      case Cause::kMissing:
        return fmt::format("missing: {} \"{}\" ({})", problem.object_class, name, errors);
      case Cause::kExists:
        return fmt::format("there already: {} \"{}\" ({})", problem.object_class, name, errors);
      case Cause::kNotUnderstood:
        if (problem.since == 0) return fmt::format("not understood: {} ({})", name, errors);
        return fmt::format("only since version {}: {} ({})", problem.since, name, errors);
      case Cause::kDenied:
        return fmt::format("not allowed: {} ({})", name, errors);
      default:
        return fmt::format("{} ({})", name, errors);
    }
  }

  const Explanation& explanation_;
  const model::Toc& toc_;
  const plan::Plan& plan_;
  std::map<size_t, std::vector<const Prediction*>> failing_;  // by step
  std::string text_;
};

}  // namespace

std::string TreeText(const Explanation& explanation) { return Tree(explanation).Run(); }

}  // namespace pgstow::explain
