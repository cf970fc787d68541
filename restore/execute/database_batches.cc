// The transactions that hold many steps of a DatabaseTarget: -1 and --transaction-size.
#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "host/sql/split.h"
#include "restore/execute/database_target.h"

namespace pgstow::execute {

using plan::Action;
using script::Statement;

// The transaction is ended for what makes or drops a database, or sets what sessions begin with.
void DatabaseTarget::RunInBatch(const plan::Step& step) {
  const bool apart = script::IsDatabase(*entry_);
  if (apart) batch_.End();
  StartInBatch();
  RunStatements(step);
  EndInBatch();
  if (!apart) batch_.Add(ActionsOf(step));
  if (apart && step.action == Action::kDrop) batch_.Begin();
}

// Without a journal, statements of large objects are counted as they happen, as pg_restore does;
// with one a step is never cut by a COMMIT.
bool DatabaseTarget::CountsEachStatement(const plan::Step& step) const {
  return batch_.runs() && !journaled() && step.action != Action::kLoad &&
         script::EachStatementCounts(EntryOf(step));
}

// How many actions a step is when it is over.
int DatabaseTarget::ActionsOf(const plan::Step& step) const {
  if (step.action == Action::kLoad) return 1;
  const model::Entry& entry = EntryOf(step);
  const int actions = step.action == Action::kDrop ? 1 : script::ActionsIn(entry);
  if (!journaled() || !script::EachStatementCounts(entry)) return actions;
  return actions + static_cast<int>(statements_.Work(step).size());
}

// What begins or ends a transaction that is not that of a unit.
void DatabaseTarget::Bound(std::string_view commands) {
  try {
    connection_->Execute(commands);
  } catch (const pg::ServerError& error) {
    ReportBound(error, commands.substr(0, commands.find(';')));
  }
}

void DatabaseTarget::ReportBound(const pg::ServerError& error, std::string_view command) {
  const std::string_view verb = command == "BEGIN" ? "start" : "commit";
  Report(error, QueryFailure(error, command, fmt::format("{} database transaction", verb)));
}

// The journal's line of a unit that shares its transaction with others.
void DatabaseTarget::StartInBatch() {
  if (!journaled()) return;
  if (restore_.plan.options.session_authorization) statements_.NewSession();
  connection_->Execute(restore_.journal.Start(task_));
}

void DatabaseTarget::EndInBatch() {
  if (!journaled()) return;
  const std::string line = restore_.journal.End(task_, result_);
  if (!line.empty()) connection_->Execute(line);
}

// Statements that are one action each, sent together with what ends a transaction that is full and
// begins the next.
void DatabaseTarget::RunCounting(std::span<const Statement> statements) {
  if (std::ranges::any_of(statements, [this](const Statement& each) { return GoesAlone(each); })) {
    for (const Statement& statement : statements) {
      Execute(statement);
      batch_.Add(1);
    }
    return;
  }
  const bool standard_strings = restore_.toc.header.standard_strings;
  std::vector<std::string_view> texts;
  std::vector<const Statement*> statements_of_texts;  // nullptr: a bound of transactions
  const auto add = [&](std::string_view sql, const Statement* statement) {
    for (const std::string_view text : sql::SplitStatements(sql, standard_strings)) {
      texts.push_back(text);
      statements_of_texts.push_back(statement);
    }
  };
  for (const Statement& statement : statements) {
    add(statement.text, &statement);
    if (batch_.Count(1)) add(Batch::kNext, nullptr);
  }
  try {
    const std::optional<pg::PipelineFailure> failure = connection_->ExecuteAll(texts);
    if (!failure) return;
    const Statement* const culprit = statements_of_texts[failure->statement];
    if (culprit == nullptr) return ReportBound(failure->error, texts[failure->statement]);
    Report(failure->error, MessageOf(failure->error, *culprit), *culprit);
  } catch (const pg::ServerError& error) {
    Report(error, QueryFailure(error, error.query()));
  }
}

}  // namespace pgstow::execute
