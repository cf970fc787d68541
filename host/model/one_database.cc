#include "host/model/one_database.h"

#include <algorithm>

#include <fmt/ranges.h>

#include "host/base/error.h"
#include "host/base/nearest.h"

namespace pgstow::model {
namespace {

template <class AnyToc>
std::vector<size_t> Places(const AnyToc& toc, uint32_t database) {
  std::vector<size_t> entries;
  for (size_t i = 0; i < toc.entries.size(); ++i) {
    if (toc.entries[i].database == database) entries.push_back(i);
  }
  return entries;
}

TocHeader HeaderOf(const TocHeader& header, uint32_t database) {
  TocHeader one = header;
  one.databases.clear();
  const Database facts = FactsOf(header, database);
  one.database = facts.name;
  one.encoding = facts.encoding;
  one.standard_strings = facts.standard_strings;
  one.search_path = facts.search_path;
  return one;
}

}  // namespace

std::vector<size_t> EntriesOf(const Toc& toc, uint32_t database) { return Places(toc, database); }
std::vector<size_t> EntriesOf(const BriefToc& toc, uint32_t database) {
  return Places(toc, database);
}

Toc OneDatabase(const Toc& toc, uint32_t database) {
  Toc one;
  one.header = HeaderOf(toc.header, database);
  const std::vector<size_t> entries = EntriesOf(toc, database);
  one.entries.reserve(entries.size());
  for (const size_t i : entries) {
    one.entries.push_back(toc.entries[i]);
    one.entries.back().database = 0;
  }
  return one;
}

BriefToc OneDatabase(const BriefToc& toc, uint32_t database) {
  BriefToc one;
  one.header = HeaderOf(toc.header, database);
  for (const size_t i : EntriesOf(toc, database)) {
    BriefEntry entry = toc.entries[i];
    entry.database = 0;
    one.entries.Add(entry);
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
