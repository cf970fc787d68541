// The exception of plugins. Code under the SDK throws it; the guard (guard.h) turns it into the
// status that crosses the boundary and gives its message to the host.
#pragma once

#include <exception>
#include <string>
#include <utility>

#include <pgstow/abi.h>
#include <pgstow/sdk/text.h>

namespace pgstow::sdk {

class Error : public std::exception {
 public:
  // `status` is one of PGSTOW_E_*; `message` one sentence, lower case, without a full stop.
  Error(pgstow_status status, std::string message)
      : status_(status), message_(std::move(message)) {}

  // An error whose message the host has already: a function of the host returned `status`.
  static Error OfHost(pgstow_status status) {
    Error error(status, "a function of the host failed");
    error.known_to_host_ = true;
    return error;
  }

  pgstow_status status() const { return status_; }
  const char* what() const noexcept override { return message_.c_str(); }
  bool known_to_host() const { return known_to_host_; }

 private:
  pgstow_status status_;
  std::string message_;
  bool known_to_host_ = false;
};

// Throws Error: Fail(PGSTOW_E_CORRUPT, "frame ", sequence, " is longer than its part").
template <typename... Pieces>
[[noreturn]] void Fail(pgstow_status status, const Pieces&... pieces) {
  throw Error(status, Concat(pieces...));
}

// Passes the status of a host's function on; throws when it is an error.
inline pgstow_status CheckHost(pgstow_status status) {
  if (status < 0) throw Error::OfHost(status);
  return status;
}

}  // namespace pgstow::sdk
