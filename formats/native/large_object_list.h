// The list of an entry's large objects, "blobs_3314.toc": a line with OID and file for each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "formats/native/members.h"

namespace pgstow::native {

struct LargeObject {
  uint32_t oid = 0;
  std::string member;
};

// "70001 blob_70001.dat\n".
std::string LineOf(const LargeObject& object);

// Reads a list line by line, so that memory does not grow with it.
class LargeObjectList {
 public:
  // `name` is the list's, for messages.
  LargeObjectList(std::unique_ptr<MemberInput> input, std::string name);

  // The next object; nothing at the end. Throws PGSTOW_E_CORRUPT for a line that is not one of an
  // object, PGSTOW_E_TRUNCATED when the last line has no end.
  std::optional<LargeObject> Next();

 private:
  std::optional<std::string> NextLine();
  [[noreturn]] void Damaged(std::string_view line) const;

  std::unique_ptr<MemberInput> input_;
  std::string name_;
  std::string buffer_;
  size_t start_ = 0;  // in buffer_, of what was not told yet
};

}  // namespace pgstow::native
