#include "host/model/one_database.h"

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
  one.header.database.clear();
  if (database > 0) {
    const Database& facts = toc.header.databases.at(database - 1);
    one.header.database = facts.name;
    one.header.encoding = facts.encoding;
    one.header.standard_strings = facts.standard_strings;
    one.header.search_path = facts.search_path;
  }
  const std::vector<size_t> entries = EntriesOf(toc, database);
  one.entries.reserve(entries.size());
  for (const size_t i : entries) {
    one.entries.push_back(toc.entries[i]);
    one.entries.back().database = 0;
  }
  return one;
}

}  // namespace pgstow::model
