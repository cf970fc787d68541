// A restore into a database, over one connection.
//
// What goes into the database does so in units: a step, or one part of a load. With a journal a
// unit is one transaction, which also writes down that the unit is done; a statement that fails is
// undone to a savepoint before it. A unit whose connection died is done again over a new one.
// Without a journal each statement is a transaction of its own, as with pg_restore, or all are one
// (-1).
//
// Cheap steps (plan/grouping.h) are put off and sent together, in one transaction and without
// waiting for each; within a transaction (-1, --transaction-size) it is a savepoint that holds
// them. When one of them fails, that is undone, and they are done as if they had never been
// together: what is there in the end, and what is told of it in which order, is the same.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "host/base/progress.h"
#include "host/model/entry.h"
#include "host/pg/connection.h"
#include "restore/execute/batch.h"
#include "restore/execute/data_load.h"
#include "restore/execute/error_ledger.h"
#include "restore/execute/journal.h"
#include "restore/execute/row_check.h"
#include "restore/execute/step_work.h"
#include "restore/execute/target.h"
#include "restore/execute/unit.h"
#include "restore/plan/grouping.h"
#include "restore/script/options.h"
#include "restore/script/statements.h"

namespace pgstow::execute {

// What the connections of a restore share. Everything outlives them.
struct DatabaseRestore {
  const model::Toc& toc;
  const model::Toc& archive_toc;  // the same entries, by the archive's names
  const plan::Plan& plan;
  const plan::Grouping& grouping;
  const script::ScriptOptions& options;
  bool no_data_for_failed_tables = false;
  ErrorLedger& errors;
  Journal& journal;
  JournalOptions journal_options;
  const StepWork& work;  // what progress is told of the steps
  base::Progress& progress;
  bool compare_rows = false;  // loaded ones with dumped ones
  RowLedger& row_counts;
};

class DatabaseTarget : public Target {
 public:
  DatabaseTarget(const DatabaseRestore& restore, std::unique_ptr<pg::Connection> connection);

  const model::Toc& toc() const override { return restore_.toc; }
  const plan::Grouping& grouping() const { return restore_.grouping; }
  void Begin() override;
  void Run(const plan::Step& step) override;
  bool part_by_part(const plan::Step& step) const override;
  bool BeginLoad(const plan::Step& step, std::optional<uint32_t> part) override;
  void Write(std::span<const char> data) override;
  void EndLoad() override;
  void AbandonLoad(std::string_view reason) noexcept override;
  void Attempt(const std::function<void()>& load) override;
  void Finish() override;

  // One more connection of the same restore, to the database that this one is connected to. Any
  // thread.
  std::unique_ptr<DatabaseTarget> Another() const;

  // What other connections wait for is done only then.
  void Flush() override;

  // Says that other connections work beside this one from now on: each step is a transaction.
  void Share() {
    Flush();
    batch_.End();
  }

  // What the next steps may use to build indexes; nothing: all that there is.
  void Grant(const std::optional<plan::BuildResources>& resources) { statements_.Grant(resources); }

  // Makes the running statement fail on the server. Any thread.
  void Cancel() noexcept;

  uint64_t rows() const { return rows_; }  // loaded over this connection

 private:
  DatabaseTarget(const DatabaseRestore& restore, std::unique_ptr<pg::Connection> connection,
                 bool first);

  using Steps = std::span<const plan::Step* const>;
  struct Message;

  bool journaled() const { return restore_.journal.is_open(); }
  size_t NumberOf(const plan::Step& step) const;
  const model::Entry& EntryOf(const plan::Step& step) const;
  void SetTask(const plan::Task& task);
  bool IsDone(const plan::Step& step, std::optional<uint32_t> part);
  bool MissesItsIndex(const plan::Step& step) const;
  bool InJournal(const plan::Step& step, std::optional<uint32_t> part) const;
  bool MadeTableOf(const model::Entry& entry) const;
  LoadManner MannerOf(const plan::Step& step, std::optional<uint32_t> part) const;
  bool WantsRows(const model::Entry& entry) const;
  void SkipWork();

