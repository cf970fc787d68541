#include "host/model/toc_check.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "host/base/error.h"

namespace pgstow::model {
namespace {

// What messages can hold of a text.
std::string_view BeforeZero(std::string_view text) { return text.substr(0, text.find('\0')); }

template <class AnyEntry>
[[noreturn]] void Refuse(const AnyEntry& entry, std::string_view why) {
  base::Throw(base::ErrorCode::kCorrupt, "entry {} ({} \"{}\") of the table of contents {}",
              entry.id, BeforeZero(entry.kind), BeforeZero(entry.tag), why);
}

void CheckWhatIsBrief(const BriefEntry& entry) {
  if (entry.has_zero_byte) Refuse(entry, "has a text with a zero byte");
  if (!entry.numbers_parts) Refuse(entry, "does not number its parts from 0");
}
void CheckWhatIsBrief(const Entry& entry) { CheckWhatIsBrief(BriefOf(entry)); }

template <class AnyEntry>
void CheckEntry(const AnyEntry& entry, size_t databases) {
  if (entry.id < 1) Refuse(entry, "has an impossible dump id");
  if (entry.section > Section::kPostData) Refuse(entry, "is in an unknown section");
  if (entry.pass > Pass::kPostAcl) Refuse(entry, "is for an unknown pass of a restore");
  if (entry.data_form > DataForm::kLargeObjects) Refuse(entry, "has data in an unknown form");
  if (entry.database > databases) Refuse(entry, "is in a database that is not there");
  CheckWhatIsBrief(entry);
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

// `Entries`: as any of the TOCs have them.
template <class Entries>
void CheckIdsUnique(const Entries& entries) {
  std::vector<DumpId> ids;
  ids.reserve(entries.size());
  for (const auto& entry : entries) ids.push_back(entry.id);
  std::vector<DumpId> sorted = ids;
  std::ranges::sort(sorted);
  const auto twice = std::ranges::adjacent_find(sorted);
  if (twice == sorted.end()) return;
  const auto first = std::ranges::find(ids, *twice) - ids.begin();
  Refuse(entries[static_cast<size_t>(first)], "shares its dump id with another one");
}

template <class AnyToc>
void CheckAllButIds(const AnyToc& toc) {
  CheckDatabases(toc.header.databases);
  for (const auto& entry : toc.entries) CheckEntry(entry, toc.header.databases.size());
}

}  // namespace

void CheckToc(const Toc& toc) {
  CheckAllButIds(toc);
  CheckIdsUnique(toc.entries);
}

void CheckToc(const PackedToc& toc) {
  CheckAllButIds(toc);
  CheckIdsUnique(toc.entries);
}

void CheckToc(const BriefToc& toc) {
  CheckAllButIds(toc);
  if (!toc.entries.distinct()) CheckIdsUnique(toc.entries);
}

}  // namespace pgstow::model
