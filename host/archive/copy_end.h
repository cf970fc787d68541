// The lines that end COPY data in a script, and in layouts that keep data as scripts have it
// (PGSTOW_ENDS_COPY): https://www.postgresql.org/docs/18/sql-copy.html, "Text Format".
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace pgstow::archive {

inline constexpr std::string_view kCopyEnd = "\\.\n\n\n";

// Takes the end away from COPY data that comes in pieces of any size. It holds back as many bytes
// as the end has, so that data which is cut off before its end is told from data that is whole.
class CopyEndRemover {
 public:
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
  std::string held_;
  std::string released_;
  char before_held_ = '\n';  // the byte that was told last
};

}  // namespace pgstow::archive
