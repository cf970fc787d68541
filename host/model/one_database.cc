#include "host/model/one_database.h"

#include <algorithm>

#include <fmt/ranges.h>

#include "host/base/error.h"
#include "host/base/nearest.h"

namespace pgstow::model {

std::vector<size_t> EntriesOf(const Toc& toc, uint32_t database) {
  std::vector<size_t> entries;
  for (size_t i = 0; i < toc.entries.size(); ++i) {
    if (toc.entries[i].database == database) entries.push_back(i);
  }
  return entries;
}

Toc OneDatabase(const Toc& toc, uint32_t database) {
  Toc one;
  one.header = toc.header;
  one.header.databases.clear();
  const Database facts = FactsOf(toc.header, database);
  one.header.database = facts.name;
  one.header.encoding = facts.encoding;
  one.header.standard_strings = facts.standard_strings;
  one.header.search_path = facts.search_path;
  const std::vector<size_t> entries = EntriesOf(toc, database);
  one.entries.reserve(entries.size());
  for (const size_t i : entries) {
    one.entries.push_back(toc.entries[i]);
    one.entries.back().database = 0;
  }
  return one;
}

Database FactsOf(const TocHeader& header, uint32_t database) {
  if (database > 0) return header.databases.at(database - 1);
  return {.name = header.database,
          .encoding = header.encoding,
          .standard_strings = header.standard_strings,
          .search_path = header.search_path};
}

uint32_t NumberOf(const TocHeader& header, std::string_view name) {
  std::vector<std::string> names;
  names.reserve(header.databases.size() + 1);
  for (const Database& database : header.databases) names.push_back(database.name);
  if (names.empty() && name == header.database) return 0;
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) {
    if (names.empty()) names.push_back(header.database);
    const std::string nearest = base::Nearest(name, names);
    throw base::Error(base::ErrorCode::kNotFound,
                      fmt::format("the archive has no database \"{}\"", name))
        .WithHint(
            fmt::format("{}It has \"{}\".",
                        nearest.empty() ? "" : fmt::format("Perhaps you mean \"{}\". ", nearest),
                        fmt::join(names, "\", \"")));
  }
  return static_cast<uint32_t>(found - names.begin()) + 1;
}

bool IsStandardDatabase(std::string_view name) { return name == "postgres" || name == "template1"; }

}  // namespace pgstow::model
