// COPY … FROM stdin, as entries have it, taken apart. Pure.
// Source: https://www.postgresql.org/docs/18/sql-copy.html
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pgstow::plan {

// Pieces of the statement, spelled as they are there.
struct CopyStatement {
  std::string_view table;    // "app.t"
  std::string_view columns;  // "(id, v)"; empty: all
};

// None for a statement that says more than where the rows go.
std::optional<CopyStatement> ParseCopyStatement(std::string_view copy);

// The statement that loads the same rows into another table.
std::string CopyInto(std::string_view table, const CopyStatement& copy);

// What is said besides of how the rows come.
struct CopyManner {
  // The rows are marked as seen by all, and need not be when they are vacuumed. The table must have
  // been made or emptied in the same transaction.
  bool freeze = false;
  bool binary = false;  // they come in the binary format
};
std::string CopyWith(const CopyManner& manner, const CopyStatement& copy);

}  // namespace pgstow::plan
