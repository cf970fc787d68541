// Files that users write or edit: lists of entries, filters.
#include <algorithm>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "host/sql/object_filter.h"
#include "restore/toc/list_file.h"
#include "restore/toc/print.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/target.h"

namespace pgstow::fuzz {
namespace {

using model::DumpId;

// Entries of which some ids are missing, their names from an input.
model::Toc TocNamed(std::string_view names) {
  model::Toc toc;
  Input rest(names);
  for (const DumpId id : {1, 2, 3, 7, 40, 2147483647}) {
    model::Entry& entry = toc.entries.emplace_back();
    entry.id = id;
    entry.kind = rest.Line();
    entry.tag = rest.Line();
    entry.schema = rest.Take(9);
    entry.owner = rest.Take(9);
  }
  toc.header.database = rest.rest();
  return toc;
}

void RequireListed(const toc::ListFile& list, const model::Toc& toc, std::string_view text) {
  const std::set<DumpId> named(list.entries.begin(), list.entries.end());
  Require(named.size() == list.entries.size(), "a list names an entry once");
  for (const DumpId id : list.entries) {
    Require(std::ranges::count(toc.entries, id, &model::Entry::id) == 1,
            "a list names entries that are there");
  }
  const auto lines = static_cast<size_t>(std::ranges::count(text, '\n')) + 1;
  Require(list.entries.size() + list.ignored.size() <= lines, "a line names one entry at most");
}

void RunListFile(std::string_view bytes) {
  const model::Toc toc = TocNamed(bytes);
  const model::BriefToc brief(toc);
  const toc::ListFile list = toc::ParseListFile(bytes, brief);
  RequireListed(list, toc, bytes);
  const MemoryFile file(bytes);
  std::vector<DumpId> of_file;
  const auto refused = ErrorOf([&] { of_file = toc::ReadListFile(file.path(), brief); });
  Require(refused.has_value() == (list.missing != 0), "a list is refused for an id that is not");
  Require(refused || of_file == list.entries, "a list is read from its file");

  // Whatever their names are, what is listed is read back.
  std::vector<size_t> order(toc.entries.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::rotate(order, order.begin() + static_cast<ptrdiff_t>(bytes.size() % order.size()));
  std::vector<DumpId> ids;
  ids.reserve(order.size());
  for (const size_t place : order) ids.push_back(toc.entries[place].id);
  for (const bool as_pg_restore : {false, true}) {
    std::string text;
    toc::WriteList(brief, order, {.dependencies = true, .as_pg_restore = as_pg_restore},
                   [&text](std::string_view piece) { text += piece; });
    const toc::ListFile again = toc::ParseListFile(text, brief);
    Require(again.entries == ids && again.ignored.empty(), "a list is read as it was printed");
  }
  const std::string json = toc::JsonText(toc, order);
  Require(std::ranges::all_of(
              json, [](char c) { return c == '\n' || static_cast<unsigned char>(c) >= ' '; }),
          "JSON has no control characters");
}

void RunFilterFile(std::string_view bytes) {
  size_t rules = 0;
  ErrorOf([&] {
    sql::ObjectFilterReader reader(bytes, "a file");
    for (sql::ObjectFilter filter; reader.Next(filter);) {
      ++rules;
      Require(filter.pattern.size() <= 2 * bytes.size(), "a pattern is a piece of its file");
    }
  });
  const auto lines = static_cast<size_t>(std::ranges::count(bytes, '\n')) + 1;
  Require(rules <= lines, "a line has one rule at most");
}

const Target kListFile("list_file", &RunListFile);
const Target kFilterFile("filter_file", &RunFilterFile);

}  // namespace
}  // namespace pgstow::fuzz
