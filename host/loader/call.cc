#include "host/loader/call.h"

#include <string>

#include "host/base/error.h"

namespace pgstow::loader {

namespace {

std::string After(std::string_view what) {
  return what.empty() ? std::string() : fmt::format("{}: ", what);
}

}  // namespace

void ThrowEscaped(std::string_view what, const Plugin& plugin, std::string_view exception) {
  base::Throw(base::ErrorCode::kPlugin, "{}{} let an exception out: {}", After(what),
              NameForMessages(plugin), exception);
}

void ThrowUnknownStatus(std::string_view what, const Plugin& plugin, pgstow_status status) {
  base::Throw(base::ErrorCode::kPlugin, "{}{} returned {}, which is no status of that function",
              After(what), NameForMessages(plugin), status);
}

}  // namespace pgstow::loader
