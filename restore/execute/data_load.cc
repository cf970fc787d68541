#include "restore/execute/data_load.h"

#include <charconv>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/base/log.h"
#include "restore/execute/binary_load.h"
#include "restore/execute/copy_load.h"
#include "restore/execute/large_object_load.h"
#include "restore/execute/unit.h"
#include "restore/rewrite/insert.h"
#include "restore/script/statement_splitter.h"

namespace pgstow::execute {
namespace {

using base::ErrorCode;

// Rows, by COPY.
class CopyLoad : public DataLoad {
 public:
  CopyLoad(pg::Connection& connection, const model::Entry& entry, const ReportError& report)
      : connection_(connection), entry_(entry), report_(report) {}

  bool Begin() override {
    try {
      connection_.CopyBegin(entry_.copy);
      return true;
    } catch (const pg::ServerError& error) {
      report_(error, QueryFailure(error, entry_.copy));
      return false;
    }
  }

  void Write(std::span<const char> data) override { connection_.CopyWrite(data); }

  uint64_t End() override {
    try {
      return connection_.CopyEnd();
    } catch (const pg::ServerError& error) {
      report_(error, CopyFailure(error, entry_));
      return 0;
    }
  }

  void Abandon(std::string_view reason) noexcept override { connection_.CopyFail(reason); }

 private:
  pg::Connection& connection_;
  const model::Entry& entry_;
  const ReportError& report_;
};

// INSERT …; with ON CONFLICT DO NOTHING, unless it says so already.
std::string WithoutConflicts(std::string_view insert) {
  constexpr std::string_view kClause = " ON CONFLICT DO NOTHING;";
  if (insert.ends_with(kClause) || !insert.ends_with(';')) return std::string(insert);
  return std::string(insert.substr(0, insert.size() - 1)).append(kClause);
}

// Rows, by statements. Each is on its own: one that fails does not keep the others away.
class SqlLoad : public DataLoad {
 public:
  SqlLoad(pg::Connection& connection, const model::TocHeader& header, const model::Entry& entry,
          const rewrite::NameMap& schemas, const ReportError& report, const LoadManner& manner)
      : connection_(connection),
        entry_(entry),
        schemas_(schemas),
        report_(report),
        manner_(manner),
        splitter_(header.standard_strings) {}

  bool Begin() override { return true; }

  void Write(std::span<const char> data) override {
    splitter_.Write(data, [this](std::string_view statement) {
      if (schemas_.empty()) return Run(statement);
      Run(rewrite::MappedInsert(statement, schemas_));
    });
  }

  uint64_t End() override {
    if (!splitter_.rest().empty()) {
      base::Throw(ErrorCode::kCorrupt, "the data of {} \"{}\" ends within a statement", entry_.kind,
                  entry_.tag);
    }
    // How many there were is known of all parts together.
    const bool counted = manner_.on_conflict_do_nothing && entry_.parts.size() == 1;
    if (counted && entry_.parts[0].rows > 0) TellConflicts(entry_, rows_, entry_.parts[0].rows);
    return rows_;
  }

  bool left_rows_out() const override { return left_rows_out_; }

  // Whole statements that were run stay, as they do with pg_restore.
  void Abandon(std::string_view) noexcept override {}

 private:
  void Run(std::string_view statement) {
    if (manner_.on_conflict_do_nothing) return RunAsIs(WithoutConflicts(statement));
    RunAsIs(statement);
  }

  void RunAsIs(std::string_view statement) {
    left_rows_out_ |= statement.ends_with(" ON CONFLICT DO NOTHING;");
    try {
      rows_ += RowsOf(manner_.in_unit ? RunGuarded(connection_, statement)
                                      : connection_.Query(statement));
    } catch (const pg::ServerError& error) {
      report_(error, QueryFailure(error, statement));
    }
  }

  pg::Connection& connection_;
  const model::Entry& entry_;
  const rewrite::NameMap& schemas_;
  const ReportError& report_;
  const LoadManner manner_;
  script::StatementSplitter splitter_;
  uint64_t rows_ = 0;
  bool left_rows_out_ = false;
};

}  // namespace

std::unique_ptr<DataLoad> NewDataLoad(pg::Connection& connection, const model::TocHeader& header,
                                      const model::Entry& entry,
                                      const script::ScriptOptions& options,
                                      const ReportError& report, const LoadManner& manner) {
  switch (entry.data_form) {
    case model::DataForm::kCopy:
      if (manner.on_conflict_do_nothing) return NewConflictLoad(connection, entry, report);
      if (manner.binary) {
        if (auto load = NewBinaryLoad(connection, entry, report, manner)) return load;
      }
      if (manner.empty_first) return NewFreshLoad(connection, entry, report, manner.freeze);
      return std::make_unique<CopyLoad>(connection, entry, report);
    case model::DataForm::kSql:
      return std::make_unique<SqlLoad>(connection, header, entry, options.insert_schemas, report,
                                       manner);
    case model::DataForm::kLargeObjects:
      return std::make_unique<LargeObjectLoad>(connection);
    default:
      base::Throw(ErrorCode::kUnsupported,
                  "the data of {} \"{}\" is in a form that this version can't load", entry.kind,
                  entry.tag);
  }
}

uint64_t RowsOf(const pg::Result& result) {
  const std::string status = result.command_status();
  const std::string_view digits = std::string_view(status).substr(status.rfind(' ') + 1);
  uint64_t count = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), count);
  return count;
}

std::string CopyFailure(const pg::ServerError& error, const model::Entry& entry) {
  return fmt::format("COPY failed for table \"{}\": {}", entry.tag, error.server_message());
}

std::string QueryFailure(const pg::ServerError& error, std::string_view sql,
                         std::string_view what) {
  return fmt::format("could not {}: {}\nCommand was: {}", what, error.server_message(), sql);
}

}  // namespace pgstow::execute
