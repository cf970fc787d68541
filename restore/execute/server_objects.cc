#include "restore/execute/server_objects.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/base/log.h"
#include "restore/execute/data_load.h"
#include "restore/plan/if_exists.h"
#include "restore/script/comments.h"
#include "restore/script/statement_splitter.h"

namespace pgstow::execute {
namespace {

using plan::Action;

// Source: https://www.postgresql.org/docs/18/errcodes-appendix.html
constexpr std::string_view kDuplicateObject = "42710";
constexpr std::string_view kObjectInUse = "55006";  // the session's own role
constexpr std::string_view kNotEmpty = "55000";
constexpr std::string_view kDependentObjects = "2BP01";

// What can't be dropped because of others.
bool IsNeeded(const pg::ServerError& error) {
  const std::string_view state = error.sqlstate();
  return state == kObjectInUse || state == kNotEmpty || state == kDependentObjects;
}

base::Work WorkOf(const model::Entry& entry) {
  return {.verb = "creating",
          .kind = entry.kind,
          .name = entry.tag,
          .entry = static_cast<uint64_t>(entry.id)};
}

// A password's hash is not for logs; it is nearly the end of the statement.
std::string WithoutPassword(const std::string& statement) {
  constexpr std::string_view kPassword = " PASSWORD ";
  const size_t at = statement.find(kPassword);
  return at == std::string::npos ? statement : statement.substr(0, at + kPassword.size()) + "…;";
}

// The one that makes the object itself, of an entry that has one.
bool MakesObject(const model::Entry& entry, size_t statement) {
  return statement == 0 && !entry.drop.empty();
}

}  // namespace

base::ProgressTotals TotalsOf(const select::Selection& selection) {
  return {.steps = selection.order.size(), .bytes = 0, .weight = selection.order.size()};
}

// What another one keeps from being dropped (a role that granted something to it) may go after
// that.
void ServerObjects::Drop(pg::Connection& connection) {
  std::vector<size_t> waiting(selection_.order.rbegin(), selection_.order.rend());
  std::erase_if(waiting, [this](size_t i) { return toc_.entries[i].drop.empty(); });
  for (bool last = false; !waiting.empty();) {
    std::vector<size_t> later;
    for (const size_t i : waiting) {
      if (!DropEntry(connection, toc_.entries[i], last)) later.push_back(i);
    }
    last = later.size() == waiting.size();
    waiting = std::move(later);
  }
}

// False when it is to be tried again. A role or tablespace that can't go is set anew where it is.
bool ServerObjects::DropEntry(pg::Connection& connection, const model::Entry& entry, bool last) {
  base::Log(base::LogLevel::kInfo, "{}", script::StepLog(entry, Action::kDrop));
  try {
    connection.Execute(plan::WithIfExists(entry.drop, entry.kind));
  } catch (const pg::ServerError& error) {
    if (entry.selector == model::Selector::kDatabase || !IsNeeded(error)) {
      Report(entry, Action::kDrop, error);
    } else if (!last && error.sqlstate() != kObjectInUse) {
      return false;
    } else {
      base::Log(error.sqlstate() == kObjectInUse ? base::LogLevel::kInfo : base::LogLevel::kWarning,
                "{} \"{}\" is not dropped, and will be altered: {}", entry.kind, entry.tag,
                error.fields().message);
    }
  }
  return true;
}

void ServerObjects::Make(pg::Connection& connection, base::Progress& progress) {
  base::Progress::Worker& worker = progress.Enlist();
  for (const size_t i : selection_.order) {
    const model::Entry& entry = toc_.entries[i];
    base::Log(base::LogLevel::kInfo, "{}", script::StepLog(entry, Action::kDefine));
    worker.Begin(WorkOf(entry));
    MakeEntry(connection, entry);
    worker.End();
  }
}

// Each statement is a transaction of its own, as in pg_dumpall's script.
void ServerObjects::MakeEntry(pg::Connection& connection, const model::Entry& entry) {
  script::StatementSplitter splitter(/*standard_strings=*/true);
  size_t number = 0;
  const auto run = [&](std::string_view statement) {
    const bool makes = MakesObject(entry, number++);
    try {
      connection.Execute(statement);
    } catch (const pg::ServerError& error) {
      if (!makes || error.sqlstate() != kDuplicateObject) {
        return Report(entry, Action::kDefine, error);
      }
      base::Log(base::LogLevel::kInfo, "{} \"{}\" is there already: only its properties are set",
                entry.kind, entry.tag);
    }
  };
  splitter.Write(entry.definition, run);
}

void ServerObjects::Report(const model::Entry& entry, Action action, const pg::ServerError& error) {
  const std::string sql = WithoutPassword(error.query());
  StepError told{.entry = &entry,
                 .action = action,
                 .message = QueryFailure(error, sql),
                 .sql = sql,
                 .server = error.fields()};
  if (error.fields().sqlstate.empty()) errors_.End(std::move(told));
  errors_.Report(std::move(told));
}

}  // namespace pgstow::execute
