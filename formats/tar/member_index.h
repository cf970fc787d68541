// Where the members of a tar archive in a file are.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>

#include <pgstow/sdk/file.h>

#include "formats/native/members.h"

namespace pgstow::tar {

// Immutable once made; any thread.
class MemberIndex : public native::MemberSource {
 public:
  // Reads the headers of all members and the end of the archive. `file` is seekable and outlives
  // this. Throws as MemberWalk, and PGSTOW_E_CORRUPT for two members of one name.
  explicit MemberIndex(sdk::File& file);

  bool Has(const std::string& name) const { return places_.contains(name); }
  std::set<std::string> Names() const;

  // Throws PGSTOW_E_CORRUPT unless zeros fill up the last block of each member.
  void CheckPadding() const;

  // Throw PGSTOW_E_CORRUPT when there is no such member.
  std::unique_ptr<native::MemberInput> OpenData(const std::string& name) const override;
  std::unique_ptr<native::MemberInput> OpenList(const std::string& name) const override {
    return OpenData(name);
  }

 private:
  struct Place {
    uint64_t offset;
    uint64_t bytes;
  };

  const sdk::File& file_;
  std::map<std::string, Place> places_;
};

}  // namespace pgstow::tar
