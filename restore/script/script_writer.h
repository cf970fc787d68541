// The one place where a plan becomes SQL text: scripts for psql, as pg_dump 18 writes them.
// Source: the output of pg_dump 18; https://www.postgresql.org/docs/18/app-psql.html
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/model/entry.h"
#include "restore/plan/plan.h"
#include "restore/script/data_text.h"
#include "restore/script/options.h"
#include "restore/script/statements.h"
#include "restore/script/transaction_size.h"

namespace pgstow::script {

// A script being rendered. Text comes in pieces through the sink, in order; the data of each data
// entry goes through WriteData between AdvanceToData and EndData. What is rendered is also told
// to the log (kInfo). One thread at a time.
class ScriptWriter {
 public:
  using Sink = DataText::Sink;

  // `toc` outlives the writer. Throws kUsage for a restrict key that is none, and where a script
  // for any client can't say what the plan does.
  ScriptWriter(const model::Toc& toc, plan::Plan plan, ScriptOptions options);
  ScriptWriter(const ScriptWriter&) = delete;
  ScriptWriter& operator=(const ScriptWriter&) = delete;

  // Data entries in script order.
  size_t data_count() const { return loads_.size(); }
  model::DumpId data_entry(size_t index) const;

  // Writes all text from where the last call ended up to where the data of data entry number
  // `index` starts, what begins it (COPY, BEGIN) included. Each data entry in turn; throws
  // kInternal for another, kUnsupported for data in an unknown form.
  void AdvanceToData(size_t index, const Sink& sink);

  // Writes the next bytes of the entry that was advanced to: of its parts, one after the other, in
  // pieces of any size. Throws kCorrupt for bytes that are not in the entry's form.
  void WriteData(std::span<const char> data, const Sink& sink);

  // Writes what ends the data of the entry that was advanced to.
  void EndData(const Sink& sink);

  // Writes the rest. Throws kInternal when a data entry was not advanced to.
  void Finish(const Sink& sink);

 private:
  void CheckAnyClient() const;
  void WriteMeta(std::string_view line, const Sink& sink) const;
  void WriteStart(const Sink& sink);
  void WriteSession(const Sink& sink);
  void WriteStepsUntil(size_t end, const Sink& sink);
  void WriteStep(const plan::Step& step, const Sink& sink);
  void WriteWork(const plan::Step& step, const Sink& sink);
  void Count(int actions, const Sink& sink);
  void WriteEnd(const Sink& sink);

  const model::Toc& toc_;
  const plan::Plan plan_;
  const ScriptOptions options_;
  const std::string key_;
  StepStatements statements_;
  TransactionSize size_;
  std::vector<size_t> loads_;       // steps that load data
  std::unique_ptr<DataText> data_;  // of the load that was advanced to
  size_t next_load_ = 0;            // in loads_
  size_t next_step_ = 0;
  bool started_ = false;
};

}  // namespace pgstow::script
