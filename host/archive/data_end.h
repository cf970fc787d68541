// The lines that end data in a script, and in layouts that keep data as scripts have it
// (PGSTOW_ENDS_COPY): https://www.postgresql.org/docs/18/sql-copy.html, "Text Format".
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "host/model/entry.h"

namespace pgstow::archive {

// What ends data of a form; empty for large objects.
constexpr std::string_view EndOf(model::DataForm form) {
  switch (form) {
    case model::DataForm::kCopy:
      return "\\.\n\n\n";
    case model::DataForm::kSql:
      return "\n\n";
    default:
      return "";
  }
}

// Takes the end away from data that comes in pieces of any size. It holds back as many bytes
// as the end has, so that data which is cut off before its end is told from data that is whole.
class DataEndRemover {
 public:
  // Of data in that form.
  explicit DataEndRemover(model::DataForm form) : end_(EndOf(form)) {}

  // What can be told now that `piece`, not empty, came: two runs, one after the other, either of
  // which may be empty. They are valid until the next call and as long as `piece`.
  struct Told {
    std::span<const char> first;
    std::span<const char> second;
  };
  Told Add(std::span<const char> piece);

  // After the last piece. Throws kTruncated unless the end, alone in its lines, is what was held
  // back.
  void CheckEnd() const;

 private:
  std::string_view end_;
  std::string held_;
  std::string released_;
  char before_held_ = '\n';  // the byte that was told last
};

}  // namespace pgstow::archive
