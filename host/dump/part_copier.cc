#include "host/dump/part_copier.h"

#include <memory>
#include <span>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/dump/data_source.h"
#include "host/pg/hold.h"
#include "host/pg/session.h"

namespace pgstow::dump {

void PartCopier::Copy(pg::Connection& connection, const CopyTask& task) {
  const std::unique_ptr<archive::PartWriter> part = writer_.OpenPart(task.entry, task.part, gate_);
  part->Close(Fill(*part, connection, task));
  bytes_ = 0;
}

void PartCopier::CopyAhead(pg::Connection& connection, const CopyTask& task) {
  auto line = std::make_unique<PartInLine>(std::move(last_));
  line->Take(writer_.OpenPart(task.entry, task.part, line.get()));
  line->part().EndData(Fill(line->part(), connection, task));
  bytes_ = 0;
  line->Enter();  // so that no more than two parts are open
  last_ = std::move(line);
}

void PartCopier::Settle() {
  if (!last_) return;
  last_->part().Settle();
  last_.reset();
}

uint64_t PartCopier::Fill(archive::PartWriter& part, pg::Connection& connection,
                          const CopyTask& task) {
  // pg_dump tells nothing of rows that become INSERT commands.
  if (base::LogEnabled(base::LogLevel::kInfo) && task.form != model::DataForm::kSql) {
    const bool large_objects = task.form == model::DataForm::kLargeObjects;
    base::LogLine(base::LogLevel::kInfo,
                  (large_objects ? "saving " : "dumping ") + DescribeData(task));
  }
  const bool foreign = task.job->relkind == 'f';
  if (foreign) {
    const pg::KnownRelation table{task.relation, task.qualified_name};
    pg::HoldRelations(connection, {&table, 1});
    pg::AllowForeignTables(connection, true);
  }
  const uint64_t rows = ReadData(connection, task, [&](std::span<const char> unit) {
    if (stop_.load(std::memory_order_relaxed)) {
      throw base::Error(base::ErrorCode::kInterrupted, "the dump was stopped");
    }
    part.Write(unit);
    bytes_ += unit.size();
  });
  if (foreign) pg::AllowForeignTables(connection, false);
  return rows;
}

}  // namespace pgstow::dump
