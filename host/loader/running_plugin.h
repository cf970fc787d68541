// A plugin between its init and its deinit.
#pragma once

#include <memory>

#include <pgstow/abi.h>

#include "host/loader/registry.h"

namespace pgstow::loader {

// Shared by all registries of the process that use the plugin: init is called for the first, deinit
// after the last.
class RunningPlugin {
 public:
  // Throws as Check when init fails.
  static std::shared_ptr<const RunningPlugin> Start(const pgstow_plugin_info& info,
                                                    const Plugin& plugin);
  explicit RunningPlugin(const pgstow_plugin_info& info) : info_(info) {}
  ~RunningPlugin();
  RunningPlugin(const RunningPlugin&) = delete;
  RunningPlugin& operator=(const RunningPlugin&) = delete;

 private:
  const pgstow_plugin_info& info_;
};

}  // namespace pgstow::loader
