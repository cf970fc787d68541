#include "restore/plan/arrange.h"

#include <algorithm>
#include <tuple>

#include "host/base/error.h"
#include "host/sql/name_expression.h"
#include "host/sql/pattern.h"
#include "restore/plan/first.h"
#include "restore/plan/order.h"
#include "restore/plan/tables.h"

namespace pgstow::plan {
namespace {

using model::Entry;

bool LoadsTable(const Entry& entry, select::Choice choice) {
  return choice.data && !entry.parts.empty() && entry.data_form != model::DataForm::kLargeObjects;
}

// What is known of how much there is to load: as it will be loaded, else as it is stored.
uint64_t BytesOf(const Entry& entry) {
  uint64_t raw = 0;
  uint64_t stored = 0;
  for (const model::Part& part : entry.parts) {
    raw += part.raw_bytes;
    stored += part.stored_bytes;
  }
  return raw > 0 ? raw : stored;
}

// Sorts the loads among the places that loads have.
void OrderLoads(const model::Toc& toc, DataOrder wanted, select::Selection& selection) {
  const auto is_load = [&](size_t i) { return LoadsTable(toc.entries[i], selection.choices[i]); };
  std::vector<size_t> loads;
  std::ranges::copy_if(selection.order, std::back_inserter(loads), is_load);
  std::ranges::stable_sort(loads, [&](size_t left, size_t right) {
    const Entry& a = toc.entries[left];
    const Entry& b = toc.entries[right];
    if (wanted == DataOrder::kSize) return BytesOf(a) > BytesOf(b);
    return std::tie(a.schema, a.tag) < std::tie(b.schema, b.tag);
  });
  auto next = loads.begin();
  for (size_t& i : selection.order) {
    if (is_load(i)) i = *next++;
  }
}

bool SizesAreKnown(const model::Toc& toc, const select::Selection& selection) {
  return std::ranges::any_of(selection.order, [&](size_t i) {
    return LoadsTable(toc.entries[i], selection.choices[i]) && BytesOf(toc.entries[i]) > 0;
  });
}

std::vector<std::string> FollowList(const model::Toc& toc, ListOrder list,
                                    select::Selection& selection) {
  std::vector<std::string> warnings;
  if (list == ListOrder::kAsListed) return warnings;
  const bool repaired = list == ListOrder::kRepaired;
  // What other entries brought has its place by no list.
  const auto listed = [&](size_t i) { return !selection.reasons[i].pulled(); };
  for (const BrokenDependency& broken :
       repaired ? RepairOrder(toc, selection) : BrokenDependencies(toc, selection)) {
    if (!listed(broken.entry) || !listed(broken.needed)) continue;
    warnings.push_back(Describe(toc, broken, /*moved=*/repaired));
  }
  return warnings;
}

// The tables that psql patterns name, each of which has to name one.
std::vector<size_t> TablesNamed(const model::Toc& toc, const std::vector<std::string>& patterns) {
  std::vector<size_t> tables;
  for (const std::string& pattern : patterns) {
    const std::vector<std::string> pieces = sql::ParsePattern(pattern, /*max_pieces=*/2);
    const sql::NameExpression name(pieces.back());
    const sql::NameExpression schema(pieces.front());
    const size_t before = tables.size();
    for (size_t i = 0; i < toc.entries.size(); ++i) {
      const Entry& entry = toc.entries[i];
      if (!MakesTable(entry) || !name.Matches(entry.tag)) continue;
      if (pieces.size() == 1 || schema.Matches(entry.schema)) tables.push_back(i);
    }
    if (tables.size() == before) {
      base::Throw(base::ErrorCode::kNotFound, "no matching tables were found for \"{}\"", pattern);
    }
  }
  return tables;
}

}  // namespace

std::vector<std::string> Arrange(const model::Toc& toc, const OrderOptions& options, bool listed,
                                 select::Selection& selection) {
  std::vector<std::string> warnings;
  if (listed) warnings = FollowList(toc, options.list, selection);
  if (options.data == DataOrder::kSize && !SizesAreKnown(toc, selection)) {
    warnings.emplace_back(
        "the archive does not say how large its tables are: their data is restored as listed");
  } else if (options.data == DataOrder::kName || options.data == DataOrder::kSize) {
    OrderLoads(toc, options.data, selection);
    if (options.list != ListOrder::kForced) RepairOrder(toc, selection);
  }
  FinishFirst(toc, TablesNamed(toc, options.first), selection);
  return warnings;
}

}  // namespace pgstow::plan
