#include "restore/script/script_writer.h"

#include <span>
#include <utility>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/sql/quote.h"
#include "restore/script/comments.h"
#include "restore/script/restrict_key.h"
#include "restore/toc/program.h"

namespace pgstow::script {
namespace {

using plan::Action;
using plan::Step;

void WriteStatements(std::span<const Statement> statements, const ScriptWriter::Sink& sink) {
  for (const Statement& statement : statements) {
    sink(statement.text);
    sink(statement.after);
  }
}

}  // namespace

ScriptWriter::ScriptWriter(const model::Toc& toc, plan::Plan plan, ScriptOptions options)
    : toc_(toc),
      plan_(std::move(plan)),
      options_(std::move(options)),
      key_(RestrictKey(options_.restrict_key)),
      statements_(toc_, plan_.options),
      size_(options_.transaction_size) {
  for (size_t i = 0; i < plan_.steps.size(); ++i) {
    if (plan_.steps[i].action == Action::kLoad) loads_.push_back(i);
  }
  if (options_.any_client) CheckAnyClient();
}

// Rows between the lines of a script, and another connection, are of psql's making.
void ScriptWriter::CheckAnyClient() const {
  for (const Step& step : plan_.steps) {
    const model::Entry& entry = toc_.entries[step.entry];
    if (step.action == Action::kConnect) {
      throw base::Error(base::ErrorCode::kUsage,
                        "only psql can connect to the database that a script creates")
          .WithHint("Leave out --create or --any-client.");
    }
    if (step.action == Action::kLoad && entry.data_form == model::DataForm::kCopy) {
      throw base::Error(base::ErrorCode::kUsage,
                        fmt::format("only psql can load the rows of table \"{}\", which are kept "
                                    "for COPY",
                                    entry.tag))
          .WithHint("Dump with --inserts, or leave out --any-client.");
    }
  }
}

// A line for psql itself.
void ScriptWriter::WriteMeta(std::string_view line, const Sink& sink) const {
  if (!options_.any_client) sink(line);
}

model::DumpId ScriptWriter::data_entry(size_t index) const {
  return toc_.entries[plan_.steps[loads_.at(index)].entry].id;
}

void ScriptWriter::AdvanceToData(size_t index, const Sink& sink) {
  if (index != next_load_ || index >= loads_.size()) {
    base::Throw(base::ErrorCode::kInternal,
                "data entry {} of the script comes before data entry {}", next_load_, index);
  }
  WriteStepsUntil(loads_[index], sink);
  const Step& step = plan_.steps[loads_[index]];
  const model::Entry& entry = toc_.entries[step.entry];
  LogStep(entry, step.action);
  WriteStatements(statements_.Settings(step), sink);
  sink(EntryComment(entry, step.action, plan_.options, options_.verbose));
  if (!entry.definition.empty()) sink(entry.definition + "\n\n");
  WriteStatements(statements_.BeforeRows(step), sink);
  data_ = NewDataText(toc_.header, entry, options_);
  data_->Begin(sink);
  next_step_ = loads_[index] + 1;
  ++next_load_;
}

void ScriptWriter::WriteData(std::span<const char> data, const Sink& sink) {
  data_->Write(data, sink);
}

void ScriptWriter::EndData(const Sink& sink) {
  data_->End(sink);
  WriteStatements(statements_.AfterRows(plan_.steps[next_step_ - 1]), sink);
  Count(1, sink);
}

void ScriptWriter::Finish(const Sink& sink) {
  if (next_load_ != loads_.size()) {
    base::Throw(base::ErrorCode::kInternal, "the rows of entry {} are missing in the script",
                data_entry(next_load_));
  }
  WriteStepsUntil(plan_.steps.size(), sink);
  WriteEnd(sink);
}

void ScriptWriter::WriteStart(const Sink& sink) {
  sink("--\n-- PostgreSQL database dump\n--\n\n");
  WriteMeta(fmt::format("\\restrict {}\n\n", key_), sink);
  const model::TocHeader& header = toc_.header;
  if (!header.server_version.empty()) {
    sink(fmt::format("-- Dumped from database version {}\n",
                     sql::CommentSafe(header.server_version)));
  }
  if (!header.dumped_by.empty()) {
    const toc::Program program = toc::ProgramOf(header.dumped_by);
    sink(fmt::format("-- Dumped by {} version {}\n", program.name, program.version));
  }
  sink("\n");
  // That of the dump: an archive's script says since when what it holds is so.
  if (options_.verbose) sink(TimeComment("Started", header.created_at));
  if (options_.single_transaction) sink("BEGIN;\n\n");
  WriteSession(sink);
  if (size_.limited()) sink("BEGIN;\n\n");
}

void ScriptWriter::Count(int actions, const Sink& sink) {
  if (size_.Add(actions)) sink("COMMIT;\nBEGIN;\n\n");
}

// A script does not know its server: it has all settings of PostgreSQL 18. Those that servers
// before 17 refuse are left out for such a server, and for clients that would stop there.
void ScriptWriter::WriteSession(const Sink& sink) {
  constexpr int kTransactionTimeout = 17;
  const bool old = options_.target_version != 0 && options_.target_version < kTransactionTimeout;
  const auto knows = [&](std::string_view setting) {
    return (!options_.any_client && !old) || setting != "transaction_timeout";
  };
  WriteStatements(SessionStatements(toc_.header, options_, knows), sink);
  sink("\n");
}

void ScriptWriter::WriteStepsUntil(size_t end, const Sink& sink) {
  if (!std::exchange(started_, true)) WriteStart(sink);
  for (; next_step_ < end; ++next_step_) WriteStep(plan_.steps[next_step_], sink);
}

void ScriptWriter::WriteWork(const Step& step, const Sink& sink) {
  const bool each_counts = size_.limited() && EachStatementCounts(toc_.entries[step.entry]);
  for (const Statement& statement : statements_.Work(step)) {
    const std::string text = statement.text + statement.after;
    // What is empty after a line comes after the line that the count adds.
    const size_t line = each_counts ? std::min(text.find('\n') + 1, text.size()) : text.size();
    sink(std::string_view(text).substr(0, line));
    if (each_counts) Count(1, sink);
    if (line < text.size()) sink(std::string_view(text).substr(line));
  }
}

void ScriptWriter::WriteStep(const Step& step, const Sink& sink) {
  const model::Entry& entry = toc_.entries[step.entry];
  LogStep(entry, step.action);
  if (step.action == Action::kConnect) {
    sink(
        fmt::format("\\unrestrict {}\n{}\\restrict {}\n\n", key_, ConnectCommand(entry.tag), key_));
    statements_.NewSession();
    WriteSession(sink);
    if (size_.limited()) sink("BEGIN;\n\n");
    Count(ActionsIn(entry), sink);
    return;
  }
  const bool apart = size_.limited() && IsDatabase(entry);
  const bool drop = step.action == Action::kDrop;
  if (apart) sink(drop ? "COMMIT;\n" : "COMMIT;\n\n");
  WriteStatements(statements_.Settings(step), sink);
  if (step.action == Action::kDefine) {
    sink(EntryComment(entry, step.action, plan_.options, options_.verbose));
  }
  WriteWork(step, sink);
  if (apart && drop) sink("BEGIN;\n");
  if (apart) return;
  if (drop) {
    if (size_.Add(1)) sink("COMMIT;\nBEGIN;\n");
  } else {
    Count(ActionsIn(entry), sink);
  }
}

void ScriptWriter::WriteEnd(const Sink& sink) {
  if (options_.in_transaction()) sink("COMMIT;\n\n");
  if (options_.verbose) sink(TimeComment("Completed"));
  sink("--\n-- PostgreSQL database dump complete\n--\n\n");
  WriteMeta(fmt::format("\\unrestrict {}\n\n", key_), sink);
}

}  // namespace pgstow::script
