#include "restore/execute/row_check.h"

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

}  // namespace pgstow::execute
