#include "host/loader/running_plugin.h"

#include <map>
#include <mutex>

#include "host/loader/call.h"
#include "host/loader/host_services.h"

namespace pgstow::loader {

std::shared_ptr<const RunningPlugin> RunningPlugin::Start(const pgstow_plugin_info& info,
                                                          const Plugin& plugin) {
  static std::mutex mutex;
  static std::map<const pgstow_plugin_info*, std::weak_ptr<const RunningPlugin>> running;
  const std::lock_guard lock(mutex);
  std::weak_ptr<const RunningPlugin>& known = running[&info];
  if (auto shared = known.lock()) return shared;
  Call([&] { return info.init(&Host()); }, {}, plugin);
  auto started = std::make_shared<const RunningPlugin>(info);
  known = started;
  return started;
}

RunningPlugin::~RunningPlugin() {
  if (info_.deinit != nullptr) info_.deinit();
}

}  // namespace pgstow::loader
