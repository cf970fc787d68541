#include "restore/script/statements.h"

#include <algorithm>

#include <fmt/format.h>

#include "host/base/log.h"
#include "host/model/owned_as.h"
#include "host/sql/literal_for.h"
#include "host/sql/quote.h"
#include "restore/plan/cost.h"

namespace pgstow::script {
namespace {

using model::Entry;
using model::Role;

// Whether the definition makes something that is in a tablespace. What comes in a later pass
// (REFRESH of a materialized view) finds it made.
bool HasTablespace(const Entry& entry) {
  constexpr std::string_view kRelkinds = "rpmiI";
  return entry.role == Role::kDefinition && entry.pass == model::Pass::kMain &&
         entry.relkind != 0 && kRelkinds.find(entry.relkind) != std::string_view::npos;
}

// Whether the entry is of large objects, one or several: it has a line about each.
bool HasLargeObjects(const Entry& entry) { return entry.owned_as.starts_with("LARGE OBJECT "); }

// The lines are told apart, so that an error costs one object and not all. Empty lines go with the
// line before them, though they are no part of what is executed.
void AddLines(std::string_view text, std::vector<Statement>& statements) {
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const size_t next = std::min(text.find_first_not_of('\n', end), text.size());
    statements.push_back({.text = std::string(text.substr(0, end)),
                          .after = std::string(text.substr(end, next - end))});
    text.remove_prefix(next);
  }
}

void AddOwners(const Entry& entry, std::vector<Statement>& statements) {
  for (const std::string_view object : model::OwnedObjects(entry.owned_as)) {
    statements.push_back(
        {.text = fmt::format("ALTER {} OWNER TO {};\n", object, sql::Identifier(entry.owner)),
         .purpose = Purpose::kOwner});
  }
  Statement& last = statements.back();
  (HasLargeObjects(entry) ? last.after : last.text) += '\n';
}

// A partitioned table has no storage of its own and takes its access method afterwards.
bool IsPartitioned(const Entry& entry) { return entry.relkind == 'p'; }

}  // namespace

std::vector<Statement> SessionStatements(const model::TocHeader& header,
                                         const ScriptOptions& options,
                                         const std::function<bool(std::string_view)>& knows) {
  std::vector<Statement> statements;
  const auto set = [&](std::string_view name, std::string_view value) {
    if (knows(name)) statements.push_back({fmt::format("SET {} = {};\n", name, value), ""});
  };
  set("statement_timeout", "0");
  set("lock_timeout", "0");
  set("idle_in_transaction_session_timeout", "0");
  set("transaction_timeout", "0");
  // Whatever the archive says there stays within the quotes, also of a session that takes
  // backslashes for escapes.
  set("client_encoding", sql::LiteralForAny(header.encoding));
  set("standard_conforming_strings", header.standard_strings ? "on" : "off");
  if (options.role) {
    statements.push_back({fmt::format("SET ROLE {};\n", sql::Identifier(*options.role)), ""});
  }
  statements.push_back({fmt::format("SELECT pg_catalog.set_config('search_path', {}, false);\n",
                                    sql::LiteralFor(header.search_path, header.standard_strings)),
                        ""});
  set("check_function_bodies", "false");
  set("xmloption", "content");
  set("client_min_messages", "warning");
  if (!header.standard_strings) set("escape_string_warning", "off");
  set("row_security", options.row_security ? "on" : "off");
  return statements;
}

void StepStatements::Become(const std::string& user, std::vector<Statement>& statements) {
  if (user_ == user) return;
  user_ = user;
  statements.push_back(
      {.text = fmt::format(
           "SET SESSION AUTHORIZATION {};\n\n",
           user.empty() ? "DEFAULT" : sql::LiteralFor(user, toc_.header.standard_strings)),
       .failure = fmt::format("could not set session user to \"{}\"", user),
       .purpose = Purpose::kOwner,
       .ends_restore = true});
}

void StepStatements::BecomeOwner(const Entry& entry, std::vector<Statement>& statements) {
  if (options_.session_authorization && options_.owners) Become(entry.owner, statements);
}

