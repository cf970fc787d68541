#include "host/dump/insert_source.h"

#include <string>
#include <string_view>

#include "host/base/error.h"
#include "host/sql/insert_value.h"

namespace pgstow::dump {
namespace {

// Puts rows together into commands.
class InsertCommands {
 public:
  InsertCommands(const CopyTask& task, const DataSink& sink)
      : task_(task), command_(*task.job->insert), sink_(sink) {}

  void Add(const pg::Row& row) {
    ++rows_;
    text_.clear();
    if (command_.defaulted.empty()) {
      text_ = command_.start + ";\n";
      sink_(text_);
      return;
    }
    if (rows_in_command_ == 0) {
      text_ = command_.start;
      text_ += command_.form.rows == 1 ? " (" : "\n\t(";
    } else {
      text_ = ",\n\t(";
    }
    AppendValues(row);
    text_ += ')';
    if (++rows_in_command_ == command_.form.rows) {
      text_ += End();
      rows_in_command_ = 0;
    }
    sink_(text_);
  }

  // Ends the command that is not full. Returns the number of rows.
  uint64_t Finish() {
    if (rows_in_command_ > 0) sink_(End());
    return rows_;
  }

 private:
  std::string_view End() const {
    return command_.form.on_conflict_do_nothing ? " ON CONFLICT DO NOTHING;\n" : ";\n";
  }

  void AppendValues(const pg::Row& row) {
    if (static_cast<size_t>(row.size()) != command_.defaulted.size()) {
      base::Throw(base::ErrorCode::kServer,
                  "the server answered with {} columns of table \"{}\" where {} were asked for",
                  row.size(), task_.name, command_.defaulted.size());
    }
    for (int column = 0; column < row.size(); ++column) {
      if (column > 0) text_ += ", ";
      if (command_.defaulted[static_cast<size_t>(column)]) {
        text_ += "DEFAULT";
      } else if (row.null(column)) {
        text_ += "NULL";
      } else {
        sql::AppendInsertValue(text_, row.type(column), row.text(column));
      }
    }
  }

  const CopyTask& task_;
  const catalog::InsertCommand& command_;
  const DataSink& sink_;
  std::string text_;  // of one row, kept for its memory
  int rows_in_command_ = 0;
  uint64_t rows_ = 0;
};

}  // namespace

uint64_t ReadInserts(pg::Connection& connection, const CopyTask& task, const DataSink& sink) {
  InsertCommands commands(task, sink);
  connection.Stream(task.select, [&commands](const pg::Row& row) { commands.Add(row); });
  return commands.Finish();
}

}  // namespace pgstow::dump
