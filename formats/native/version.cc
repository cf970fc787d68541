#include "formats/native/version.h"

#include <pgstow/sdk/error.h>
#include <pgstow/sdk/text.h>

namespace pgstow::native {

std::string Text(Version version) { return sdk::Concat(version.major, ".", version.minor); }

Version ParseVersion(std::string_view text) {
  for (Version version = kOldestWritten; kNewest.IsSince(version); ++version.minor) {
    if (text == Text(version)) return version;
  }
  sdk::Fail(PGSTOW_E_INVALID, "archive version \"", text, "\" can't be written: it is none of ",
            Text(kOldestWritten), " to ", Text(kNewest));
}

}  // namespace pgstow::native
