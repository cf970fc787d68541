#include "host/base/boundary.h"

#include <utility>

namespace pgstow::base {
namespace {

thread_local BoundaryError kept;

}  // namespace

void KeepPluginError(int32_t status, std::string_view message) noexcept {
  kept.status = status;
  kept.exception = nullptr;
  try {
    kept.message = message;
  } catch (...) {
    kept.message.clear();
  }
}

void KeepHostException(int32_t status, std::exception_ptr exception) noexcept {
  kept.status = status;
  kept.message.clear();
  kept.exception = std::move(exception);
}

BoundaryError TakeBoundaryError() noexcept { return std::exchange(kept, BoundaryError{}); }

}  // namespace pgstow::base
