#include "host/storage/member_list.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string_view>

#include "host/base/error.h"

namespace pgstow::storage {
namespace {

struct CloseListing {
  void operator()(DIR* listing) const { ::closedir(listing); }
};
using Listing = std::unique_ptr<DIR, CloseListing>;

// A listing of its own, which shares no position with others of the same folder.
Listing OpenListing(const Descriptor& folder, const std::string& what) {
  Descriptor again = Descriptor::OpenAt(folder, ".", O_RDONLY | O_DIRECTORY, 0, what);
  Listing listing(::fdopendir(again.get()));
  if (!listing) ThrowErrno("read", what);
  again.Release();
  return listing;
}

uint64_t SizeOfRegularFile(const Descriptor& folder, const std::string& name,
                           const std::string& what) {
  struct stat status;
  if (::fstatat(folder.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
    ThrowErrno("stat", what);
  }
  if (!S_ISREG(status.st_mode)) {
    base::Throw(base::ErrorCode::kCorrupt, "{} is not a regular file", what);
  }
  return static_cast<uint64_t>(status.st_size);
}

}  // namespace

std::vector<Member> MembersOf(const Descriptor& folder, const std::string& path) {
  const std::string what = "directory \"" + path + "\"";
  const Listing listing = OpenListing(folder, what);
  std::vector<Member> members;
  for (;;) {
    errno = 0;
    const dirent* const item = ::readdir(listing.get());
    if (item == nullptr) break;
    const std::string_view name = item->d_name;
    if (name != "." && name != "..") members.push_back({std::string(name), 0});
  }
  if (errno != 0) ThrowErrno("read", what);
  std::ranges::sort(members, {}, &Member::name);
  for (Member& member : members) {
    member.bytes = SizeOfRegularFile(folder, member.name, FileNamed(path + "/" + member.name));
  }
  return members;
}

}  // namespace pgstow::storage
