// Versions of PostgreSQL's archives. Its programs write and read them as follows
// (`pg_restore -l` says which one an archive has):
//
//   1.10  pg_dump 8.0 to 8.3     1.13  10.3 and its peers, 11     1.16  17, 18
//   1.11  8.4                    1.14  12 to 15
//   1.12  9.0 to 10.2            1.15  16
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pgstow::native {

struct Version {
  uint8_t major = 1;
  uint8_t minor = 16;

  // Whether it is `other` or a later one.
  constexpr bool IsSince(Version other) const {
    return major == other.major ? minor >= other.minor : major > other.major;
  }
  friend bool operator==(const Version&, const Version&) = default;
};

// Versions that are read; those that are written start where large objects have entries.
inline constexpr Version kOldest{1, 10};
inline constexpr Version kOldestWritten{1, 12};
inline constexpr Version kNewest{1, 16};

// From where on an archive has what the name says.
inline constexpr Version kHasSections{1, 11};
inline constexpr Version kHasTableAccessMethods{1, 14};
inline constexpr Version kHasCompressionAlgorithm{1, 15};  // before: a level of gzip, 0 for none
inline constexpr Version kHasLargeObjectGroups{1, 16};     // before: an entry for each object
inline constexpr Version kHasRelkinds{1, 16};

// "1.16".
std::string Text(Version version);

// The version that `text` names as Text does. Throws PGSTOW_E_INVALID unless it is one of kOldest
// to kNewest.
Version ParseVersion(std::string_view text);

}  // namespace pgstow::native
