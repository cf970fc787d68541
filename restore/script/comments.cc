#include "restore/script/comments.h"

#include <algorithm>
#include <ctime>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/sql/quote.h"

namespace pgstow::script {
namespace {

using model::Entry;
using model::Role;
using plan::Action;

// Facets of an object without owner show nothing where objects show a hyphen.
std::string OwnerText(const Entry& entry, bool owners) {
  const bool facet = entry.role == Role::kComment || entry.role == Role::kSecurityLabel;
  return sql::CommentSafe(owners ? entry.owner : "", /*hyphen=*/!owners || !facet);
}

std::string_view Prefix(const Entry& entry, Action action) {
  if (action == Action::kLoad) return "Data for ";
  return entry.role == Role::kStatistics ? "Statistics for " : "";
}

// To pg_restore, what is said about a large object is data as that is.
bool GoesWithData(const Entry& entry) {
  return entry.role == Role::kData ||
         (entry.role != Role::kDefinition && entry.tag.starts_with("LARGE OBJECT"));
}

std::string QualifiedTag(const Entry& entry) {
  return entry.schema.empty() ? entry.tag : entry.schema + "." + entry.tag;
}

// Whether \connect takes the name as an identifier.
bool IsPlainName(const std::string& name) {
  return std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.';
  });
}

// A value of a connection string inside a double-quoted argument of psql.
std::string ConnectionValue(const std::string& value) {
  std::string out;
  for (const char c : value) {
    if (c == '\'' || c == '\\') out += '\\';
    if (c == '"') out += '"';
    out += c;
  }
  return out;
}

}  // namespace

std::string EntryComment(const Entry& entry, Action action, const plan::PlanOptions& options,
                         bool verbose) {
  std::string text = "--\n";
  if (verbose) {
    text += fmt::format("-- TOC entry {} (class {} OID {})\n", entry.id, entry.catalog.table,
                        entry.catalog.oid);
    if (!entry.dependencies.empty()) {
      text += fmt::format("-- Dependencies: {}\n", fmt::join(entry.dependencies, " "));
    }
  }
  text += fmt::format("-- {}Name: {}; Type: {}; Schema: {}; Owner: {}", Prefix(entry, action),
                      sql::CommentSafe(entry.tag), sql::CommentSafe(entry.kind),
                      sql::CommentSafe(entry.schema, /*hyphen=*/true),
                      OwnerText(entry, options.owners));
  if (!entry.tablespace.empty() && options.tablespaces) {
    text += fmt::format("; Tablespace: {}", sql::CommentSafe(entry.tablespace));
  }
  return text + "\n--\n\n";
}

std::string TimeComment(std::string_view what, std::time_t time) {
  std::tm parts{};
  char text[64];
  localtime_r(&time, &parts);
  const size_t length = std::strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%S %Z", &parts);
  return fmt::format("-- {} on {}\n\n", what, std::string_view(text, length));
}

std::string StepLog(const Entry& entry, Action action) {
  switch (action) {
    case Action::kDrop:
      return fmt::format("dropping {} {}", entry.kind, entry.tag);
    case Action::kLoad:
      if (entry.data_form == model::DataForm::kLargeObjects) return "processing " + entry.kind;
      return fmt::format("processing data for table \"{}\"", QualifiedTag(entry));
    case Action::kConnect:
      return fmt::format("connecting to new database \"{}\"", entry.tag);
    case Action::kBuild:
      return fmt::format("building the index of {} \"{}\"", entry.kind, QualifiedTag(entry));
    case Action::kAnalyze:
      return fmt::format("analyzing table \"{}\"", QualifiedTag(entry));
    case Action::kDefine:
      break;
  }
  if (entry.role == Role::kStatistics) return "";
  if (GoesWithData(entry)) {
    return fmt::format("executing {} {}", entry.kind, entry.tag);
  }
  return fmt::format("creating {} \"{}\"", entry.kind, QualifiedTag(entry));
}

void LogStep(const Entry& entry, Action action) {
  const std::string text = StepLog(entry, action);
  if (!text.empty()) base::Log(base::LogLevel::kInfo, "{}", text);
}

std::string ConnectCommand(const std::string& database) {
  if (database.find_first_of("\r\n") != std::string::npos) {
    base::Throw(base::ErrorCode::kUnsupported,
                "database name contains a newline or carriage return: \"{}\"", database);
  }
  if (IsPlainName(database)) return "\\connect " + sql::Identifier(database) + "\n";
  // The name is in an encoding that psql does not know yet: it must not look into it.
  return "\\encoding SQL_ASCII\n\\connect -reuse-previous=on \"dbname='" +
         ConnectionValue(database) + "'\"\n";
}

}  // namespace pgstow::script