  void SetUpSession();
  void OpenJournal();
  void Recall(const Journal::Found& done);
  void FindDatabase(size_t connect);
  void Connect(const std::string& database);
  bool InTransaction() const { return restore_.options.single_transaction || batch_.runs(); }
  bool CountsEachStatement(const plan::Step& step) const;
  int ActionsOf(const plan::Step& step) const;
  bool PutOff(const plan::Step& step);
  void ForgetPutOff();
  void RunAlone(const plan::Step& step);
  bool TryTogether(Steps steps, plan::GroupSize& size);
  bool SendTogether(Steps steps, Message& message, plan::GroupSize& size);
  void Undo();
  std::optional<size_t> Gather(Steps steps, Message& message);
  std::optional<size_t> Split(Message& message) const;
  std::optional<pg::PipelineFailure> Send(Message& message);
  void TellDone(Message& message);
  bool BeginLoadAlone(const plan::Step& step, std::optional<uint32_t> part);
  void RunUnit(const plan::Step& step);
  bool RunAtOnce(const plan::Step& step);
  void RunInBatch(const plan::Step& step);
  void StartInBatch();
  void EndInBatch();
  void RunApart(const plan::Step& step);
  void RunStatements(const plan::Step& step);
  void RunCounting(std::span<const script::Statement> statements);
  void Bound(std::string_view commands);
  void ReportBound(const pg::ServerError& error, std::string_view command);
  bool Execute(const script::Statement& statement);
  bool GoesAlone(const script::Statement& statement) const;
  void Report(const pg::ServerError& error, const std::string& message,
              const script::Statement& statement = {});
  void Tell(StepError error);
  static std::string MessageOf(const pg::ServerError& error, const script::Statement& statement);

  void CompareRows();
  void FinishLoad();

  bool BeginUnit();
  void CommitUnit();
  void LeaveUnit() noexcept;
  [[noreturn]] void EndWith(const base::Error& error);
  // `units` says what `work` is about, where that is not the one unit that is being done.
  void AttemptUnit(const std::function<void()>& work,
                   const std::vector<plan::Task>* units = nullptr);
  void Replace(const base::Error& error);
  void GoOnAfterLoss(std::span<const plan::Task> units);
  void TakeOver(std::unique_ptr<pg::Connection> connection);
  static void LogSession();

  const DatabaseRestore restore_;
  const bool first_;           // it opens the journal
  size_t first_step_ = 0;      // those before it were done by an interrupted restore
  bool has_database_ = false;  // that made the database, but may not have set its owner
  mutable std::mutex mutex_;   // of connection_ as such, for Cancel and Another
  std::shared_ptr<pg::Connection> connection_;  // its own, but for an Another that is under way
  script::StepStatements statements_;
  const ReportError report_;
  Stage stage_ = Stage::kInitializing;
  const model::Entry* entry_ = nullptr;  // that is being restored
  std::optional<plan::Action> action_;   // what is done about it
  plan::Task task_;                      // the unit that is being done
  UnitResult result_;                    // of it, so far
  std::optional<Unit> unit_;             // its transaction
  Batch batch_;                          // a transaction of many units
  // How the rows of a load come.
  enum class Rows : uint8_t {
    kOnce,   // and can't be read again
    kAgain,  // should they be refused
    kThus,   // again, because they were refused in binary form
  };
  Rows rows_come_ = Rows::kOnce;
  int attempt_ = 0;                 // to do it; 0: there will be no other
  bool begun_before_ = false;       // an earlier restore may have done some of it
  std::unique_ptr<DataLoad> load_;  // the load that is going on
  std::vector<const plan::Step*> put_off_;
  size_t locks_put_off_ = 0;        // that those will hold
  int actions_put_off_ = 0;         // that those are
  size_t lock_room_ = 0;            // locks that a transaction may hold
  uint64_t rows_ = 0;               // and large objects
  base::Progress::Worker& worker_;  // this connection
  RowCheck row_check_;
};

}  // namespace pgstow::execute
