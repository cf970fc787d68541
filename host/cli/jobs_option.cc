#include "host/cli/jobs_option.h"

#include <algorithm>
#include <climits>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "host/base/task_pool.h"

namespace pgstow::cli {
namespace {

constexpr const char* kAutomatic = "auto";

// Where nothing is yet, a file or folder will be.
bool IsFile(const std::string& path) {
  if (path.empty() || path == "-") return false;
  std::error_code ignored;
  const std::filesystem::file_status status = std::filesystem::status(path, ignored);
  return !std::filesystem::exists(status) || std::filesystem::is_regular_file(status) ||
         std::filesystem::is_directory(status);
}

}  // namespace

base::Option JobsOption(Jobs& jobs, const char* help, bool as_tool) {
  base::Option row = {.name = "jobs", .letter = 'j', .argument = "NUM", .help = help};
  if (!as_tool) row.values = {kAutomatic};
  row.bind = [&jobs, as_tool](const base::Option& option, const char* value) {
    jobs.automatic = !as_tool && std::string_view(value) == kAutomatic;
    jobs.number.reset();
    if (!jobs.automatic) base::Integer(jobs.number.emplace(), 1, INT_MAX)(option, value);
  };
  return row;
}

int AutomaticJobs() {
  constexpr size_t kMost = 4;
  return static_cast<int>(std::min(kMost, base::UsableCores()));
}

int JobsOfDump(const Jobs& jobs, const loader::Format& format, const std::string& path) {
  if (jobs.number) return *jobs.number;
  const bool parallel = !format.can(PGSTOW_NEEDS_ORDER);
  return parallel && (jobs.automatic || IsFile(path)) ? AutomaticJobs() : 1;
}

}  // namespace pgstow::cli
