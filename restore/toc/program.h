// The program that made an archive, as headers name it.
#pragma once

#include <string>
#include <string_view>

#include "host/sql/quote.h"

namespace pgstow::toc {

struct Program {
  std::string name;     // "pgstow"
  std::string version;  // "0.1.0"; empty when it is not said
};

// TocHeader::dumped_by ("pgstow 0.1.0") in its two pieces, fit for a one-line comment.
inline Program ProgramOf(std::string_view dumped_by) {
  const size_t space = dumped_by.find(' ');
  if (space == std::string_view::npos) return {sql::CommentSafe(dumped_by), ""};
  return {sql::CommentSafe(dumped_by.substr(0, space)),
          sql::CommentSafe(dumped_by.substr(space + 1))};
}

}  // namespace pgstow::toc
