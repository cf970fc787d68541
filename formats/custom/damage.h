// What is said of archives that are not whole. Each sentence continues one of the host's that names
// the archive ("could not read archive "x": it is damaged at byte 42: …").
#pragma once

#include <cstdint>
#include <string_view>

#include <pgstow/sdk/error.h>
#include <pgstow/sdk/host.h>

namespace pgstow::custom {

[[noreturn]] inline void ThrowDamaged(uint64_t offset, std::string_view what,
                                      std::string_view why) {
  sdk::ErrorPlace(offset);
  sdk::Fail(PGSTOW_E_CORRUPT, "it is damaged at byte ", offset, ", in ", what, ": ", why);
}

// `length` is where the bytes end.
[[noreturn]] inline void ThrowTruncated(uint64_t length, std::string_view inside) {
  sdk::ErrorPlace(length);
  sdk::Fail(PGSTOW_E_TRUNCATED, "it is truncated: it ends at byte ", length, ", in ", inside);
}

[[noreturn]] inline void ThrowBytesFollow(uint64_t end) {
  sdk::ErrorPlace(end);
  sdk::Fail(PGSTOW_E_CORRUPT, "it is damaged: other bytes follow its end at byte ", end);
}

// For flags under a checksum that fits: this program knows none.
[[noreturn]] inline void ThrowNewer(std::string_view what) {
  sdk::Fail(PGSTOW_E_VERSION, what,
            " has features that this program does not know: it was written "
            "by a newer one");
}

}  // namespace pgstow::custom
