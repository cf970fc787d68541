#include "restore/plan/copy_statement.h"

#include <fmt/format.h>

#include "restore/plan/pieces.h"

namespace pgstow::plan {

std::optional<CopyStatement> ParseCopyStatement(std::string_view copy) {
  Pieces pieces(copy);
  CopyStatement found;
  if (!pieces.Take("copy")) return std::nullopt;
  found.table = pieces.TakeQualifiedName();
  found.columns = pieces.TakeParentheses();
  if (found.table.empty() || !(found.columns.empty() || IsNameList(found.columns)) ||
      !pieces.Take("from stdin") || !pieces.TakeMark(';') || !pieces.at_end()) {
    return std::nullopt;
  }
  return found;
}

std::string CopyInto(std::string_view table, const CopyStatement& copy) {
  return fmt::format("COPY {} {} FROM stdin;\n", table, copy.columns);
}

std::string CopyWith(const CopyManner& manner, const CopyStatement& copy) {
  std::string options;
  if (manner.freeze) options = "FREEZE";
  if (manner.binary) options += options.empty() ? "FORMAT binary" : ", FORMAT binary";
  if (!options.empty()) options = fmt::format(" WITH ({})", options);
  return fmt::format("COPY {} {} FROM stdin{};\n", copy.table, copy.columns, options);
}

}  // namespace pgstow::plan
