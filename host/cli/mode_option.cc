#include "host/cli/mode_option.h"

#include <charconv>
#include <string_view>

#include "host/base/error.h"

namespace pgstow::cli {
namespace {

mode_t ParseMode(const char* text) {
  constexpr unsigned kMost = 0777;
  const std::string_view digits = text;
  unsigned mode = 0;
  const auto [end, error] = std::from_chars(digits.begin(), digits.end(), mode, 8);
  if (error != std::errc() || end != digits.end() || mode > kMost) {
    base::Throw(base::ErrorCode::kUsage,
                "invalid value \"{}\" for option --mode: it takes an octal number up to 0777, such "
                "as 0640",
                text);
  }
  return mode;
}

}  // namespace

base::Option ModeOption(storage::Permissions& permissions) {
  return {"mode", 0, "MODE",
          "permissions of the archive's files, as an octal number; without it new files are 0600, "
          "and a file that is there keeps its own",
          [&permissions](const base::Option&, const char* value) {
            permissions = {.mode = ParseMode(value), .insist = true};
          }};
}

}  // namespace pgstow::cli
