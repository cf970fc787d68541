#include "formats/native/member_names.h"

#include <pgstow/sdk/error.h>

namespace pgstow::native {
namespace {

constexpr size_t kLongestName = 255;

}  // namespace

std::string MemberOf(const Entry& entry) {
  return IsLargeObjects(entry) ? sdk::Concat("blobs_", entry.id, ".toc")
                               : sdk::Concat(entry.id, ".dat");
}

std::string MemberOfObject(uint32_t oid) { return sdk::Concat("blob_", oid, ".dat"); }

bool IsPlainName(std::string_view name) {
  constexpr std::string_view kForbidden("/\0\n", 3);
  return !name.empty() && name.size() <= kLongestName && name != "." && name != ".." &&
         name.find_first_of(kForbidden) == std::string_view::npos;
}

void CheckMemberName(std::string_view name, std::string_view owner) {
  if (IsPlainName(name) && name != kTocMember) return;
  sdk::Fail(PGSTOW_E_CORRUPT, owner, " is said to be in \"", name.substr(0, kLongestName),
            "\", which is not the name of a file of data");
}

}  // namespace pgstow::native
