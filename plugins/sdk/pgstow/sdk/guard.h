// The one place where exceptions become statuses. Every function that the host calls runs in Guard.
#pragma once

#include <exception>
#include <new>
#include <utility>

#include <pgstow/abi.h>
#include <pgstow/sdk/error.h>
#include <pgstow/sdk/host.h>

namespace pgstow::sdk {

namespace internal {

inline pgstow_status Report(pgstow_status status, std::string_view message) noexcept {
  if (host != nullptr) host->set_error(status, Abi(message));
  return status;
}

// The status for the exception in flight, its message given to the host.
inline pgstow_status ReportException() noexcept {
  try {
    throw;
  } catch (const Error& error) {
    return error.known_to_host() ? error.status() : Report(error.status(), error.what());
  } catch (const std::bad_alloc&) {
    return Report(PGSTOW_E_MEMORY, "out of memory");
  } catch (const std::exception& error) {
    return Report(PGSTOW_E_INTERNAL, error.what());
  } catch (...) {
    return Report(PGSTOW_E_INTERNAL, "an exception of unknown type was thrown");
  }
}

}  // namespace internal

// Runs `body`, which returns a pgstow_status; what it throws becomes a status with its message.
template <typename Body>
pgstow_status Guard(Body&& body) noexcept {
  try {
    return std::forward<Body>(body)();
  } catch (...) {
    return internal::ReportException();
  }
}

}  // namespace pgstow::sdk
