// Large objects. Since 1.16 an entry BLOB METADATA is of many: its definition is a list of their
// OIDs, and what is granted on the first of them is meant of all. Before, each has an entry BLOB,
// whose definition is SQL. The host knows groups whose texts are SQL throughout.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/native/dump_ids.h"
#include "formats/native/toc.h"

namespace pgstow::native {

inline constexpr std::string_view kLargeObjectGroup = "BLOB METADATA";
inline constexpr std::string_view kLargeObject = "BLOB";

// Tags of what is granted on the objects of a group start so.
inline constexpr std::string_view kGrantsOnGroup = "LARGE OBJECTS ";

// The objects that a group lists. Throws PGSTOW_E_CORRUPT for a definition that is no list.
std::vector<uint32_t> ListedObjects(const Entry& group);

// What a group that has these objects is to the host.
struct GroupTexts {
  std::string definition;
  std::string drop;
  std::string owned_as;
};
GroupTexts TextsOf(const std::vector<uint32_t>& objects);

// Stores the large objects of the host, and what is said about them, in the version of `toc`. A
// group becomes several where the version knows none, or where the grants on its objects can't be
// said as one.
void StoreLargeObjects(Toc& toc, DumpIds& ids);

}  // namespace pgstow::native
