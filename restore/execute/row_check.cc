#include "restore/execute/row_check.h"

#include <cstddef>
#include <utility>

#include <fmt/format.h>

namespace pgstow::execute {

std::optional<uint64_t> RowsDumped(const model::Entry& entry, std::optional<uint32_t> part) {
  uint64_t rows = 0;
  bool any = false;
  for (const model::Part& each : entry.parts) {
    if (part && each.part != *part) continue;
    if (!each.known) return std::nullopt;
    rows += each.rows;
    any = true;
  }
  return any ? std::optional(rows) : std::nullopt;
}

StepError RowsDiffer(const model::Entry& entry, std::optional<uint32_t> part, RowDifference rows) {
  const std::string which = part && entry.parts.size() > 1 ? fmt::format(" (part {})", *part) : "";
  return {.entry = &entry,
          .action = plan::Action::kLoad,
          .message = fmt::format("table \"{}{}{}\"{}: {} rows were dumped, but {} were loaded",
                                 entry.schema, entry.schema.empty() ? "" : ".", entry.tag, which,
                                 rows.expected, rows.loaded),
          .sql = entry.copy,
          .rows = rows};
}

std::optional<uint64_t> RowCheck::Dumped(const LoadedRows& loaded) const {
  const auto index = static_cast<size_t>(loaded.entry - toc_.entries.data());
  return RowsDumped(archive_.entries[index], loaded.part);
}

void RowCheck::Take(const LoadedRows& loaded) {
  if (const auto dumped = Dumped(loaded)) {
    Compare(loaded, *dumped);
  } else {
    put_off_.push_back(loaded);
  }
}

void RowCheck::Compare(const LoadedRows& loaded, uint64_t dumped) {
  if (loaded.rows == dumped) return ledger_.Add(&RowComparison::equal);
  if (loaded.rows < dumped && loaded.may_be_fewer) return ledger_.Add(&RowComparison::excused);
  ledger_.Add(&RowComparison::different);
  tell_(RowsDiffer(*loaded.entry, loaded.part, {.expected = dumped, .loaded = loaded.rows}));
}

void RowCheck::Finish() {
  for (const LoadedRows& loaded : std::exchange(put_off_, {})) {
    if (const auto dumped = Dumped(loaded)) {
      Compare(loaded, *dumped);
    } else {
      ledger_.Add(&RowComparison::unknown);
    }
  }
}

}  // namespace pgstow::execute
