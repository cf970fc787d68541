// Laws: what a plugin must keep. A law is a function that returns when it is kept and throws when
// it is not.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "host/loader/registry.h"

namespace pgstow::conformance {

// A law is broken; what() says how.
class Broken : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A law is about something that the plugin does not claim to do; what() says what.
class NotApplicable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

template <typename... Args>
[[noreturn]] void Break(fmt::format_string<Args...> format, Args&&... args) {
  throw Broken(fmt::format(format, std::forward<Args>(args)...));
}

// Throws Broken unless `kept`.
template <typename... Args>
void Expect(bool kept, fmt::format_string<Args...> format, Args&&... args) {
  if (!kept) throw Broken(fmt::format(format, std::forward<Args>(args)...));
}

// Throws NotApplicable unless `claimed`.
inline void Need(bool claimed, const char* why_not) {
  if (!claimed) throw NotApplicable(why_not);
}

// A row of a table of laws. Subject is loader::Filter or loader::Format.
template <typename Subject>
struct Law {
  std::string_view name;      // "gives-back-frames"
  std::string_view sentence;  // what holds, with a full stop
  void (*check)(const Subject& subject);
};

using FilterLaw = Law<loader::Filter>;
using FormatLaw = Law<loader::Format>;

}  // namespace pgstow::conformance
