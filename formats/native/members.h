// Layouts whose data is in files of their own, the files of a directory or the members of a tar
// archive: what both have in common when they are read.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <pgstow/sdk/format.h>

#include "formats/native/toc.h"

namespace pgstow::native {

// A member being read, from its front. One thread at a time.
class MemberInput {
 public:
  virtual ~MemberInput() = default;
  // Fills the room; returns how many bytes, fewer than asked for only at the end.
  virtual size_t Read(std::span<uint8_t> room) = 0;
};

// What opens members by the names that the table of contents has for them. Any thread.
class MemberSource {
 public:
  virtual ~MemberSource() = default;
  // Throw PGSTOW_E_CORRUPT or PGSTOW_E_IO when there is none of that name.
  virtual std::unique_ptr<MemberInput> OpenData(const std::string& name) const = 0;
  virtual std::unique_ptr<MemberInput> OpenList(const std::string& name) const = 0;  // of objects
};

// Which entries have which members. Immutable once made; any thread.
class MemberTable {
 public:
  struct Row {
    std::string member;
    bool large_objects = false;  // the member is a list of theirs
  };

  MemberTable() = default;
  // Throws PGSTOW_E_CORRUPT for names that can't be members, and for entries that share one.
  explicit MemberTable(const Toc& toc);

  // The members of entries, by dump id in the order of the table of contents.
  const std::vector<std::pair<int32_t, Row>>& rows() const { return rows_; }
  // Throws PGSTOW_E_INVALID for an entry without data.
  const Row& RowOf(int32_t entry) const;

 private:
  std::vector<std::pair<int32_t, Row>> rows_;
  std::unordered_map<int32_t, size_t> places_;  // in rows_
};

// Opens the data of an entry: STREAMED pieces of bounded size, of each large object by itself. All
// but `part`, which can only be 0, outlive the cursor.
std::unique_ptr<sdk::PartCursor> OpenMembers(const MemberSource& source, const MemberTable& table,
                                             int32_t entry, uint32_t part);

// Throws PGSTOW_E_CORRUPT: a member of that name is there, which nothing names.
[[noreturn]] void ThrowUnnamed(std::string_view name);

// Checks that the members which the table and the lists of large objects name are those that are
// there: `present` has the names of all data and lists as these say them. Throws PGSTOW_E_CORRUPT
// with the name of one that is missing, named twice, or named by nothing.
void CheckMembers(const MemberSource& source, const MemberTable& table,
                  std::set<std::string> present);

}  // namespace pgstow::native
