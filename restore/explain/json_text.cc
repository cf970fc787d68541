#include <array>
#include <string_view>

#include <fmt/format.h>

#include "host/base/json.h"
#include "restore/explain/explanation.h"
#include "restore/explain/overview.h"
#include "restore/explain/problems.h"

namespace pgstow::explain {
namespace {

using base::JsonObject;

// Members that say something; the others are left out.
void TextIfAny(JsonObject& object, std::string_view name, std::string_view value) {
  if (!value.empty()) object.Text(name, value);
}

template <typename Values, typename ToJson>
std::string List(const Values& values, ToJson&& json) {
  std::string text;
  for (const auto& value : values) text += (text.empty() ? "\n    " : ",\n    ") + json(value);
  return "[" + text + (text.empty() ? "]" : "\n  ]");
}

std::string ArchiveJson(const model::TocHeader& header) {
  JsonObject object;
  object.Text("database", header.database);
  object.Text("server_version", header.server_version);
  object.Text("encoding", header.encoding);
  return object.str();
}

std::string TargetJson(const TargetFacts& facts) {
  JsonObject object;
  object.Text("database", facts.database);
  object.Text("server_version", facts.server_version);
  object.Text("encoding", facts.encoding);
  object.Text("user", facts.user);
  object.Flag("superuser", facts.superuser);
  return object.str();
}

void AddEntry(JsonObject& object, const model::Entry& entry) {
  object.Number("entry", static_cast<uint64_t>(entry.id));
  object.Text("kind", entry.kind);
  TextIfAny(object, "schema", entry.schema);
  object.Text("tag", entry.tag);
}

std::string StepJson(const Explanation& explanation, const plan::Step& step) {
  const model::Entry& entry = explanation.toc.entries[step.entry];
  JsonObject object;
  object.Text("action", ActionName(step.action));
  AddEntry(object, entry);
  object.Text("phase", PhaseName(PhaseOf(explanation.toc, step)));
  object.Flag("concurrent", step.concurrent);
  if (step.action == plan::Action::kLoad && explanation.toc.header.complete) {
    const LoadSize size = SizeOf(entry);
    object.Number("bytes", size.bytes);
    object.Number("rows", size.rows);
    object.Number("parts", entry.parts.size());
  }
  return object.str();
}

std::string LaneJson(const LaneTask& task) {
  JsonObject object;
  object.Number("step", task.step);
  if (task.part) object.Number("part", *task.part);
  object.Number("connection", task.lane);
  object.Number("start", task.start);
  object.Number("end", task.end);
  return object.str();
}

std::string ObjectJson(const Object& object) {
  JsonObject json;
  json.Text("class", ClassName(object.kind));
  json.Text("name", object.full_name());
  return json.str();
}

std::string ProblemJson(const Problem& problem) {
  JsonObject object;
  object.Text("cause", CauseName(problem.cause));
  TextIfAny(object, "class", problem.object_class);
  TextIfAny(object, "name", problem.name);
  if (problem.since != 0) object.Number("since", static_cast<uint64_t>(problem.since));
  object.Number("errors", problem.errors);
  return object.str();
}

std::string PredictionJson(const Explanation& explanation, const Prediction& prediction) {
  JsonObject object;
  if (prediction.step) {
    const plan::Step& step = explanation.plan.steps[*prediction.step];
    object.Number("step", *prediction.step);
    AddEntry(object, explanation.toc.entries[step.entry]);
  }
  object.Text("sqlstate", prediction.complaint.sqlstate);
  object.Text("message", prediction.complaint.message);
  object.Text("cause", CauseName(prediction.cause));
  if (prediction.object) {
    object.Text("class", ClassName(prediction.object->kind));
    object.Text("name", prediction.object->full_name());
  }
  TextIfAny(object, "lacks", prediction.reason);
  if (prediction.since != 0) object.Number("since", static_cast<uint64_t>(prediction.since));
  if (prediction.because_of != 0) {
    object.Number("because_of", static_cast<uint64_t>(prediction.because_of));
  }
  object.Text("sql", prediction.sql);
  return object.str();
}

}  // namespace

std::string JsonText(const Explanation& explanation) {
  const auto step = [&](const plan::Step& each) { return StepJson(explanation, each); };
  const auto prediction = [&](const Prediction& each) { return PredictionJson(explanation, each); };
  std::string text = fmt::format("{{\n  \"archive\": {}", ArchiveJson(explanation.toc.header));
  const auto add = [&text](std::string_view name, const std::string& json) {
    text += fmt::format(",\n  \"{}\": {}", name, json);
  };
  if (explanation.facts.known()) add("target", TargetJson(explanation.facts));
  add("needs", List(explanation.requirements, ObjectJson));
  add("jobs", std::to_string(explanation.jobs));
  add("steps", List(explanation.plan.steps, step));
  if (explanation.jobs > 1) add("schedule", List(explanation.lanes, LaneJson));
  add("problems", List(ProblemsOf(explanation.predictions), ProblemJson));
  add("errors", List(explanation.predictions, prediction));
  return text + "\n}\n";
}

}  // namespace pgstow::explain
