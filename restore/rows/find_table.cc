#include "restore/rows/find_table.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/ranges.h>

#include "host/base/error.h"
#include "host/base/nearest.h"
#include "host/sql/quote.h"
#include "restore/rows/names.h"

namespace pgstow::rows {
namespace {

using base::Error;
using base::ErrorCode;

bool HasRows(const model::Entry& entry) {
  return entry.role == model::Role::kData && entry.data_form != model::DataForm::kLargeObjects &&
         !entry.parts.empty();
}

bool Fits(const model::Entry& entry, const TableName& name) {
  return entry.tag == name.table && (name.schema.empty() || entry.schema == name.schema);
}

// How a user names the table.
std::string Spelled(const model::Entry& entry) { return sql::Qualified(entry.schema, entry.tag); }

std::vector<std::string> AllSpelled(const model::Toc& toc,
                                    const std::vector<const model::Entry*>& entries) {
  std::vector<std::string> names;
  names.reserve(entries.size());
  for (const model::Entry* entry : entries) {
    names.push_back(Spelled(*entry));
    if (entry->database == 0) continue;
    names.back() +=
        fmt::format(" of database \"{}\"", toc.header.databases[entry->database - 1].name);
  }
  std::ranges::sort(names);
  return names;
}

// The tables with rows, as a hint that stays short.
std::string Candidates(const model::Toc& toc, std::string_view wanted) {
  constexpr size_t kMost = 20;
  std::vector<std::string> full;
  std::vector<std::string> typed;  // as a user may have meant them: with and without the schema
  for (const model::Entry& entry : toc.entries) {
    if (!HasRows(entry)) continue;
    full.push_back(Spelled(entry));
    typed.push_back(full.back());
    typed.push_back(sql::Identifier(entry.tag));
    typed.push_back(entry.tag);
  }
  if (full.empty()) return "There are no rows of any table in it.";
  const std::string nearest = base::Nearest(std::string(wanted), typed);
  const auto found = std::ranges::find(typed, nearest);
  if (!nearest.empty()) {
    return fmt::format("Did you mean {}?", full[static_cast<size_t>(found - typed.begin()) / 3]);
  }
  std::ranges::sort(full);
  const size_t more = full.size() - std::min(full.size(), kMost);
  full.resize(full.size() - more);
  return fmt::format("There are rows of {}{}.", fmt::join(full, ", "),
                     more == 0 ? "" : fmt::format(" and {} other tables", more));
}

// Why there are no rows of a relation that the archive has.
Error WithoutRows(const model::Entry& relation) {
  Error error(ErrorCode::kNotFound,
              fmt::format("the archive has no rows of \"{}\"", NameOf(relation)));
  switch (relation.relkind) {
    case 'p':
      return std::move(error).WithHint(
          "The rows of a partitioned table are those of its partitions.");
    case 'v':
    case 'm':
      return std::move(error).WithHint("The rows of a view are made anew when it is restored.");
    case 'S':
      return std::move(error).WithHint("A sequence has no rows.");
    default:
      return std::move(error).WithHint("They were left out when it was dumped.");
  }
}

Error NotFound(const model::Toc& toc, const TableName& name, std::string_view text) {
  for (const model::Entry& entry : toc.entries) {
    if (entry.role == model::Role::kDefinition && entry.relkind != 0 &&
        entry.selector == model::Selector::kRelation && Fits(entry, name)) {
      return WithoutRows(entry);
    }
  }
  return Error(ErrorCode::kNotFound, fmt::format("the archive has no table \"{}\"", text))
      .WithHint(Candidates(toc, text));
}

}  // namespace

std::string NameOf(const model::Entry& entry) {
  return entry.schema.empty() ? entry.tag : entry.schema + "." + entry.tag;
}

const model::Entry& FindTable(const model::Toc& toc, std::string_view text) {
  const TableName name = ParseTableName(text);
  std::vector<const model::Entry*> found;
  for (const model::Entry& entry : toc.entries) {
    if (HasRows(entry) && Fits(entry, name)) found.push_back(&entry);
  }
  if (found.empty()) throw NotFound(toc, name, text);
  if (found.size() > 1) {
    throw Error(ErrorCode::kNotFound, fmt::format("the name \"{}\" is ambiguous", text))
        .WithHint(fmt::format("It may be {}.", fmt::join(AllSpelled(toc, found), " or ")));
  }
  return *found.front();
}

}  // namespace pgstow::rows
