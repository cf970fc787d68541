// Calls into plugins, which may break every rule.
#pragma once

#include <algorithm>
#include <exception>
#include <initializer_list>
#include <string_view>

#include <pgstow/abi.h>

#include "host/loader/registry.h"

namespace pgstow::loader {

// Throw kPlugin: an exception came out of the plugin; it returned a status that the function does
// not have.
[[noreturn]] void ThrowEscaped(std::string_view what, const Plugin& plugin,
                               std::string_view exception);
[[noreturn]] void ThrowUnknownStatus(std::string_view what, const Plugin& plugin,
                                     pgstow_status status);

// Runs `function`, which calls one function of the plugin, and returns its status, which is one of
// `good`. Throws as Check for what the plugin reports, and kPlugin when it breaks the rules.
template <typename Function>
pgstow_status Call(Function&& function, std::string_view what, const Plugin& plugin,
                   std::initializer_list<pgstow_status> good = {PGSTOW_OK}) {
  pgstow_status status = PGSTOW_OK;
  try {
    status = function();
  } catch (const std::exception& exception) {
    ThrowEscaped(what, plugin, exception.what());
  } catch (...) {
    ThrowEscaped(what, plugin, "of unknown type");
  }
  Check(status, what, &plugin);
  if (std::find(good.begin(), good.end(), status) == good.end()) {
    ThrowUnknownStatus(what, plugin, status);
  }
  return status;
}

}  // namespace pgstow::loader
