#include <algorithm>
#include <exception>
#include <memory>
#include <string>
#include <utility>

#include "host/base/log.h"
#include "host/base/progress.h"
#include "host/model/one_database.h"
#include "host/pg/connection.h"
#include "restore/execute/as_role.h"
#include "restore/execute/error_ledger.h"
#include "restore/execute/server_objects.h"
#include "restore/execute/server_restore.h"
#include "restore/execute/what_is_there.h"
#include "restore/script/statements.h"

namespace pgstow::execute {
namespace {

// Of what is selected, the database as such.
select::Selection DatabaseIn(const OneRestore& restore) {
  select::Selection itself;
  for (const size_t i : restore.selection().order) {
    if (restore.toc().entries[i].selector == model::Selector::kDatabase) itself.order.push_back(i);
  }
  return itself;
}

class Restoring {
 public:
  Restoring(ServerParts& parts, RestoreSummary& summary)
      : parts_(parts),
        options_(parts.options()),
        summary_(summary),
        progress_(options_.progress == nullptr ? unwatched_ : *options_.progress) {}

  void Run() {
    base::Log(base::LogLevel::kInfo, "connecting to database for restore");
    connection_ = ConnectForRestore(options_);
    if (OneRestore* const moved = parts_.moved()) moved->LookAt(*connection_);
    TellTotals();
    if (options_.plan.clean && parts_.moved() == nullptr && !DropsAreOver()) Drop();
    if (const auto globals = parts_.globals()) MakeGlobals(*globals);
    for (OneRestore& database : parts_.databases()) Restore(database);
  }

 private:
  void TellTotals() {
    base::ProgressTotals totals;
    if (const auto globals = parts_.globals()) totals = TotalsOf(globals->selection);
    for (const OneRestore& database : parts_.databases()) {
      const base::ProgressTotals more = database.totals();
      totals.steps += more.steps;
      totals.bytes += more.bytes;
      totals.weight += more.weight;
    }
    progress_.SetTotals(totals);
  }

  // That an interrupted restore had come as far as the databases.
  bool DropsAreOver() {
    if (!options_.journal.resume) return false;
    return std::ranges::any_of(parts_.databases(), [this](const OneRestore& database) {
      return StateOfDatabase(*connection_, NameOf(database)) == DatabaseState::kJournaled;
    });
  }

  // Roles own things in databases, so those go first.
  void Drop() {
    for (const OneRestore& database : parts_.databases()) {
      if (model::IsStandardDatabase(NameOf(database))) continue;
      const select::Selection itself = DatabaseIn(database);
      Accounted(NameOf(database), [&](ErrorLedger& errors) {
        ServerObjects(database.toc(), itself, errors).Drop(ConnectionBeside(NameOf(database)));
      });
    }
    const auto globals = parts_.globals();
    if (!globals) return;
    Accounted("", [&](ErrorLedger& errors) {
      ServerObjects(globals->toc, globals->selection, errors).Drop(*connection_);
    });
  }

  void MakeGlobals(const ServerParts::Globals& globals) {
    Accounted("", [&](ErrorLedger& errors) {
      const auto connection = connection_->Another();
      connection->Execute("SET default_transaction_read_only = off");
      const auto knows = [](std::string_view setting) { return setting != "transaction_timeout"; };
      for (const script::Statement& statement :
           script::SessionStatements(globals.toc.header, options_.script, knows)) {
        connection->Execute(statement.text);
      }
      ServerObjects(globals.toc, globals.selection, errors).Make(*connection, progress_);
    });
    summary_.entries += globals.selection.order.size();
  }

  void Restore(OneRestore& database) {
    base::Log(base::LogLevel::kInfo, "restoring database \"{}\"", NameOf(database));
    std::unique_ptr<pg::Connection> connection;
    Accounted(NameOf(database), [&](ErrorLedger&) { connection = ConnectionFor(database); });
    RestoreSummary part;
    try {
      database.IntoDatabase(std::move(connection), part);
    } catch (...) {
      Add(part, summary_);
      throw;
    }
    Add(part, summary_);
  }

  // Where its restore begins: in the database itself, or in one that it can be made from.
  std::unique_ptr<pg::Connection> ConnectionFor(const OneRestore& database) {
    if (parts_.moved() != nullptr) return connection_->Another();
    if (database.options().plan.create) return ConnectionBeside(NameOf(database)).Another();
    return connection_->Another(NameOf(database));
  }

  // One that is not to the database, which it would keep from being dropped.
  pg::Connection& ConnectionBeside(const std::string& database) {
    if (connection_->database() == database) {
      connection_ = connection_->Another(database == "postgres" ? "template1" : "postgres");
    }
    return *connection_;
  }

  // Calls `run` with a ledger of its own; what comes of it counts, also when it throws.
  template <typename Run>
  void Accounted(const std::string& database, Run&& run) {
    ErrorLedger errors({.stop = options_.exit_on_error || options_.script.in_transaction(),
                        .explain = options_.explain_errors,
                        .database = database},
                       options_.on_error);
    const auto sum_up = [&] {
      RestoreSummary part;
      part.ignored_errors = errors.ignored();
      part.errors = errors.by_class();
      Add(part, summary_);
    };
    try {
      run(errors);
    } catch (const std::exception& error) {
      errors.NoteEnd(error);
      sum_up();
      throw;
    }
    sum_up();
  }

  static const std::string& NameOf(const OneRestore& database) {
    return database.toc().header.database;
  }

  ServerParts& parts_;
  const RestoreOptions& options_;
  RestoreSummary& summary_;
  base::Progress unwatched_;
  base::Progress& progress_;
  std::unique_ptr<pg::Connection> connection_;
};

}  // namespace

void RestoreServer(ServerParts& parts, RestoreSummary& summary) { Restoring(parts, summary).Run(); }

}  // namespace pgstow::execute
