// The one place where a plan becomes SQL text: scripts for psql, as pg_dump 18 writes them.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "host/model/entry.h"
#include "restore/plan/plan.h"

namespace pgstow::script {

struct ScriptOptions {
  bool single_transaction = false;  // -1: BEGIN and COMMIT around everything
  bool verbose = false;             // -v: ids and dependencies in comments, start and end time
  bool row_security = false;        // --enable-row-security
  std::string role;                 // --role: SET ROLE first
  // Argument of psql's \restrict: letters and digits; empty: a random one of 63 characters.
  std::string restrict_key;
};

// A script being rendered. Text comes in pieces through the sink, in order; the rows of each data
// entry are written by the caller between AdvanceToData and EndData. One thread at a time.
class ScriptWriter {
 public:
  using Sink = std::function<void(std::string_view)>;

  // `toc` outlives the writer.
  ScriptWriter(const model::Toc& toc, plan::Plan plan, ScriptOptions options);
  ~ScriptWriter();

  // Data entries in script order.
  size_t data_count() const;
  model::DumpId data_entry(size_t index) const;

  // Writes all text from where the last call ended up to where the rows of data entry number
  // `index` start, its COPY statement included. `index` grows from call to call.
  void AdvanceToData(size_t index, const Sink& sink);

  // Writes what ends the rows of the data entry that was advanced to.
  void EndData(const Sink& sink);

  // Writes the rest. Data entries that were not advanced to are an error (kInternal).
  void Finish(const Sink& sink);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The text up to which a script needs no data: everything. For tests and definitions alone.
std::string RenderWithoutData(const model::Toc& toc, plan::Plan plan, ScriptOptions options);

}  // namespace pgstow::script
