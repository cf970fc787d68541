// A restore into a database, over one connection.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "host/model/entry.h"
#include "host/pg/connection.h"
#include "restore/execute/data_load.h"
#include "restore/execute/error_ledger.h"
#include "restore/execute/target.h"
#include "restore/script/options.h"
#include "restore/script/statements.h"

namespace pgstow::execute {

// What the connections of a restore share. Everything outlives them.
struct DatabaseRestore {
  const model::Toc& toc;
  const plan::Plan& plan;
  const script::ScriptOptions& options;
  bool no_data_for_failed_tables = false;
  ErrorLedger& errors;
};

class DatabaseTarget : public Target {
 public:
  DatabaseTarget(const DatabaseRestore& restore, std::unique_ptr<pg::Connection> connection);

  void Begin() override;
  void Run(const plan::Step& step) override;
  bool BeginLoad(const plan::Step& step) override;
  void Write(std::span<const char> data) override;
  void EndLoad() override;
  void AbandonLoad(std::string_view reason) noexcept override;
  void Finish() override;

  // One more connection of the same restore, to the database that this one is connected to. Any
  // thread.
  std::unique_ptr<DatabaseTarget> Another() const;

  // Makes the running statement fail on the server. Any thread.
  void Cancel() noexcept { connection_->Cancel(); }

  uint64_t rows() const { return rows_; }  // loaded over this connection

 private:
  void SetUpSession();
  bool Execute(const script::Statement& statement);
  void Report(const pg::ServerError& error, const std::string& message, script::Purpose purpose);
  const model::Entry& EntryOf(const plan::Step& step) const;
  bool WantsRows(const model::Entry& entry) const;

  const DatabaseRestore restore_;
  std::unique_ptr<pg::Connection> connection_;
  script::StepStatements statements_;
  const ReportError report_;
  Stage stage_ = Stage::kInitializing;
  const model::Entry* entry_ = nullptr;  // that is being restored
  std::optional<plan::Action> action_;   // what is done about it
  const plan::Step* loaded_ = nullptr;   // the load that is going on
  std::unique_ptr<DataLoad> load_;       // what it writes to
  uint64_t rows_ = 0;                    // and large objects
};

}  // namespace pgstow::execute