// Only a superuser may switch triggers that enforce foreign keys.
std::vector<Statement> StepStatements::SwitchTriggers(const Entry& entry, std::string_view how) {
  std::vector<Statement> statements;
  if (!options_.disable_triggers || entry.data_form == model::DataForm::kLargeObjects) {
    return statements;
  }
  base::Log(base::LogLevel::kInfo, "{} triggers for {}",
            how == "DISABLE" ? "disabling" : "enabling", entry.tag);
  Become(options_.superuser, statements);
  statements.push_back({fmt::format("ALTER TABLE {} {} TRIGGER ALL;\n\n",
                                    sql::Qualified(entry.schema, entry.tag), how),
                        ""});
  return statements;
}

std::vector<Statement> StepStatements::BeforeRows(const plan::Step& step) {
  const Entry& entry = toc_.entries[step.entry];
  std::vector<Statement> statements = SwitchTriggers(entry, "DISABLE");
  BecomeOwner(entry, statements);
  return statements;
}

std::vector<Statement> StepStatements::AfterRows(const plan::Step& step) {
  return SwitchTriggers(toc_.entries[step.entry], "ENABLE");
}

// With --index-memory. Where steps come one after the other each has all that there is.
void StepStatements::GiveResources(const plan::Step& step, std::vector<Statement>& statements) {
  if (options_.index_memory == 0 || !TakesMemory(WorkOf(toc_.entries[step.entry], step))) return;
  const plan::BuildResources resources =
      granted_ ? *granted_ : plan::IndexMemory(options_.index_memory, 1, 1).Take(0);
  if (resources_ == resources) return;
  resources_ = resources;
  statements.push_back(
      {.text = fmt::format("SET maintenance_work_mem = {};\n", resources.memory >> 10),
       .purpose = Purpose::kSetting});
  statements.push_back(
      {.text = fmt::format("SET max_parallel_maintenance_workers = {};\n\n", resources.workers),
       .purpose = Purpose::kSetting});
}

std::vector<Statement> StepStatements::Settings(const plan::Step& step) {
  std::vector<Statement> statements;
  const Entry& entry = toc_.entries[step.entry];
  const auto set = [&](std::string_view name, const std::string& value) {
    statements.push_back(
        {.text = fmt::format("SET {} = {};\n\n", name, value.empty() ? "''" : value),
         .failure = fmt::format("could not set \"{}\" to {}", name, value),
         .purpose = Purpose::kSetting});
  };
  BecomeOwner(entry, statements);
  // Privileges may be granted in the name of others.
  if (entry.role == Role::kAcl) user_.reset();
  GiveResources(step, statements);
  if (step.action != plan::Action::kDefine && step.action != plan::Action::kBuild)
    return statements;
  if (HasTablespace(entry) && options_.tablespaces && tablespace_ != entry.tablespace) {
    tablespace_ = entry.tablespace;
    set("default_tablespace",
        entry.tablespace.empty() ? std::string() : sql::Identifier(entry.tablespace));
  }
  if (!entry.table_am.empty() && options_.table_access_methods && !IsPartitioned(entry) &&
      table_am_ != entry.table_am) {
    table_am_ = entry.table_am;
    set("default_table_access_method", sql::Identifier(entry.table_am));
  }
  return statements;
}

std::vector<Statement> StepStatements::Work(const plan::Step& step) const {
  const Entry& entry = toc_.entries[step.entry];
  std::vector<Statement> statements;
  if (step.action == plan::Action::kBuild || step.action == plan::Action::kAnalyze) {
    statements.push_back({step.sql, ""});
    return statements;
  }
  const bool drop = step.action == plan::Action::kDrop;
  const std::string& definition = step.sql.empty() ? entry.definition : step.sql;
  const std::string& text = drop ? step.drop : definition;
  if (HasLargeObjects(entry) && !text.empty()) {
    AddLines(text, statements);
  } else {
    statements.push_back({text, ""});
  }
  if (drop) return statements;
  // The newlines after a definition are part of what is executed.
  Statement& last = statements.back();
  (HasLargeObjects(entry) ? last.after : last.text) += "\n\n";
  if (step.set_owner) AddOwners(entry, statements);
  if (!entry.table_am.empty() && options_.table_access_methods && IsPartitioned(entry)) {
    statements.push_back(
        {fmt::format("ALTER TABLE {} SET ACCESS METHOD {};\n\n",
                     sql::Qualified(entry.schema, entry.tag), sql::Identifier(entry.table_am)),
         "could not alter table access method"});
  }
  return statements;
}

void StepStatements::NewSession() {
  user_.reset();
  tablespace_.reset();
  table_am_.reset();
  resources_.reset();
}

}  // namespace pgstow::script
