// The errors of pgstow: one small hierarchy, thrown where the fact is known, caught in three places
// only (the ABI guard of plugins, the step executor of a restore, and main).
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace pgstow::base {

// What went wrong, for code that decides by it; people read the message.
enum class ErrorCode {
  kUsage,        // the command line is wrong
  kInput,        // a file the user gave (list, filter) is wrong
  kIo,           // the operating system refused: open, read, write, rename …
  kCorrupt,      // stored bytes are damaged
  kTruncated,    // stored bytes end too early
  kVersion,      // made by, or speaking to, a version that is not known
  kUnsupported,  // asked for what this program, plugin or server does not do
  kPlugin,       // a plugin is missing, refused or misbehaves
  kServer,       // PostgreSQL reported an error, or the connection broke
  kNotFound,     // a selection that matches nothing
  kInterrupted,  // SIGINT or SIGTERM
  kInternal,     // a defect of pgstow
};

// An error with a message made of up to three parts, as PostgreSQL's tools print them:
//   error: <message>
//   detail: <detail>
//   hint: <hint>
// Messages are lower case, name the object in double quotes and end without a full stop; detail and
// hint are full sentences.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}

  ErrorCode code() const { return code_; }
  const std::string& detail() const { return detail_; }
  const std::string& hint() const { return hint_; }

  // SQLSTATE (five characters) of a server error; empty otherwise.
  const std::string& sqlstate() const { return sqlstate_; }

  Error&& WithDetail(std::string detail) && {
    detail_ = std::move(detail);
    return std::move(*this);
  }
  Error&& WithHint(std::string hint) && {
    hint_ = std::move(hint);
    return std::move(*this);
  }
  Error&& WithSqlstate(std::string sqlstate) && {
    sqlstate_ = std::move(sqlstate);
    return std::move(*this);
  }

 private:
  ErrorCode code_;
  std::string detail_;
  std::string hint_;
  std::string sqlstate_;
};

// Throws Error with a formatted message: Throw(ErrorCode::kIo, "could not open \"{}\": {}", …).
template <typename... Args>
[[noreturn]] void Throw(ErrorCode code, fmt::format_string<Args...> format, Args&&... args) {
  throw Error(code, fmt::format(format, std::forward<Args>(args)...));
}

// The text of an errno value, thread-safe.
std::string ErrnoText(int error_number);

}  // namespace pgstow::base
