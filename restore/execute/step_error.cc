#include "restore/execute/step_error.h"

#include <array>

#include "host/base/json.h"

namespace pgstow::execute {
namespace {

void AddText(base::JsonObject& json, std::string_view name, std::string_view value) {
  if (!value.empty()) json.Text(name, value);
}

std::string_view NameOf(Stage stage) {
  static constexpr std::array<std::string_view, 3> kNames = {"initializing", "processing",
                                                             "finalizing"};
  return kNames[static_cast<size_t>(stage)];
}

std::string EntryJson(const model::Entry& entry) {
  base::JsonObject json;
  json.Number("id", static_cast<uint64_t>(entry.id));
  json.Text("kind", entry.kind);
  AddText(json, "schema", entry.schema);
  json.Text("tag", entry.tag);
  AddText(json, "owner", entry.owner);
  return json.str();
}

std::string ServerJson(const pg::ErrorFields& server) {
  base::JsonObject json;
  AddText(json, "severity", server.severity);
  AddText(json, "message", server.message);
  AddText(json, "detail", server.detail);
  AddText(json, "hint", server.hint);
  AddText(json, "context", server.context);
  AddText(json, "schema", server.schema);
  AddText(json, "table", server.table);
  AddText(json, "column", server.column);
  AddText(json, "data_type", server.data_type);
  AddText(json, "constraint", server.constraint);
  return json.str();
}

std::string RowsJson(const RowDifference& rows) {
  base::JsonObject json;
  json.Number("expected", rows.expected);
  json.Number("loaded", rows.loaded);
  return json.str();
}

}  // namespace

std::string_view NameOf(ErrorClass error_class) {
  static constexpr std::array<std::string_view, kErrorClasses> kNames = {"harmless", "rows-differ",
                                                                         "failed", "aborted"};
  return kNames[static_cast<size_t>(error_class)];
}

std::string_view NameOf(plan::Action action) {
  switch (action) {
    case plan::Action::kDrop:
      return "drop";
    case plan::Action::kDefine:
      return "define";
    case plan::Action::kLoad:
      return "load";
    case plan::Action::kConnect:
      return "connect";
    case plan::Action::kBuild:
      return "build";
    case plan::Action::kAnalyze:
      return "analyze";
  }
  return "";
}

std::string ErrorJson(const StepError& error) {
  base::JsonObject json;
  json.Text("class", NameOf(error.error_class));
  AddText(json, "reason", error.reason);
  json.Text("stage", NameOf(error.stage));
  AddText(json, "database", error.database);
  if (error.entry != nullptr) json.Raw("entry", EntryJson(*error.entry));
  if (error.action) json.Text("action", NameOf(*error.action));
  json.Text("message", error.message);
  AddText(json, "sqlstate", error.server.sqlstate);
  if (error.server.position > 0) json.Number("position", error.server.position);
  AddText(json, "sql", error.sql);
  if (!error.server.message.empty()) json.Raw("server", ServerJson(error.server));
  if (error.rows) json.Raw("rows", RowsJson(*error.rows));
  AddText(json, "remedy", error.remedy);
  return json.str();
}

}  // namespace pgstow::execute
