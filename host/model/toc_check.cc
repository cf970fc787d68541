#include "host/model/toc_check.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "host/base/error.h"
#include "host/model/id_index.h"

namespace pgstow::model {
namespace {

[[noreturn]] void Refuse(const Entry& entry, std::string_view why) {
  base::Throw(base::ErrorCode::kCorrupt, "entry {} ({} \"{}\") of the table of contents {}",
              entry.id, entry.kind, entry.tag, why);
}

void CheckParts(const Entry& entry) {
  for (size_t i = 0; i < entry.parts.size(); ++i) {
    if (entry.parts[i].part != i) Refuse(entry, "does not number its parts from 0");
  }
}

void CheckEntry(const Entry& entry, size_t databases) {
  if (entry.id < 1) Refuse(entry, "has an impossible dump id");
  if (entry.section > Section::kPostData) Refuse(entry, "is in an unknown section");
  if (entry.pass > Pass::kPostAcl) Refuse(entry, "is for an unknown pass of a restore");
  if (entry.data_form > DataForm::kLargeObjects) Refuse(entry, "has data in an unknown form");
  if (entry.database > databases) Refuse(entry, "is in a database that is not there");
  CheckParts(entry);
}

// Names are what users tell databases by.
void CheckDatabases(const std::vector<Database>& databases) {
  std::vector<std::string_view> names;
  names.reserve(databases.size());
  for (const Database& database : databases) names.push_back(database.name);
  std::ranges::sort(names);
  if (!names.empty() && names.front().empty()) {
    base::Throw(base::ErrorCode::kCorrupt, "a database of the table of contents has no name");
  }
  if (const auto twice = std::ranges::adjacent_find(names); twice != names.end()) {
    base::Throw(base::ErrorCode::kCorrupt,
                "the table of contents has two databases of the name \"{}\"", *twice);
  }
}

void CheckIdsUnique(const std::vector<Entry>& entries) {
  const IdIndex index_of(entries);
  if (index_of.distinct()) return;
  for (size_t i = 0; i < entries.size(); ++i) {
    const size_t first = index_of.Find(entries[i].id);
    if (first != i) Refuse(entries[first], "shares its dump id with another one");
  }
}

}  // namespace

void CheckToc(const Toc& toc) {
  CheckDatabases(toc.header.databases);
  for (const Entry& entry : toc.entries) CheckEntry(entry, toc.header.databases.size());
  CheckIdsUnique(toc.entries);
}

}  // namespace pgstow::model
