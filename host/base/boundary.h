// Errors on their way through a plugin. Exceptions don't cross the plugin boundary, so each thread
// keeps the last error of the call it is in: what a plugin said to pgstow_host.set_error, or the
// exception of a host function that the plugin called. loader::Check takes it out and throws.
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>

namespace pgstow::base {

struct BoundaryError {
  int32_t status = 0;            // a negative pgstow_status; 0: nothing was kept
  std::string message;           // of the plugin
  std::exception_ptr exception;  // of the host, when the host failed under the plugin
};

// Keeps an error of this thread in place of the one kept before.
void KeepPluginError(int32_t status, std::string_view message) noexcept;
void KeepHostException(int32_t status, std::exception_ptr exception) noexcept;

// The error kept for this thread, which is then forgotten.
BoundaryError TakeBoundaryError() noexcept;

// The body of every host function that a plugin may call: runs `body`, which returns a status, and
// turns an exception into `failure` with the exception kept, so that the caller of the plugin
// throws it again as it was.
template <typename Body>
int32_t GuardCallback(int32_t failure, Body&& body) noexcept {
  try {
    return body();
  } catch (...) {
    KeepHostException(failure, std::current_exception());
    return failure;
  }
}

}  // namespace pgstow::base
