#include "host/cli/tool_formats.h"

#include <algorithm>
#include <cctype>

#include "host/base/error.h"

namespace pgstow::cli {
namespace {

using base::ErrorCode;
using base::Throw;

// The whole name for a name or letter in upper or lower case; empty for what they do not know.
std::string_view WholeName(std::string_view name) {
  std::string lower;
  for (const char c : name) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const std::string_view known : {"custom", "directory", "plain", "tar"}) {
    if (lower == known || lower == known.substr(0, 1)) return known;
  }
  return "";
}

// Our format of what they call `whole_name`.
std::string ToolFormat(std::string_view whole_name) {
  return std::string(whole_name == "custom" ? "pgdump" : whole_name);
}

}  // namespace

std::string DumpToolFormat(std::string_view name) {
  const std::string_view format = WholeName(name);
  if (format.empty()) Throw(ErrorCode::kUsage, "invalid output format \"{}\" specified", name);
  return ToolFormat(format);
}

std::string DumpToolChain(const std::string& specification) {
  // A level alone may start with spaces, as all numbers there.
  const size_t start =
      std::min(specification.find_first_not_of(" \t\r\n\v\f"), specification.size());
  std::string level = specification.substr(start);
  if (level.find_first_not_of("+-0123456789") == std::string::npos) return level;
  const std::string name = specification.substr(0, specification.find(':'));
  for (const std::string_view known : {"none", "gzip", "lz4", "zstd"}) {
    if (name == known) return specification;
  }
  Throw(ErrorCode::kUsage, "unrecognized compression algorithm: \"{}\"", name);
}

void CheckDumpToolFormat(std::string_view format, int jobs, bool compressed) {
  if (jobs > 1 && format != "directory") {
    Throw(ErrorCode::kUsage, "parallel backup only supported by the directory format");
  }
  if (compressed && format == "tar") {
    Throw(ErrorCode::kUsage, "compression is not supported by tar archive format");
  }
}

std::string RestoreToolFormat(std::string_view name) {
  if (name.empty()) return "";
  const std::string_view format = WholeName(name);
  if (format.empty()) {
    Throw(ErrorCode::kUsage,
          "unrecognized archive format \"{}\"; please specify \"c\", \"d\", or \"t\"", name);
  }
  if (format == "plain") {
    Throw(ErrorCode::kUsage, "archive format \"{}\" is not supported; please use psql", name);
  }
  return ToolFormat(format);
}

}  // namespace pgstow::cli
