// The names that pg_dump gives to the files of a directory and to the members of a tar archive.
// Names that an archive brings are believed as little as anything else in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/native/toc.h"

namespace pgstow::native {

inline constexpr std::string_view kTocMember = "toc.dat";
inline constexpr std::string_view kLargeObjectsKind = "BLOBS";

// The list of all large objects before kHasLargeObjectGroups.
inline constexpr std::string_view kOnlyListMember = "blobs.toc";

// Whether the data of `entry` are large objects: its file is then a list of theirs.
inline bool IsLargeObjects(const Entry& entry) { return entry.kind == kLargeObjectsKind; }

// The file that pg_dump gives an entry with data: "3307.dat", or the list "blobs_3314.toc".
std::string MemberOf(const Entry& entry);

// The file of a large object: "blob_70001.dat".
std::string MemberOfObject(uint32_t oid);

// Whether `name` can only mean a member: not empty, without '/', NUL and line ends, and neither "."
// nor "..".
bool IsPlainName(std::string_view name);

// Throws PGSTOW_E_CORRUPT unless `name` is plain and not that of the table of contents. `owner`
// says whose it is, for the message.
void CheckMemberName(std::string_view name, std::string_view owner);

}  // namespace pgstow::native
