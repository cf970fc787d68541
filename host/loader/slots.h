// Checks that a struct which a plugin filled has its required members, and names the one that is
// missing.
#pragma once

#include <cstddef>
#include <string_view>

#include "host/base/error.h"
#include "host/loader/registry.h"

namespace pgstow::loader {

// Slots(codec, "pgstow_codec").Need(&pgstow_codec::reset, "reset").Need(…)
template <typename Struct>
class Slots {
 public:
  Slots(const Struct& filled, std::string_view type) : filled_(filled), type_(type) {}

  // Throws kPlugin when the struct's size does not cover the member.
  template <typename Member>
  const Slots& Cover(Member Struct::*member, std::string_view name) const {
    const auto* base = reinterpret_cast<const std::byte*>(&filled_);
    const auto* end = reinterpret_cast<const std::byte*>(&(filled_.*member) + 1);
    if (filled_.size < static_cast<size_t>(end - base)) {
      base::Throw(base::ErrorCode::kPlugin, "its {} has {} bytes, too few for the required \"{}\"",
                  type_, filled_.size, name);
    }
    return *this;
  }

  // The same, and the member, a function or data pointer, must not be NULL.
  template <typename Member>
  const Slots& Need(Member Struct::*member, std::string_view name) const {
    Cover(member, name);
    if (filled_.*member == nullptr) {
      base::Throw(base::ErrorCode::kPlugin, "its {} has NULL for the required \"{}\"", type_, name);
    }
    return *this;
  }

 private:
  const Struct& filled_;
  std::string_view type_;
};

// Runs `check`, which inspects what a loaded plugin has handed out, and adds the plugin to its
// error.
template <typename Check>
void CheckSlots(const Plugin& plugin, Check check) {
  try {
    check();
  } catch (const base::Error& error) {
    base::Throw(error.code(), "{} can't be used: {}", NameForMessages(plugin), error.what());
  }
}

}  // namespace pgstow::loader
