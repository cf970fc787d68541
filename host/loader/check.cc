#include <exception>
#include <string>

#include "host/base/boundary.h"
#include "host/base/error.h"
#include "host/loader/registry.h"

namespace pgstow::loader {
namespace {

using base::ErrorCode;

ErrorCode CodeOf(pgstow_status status) {
  switch (status) {
    case PGSTOW_E_INVALID:
      return ErrorCode::kUsage;
    case PGSTOW_E_CORRUPT:
      return ErrorCode::kCorrupt;
    case PGSTOW_E_TRUNCATED:
      return ErrorCode::kTruncated;
    case PGSTOW_E_VERSION:
      return ErrorCode::kVersion;
    case PGSTOW_E_UNSUPPORTED:
      return ErrorCode::kUnsupported;
    case PGSTOW_E_IO:
    case PGSTOW_E_MEMORY:
      return ErrorCode::kIo;
    default:
      return ErrorCode::kPlugin;
  }
}

}  // namespace

std::string NameForMessages(const Plugin& plugin) {
  return fmt::format("the plugin \"{}\" (\"{}\")", plugin.name, plugin.path);
}

pgstow_status Check(pgstow_status status, std::string_view what, const Plugin* plugin) {
  const base::BoundaryError kept = base::TakeBoundaryError();
  if (status >= 0) return status;
  // A plugin may have caught one error and returned another; what was kept for the first is not
  // what explains the second.
  const bool explained = kept.status == status;
  if (explained && kept.exception != nullptr) std::rethrow_exception(kept.exception);
  const std::string culprit = plugin == nullptr ? "a plugin" : NameForMessages(*plugin);
  const std::string message =
      explained && !kept.message.empty()
          ? kept.message
          : fmt::format("{} failed with status {} and gave no reason", culprit, status);
  base::Error error(CodeOf(status), what.empty() ? message : fmt::format("{}: {}", what, message));
  if (error.code() != ErrorCode::kPlugin) throw error;
  throw std::move(error).WithDetail(fmt::format("This is a defect of {}.", culprit));
}

}  // namespace pgstow::loader
