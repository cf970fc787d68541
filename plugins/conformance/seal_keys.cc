#include "plugins/conformance/seal_keys.h"

#include <map>
#include <mutex>
#include <span>
#include <string>

#include <pgstow/sdk/text.h>

#include "host/loader/session_proxy.h"

namespace pgstow::conformance {
namespace {

using loader::SessionProxy;

std::string CheapSettings(const pgstow_filter_info& info) {
  std::string settings;
  for (const pgstow_option* option : std::span(info.options, info.option_count)) {
    std::string value;
    if (option->type == PGSTOW_OPTION_INTEGER) value = std::to_string(option->min_value);
    if (sdk::View(option->name) == "passphrase") value = "true";
    if (value.empty()) continue;
    if (!settings.empty()) settings += ',';
    settings.append(sdk::View(option->name)).append("=").append(value);
  }
  return settings;
}

struct Sessions {
  explicit Sessions(const loader::Filter& filter)
      : writing(filter, OpenToPassphrases(filter), "sealing"),
        reading(filter, writing.State(), "opening what was sealed") {}
  SessionProxy writing;
  SessionProxy reading;
};

}  // namespace

loader::Settings OpenToPassphrases(const loader::Filter& filter) {
  return loader::ParseSettings(OptionsOf(filter), CheapSettings(*filter.info));
}

loader::CodecProxy SealingCodec(const loader::Filter& filter, uint32_t direction) {
  static std::mutex mutex;
  static std::map<const loader::Filter*, Sessions> sessions;
  const std::lock_guard lock(mutex);
  const Sessions& keys = sessions.try_emplace(&filter, filter).first->second;
  return (direction == PGSTOW_ENCODE ? keys.writing : keys.reading).NewCodec(direction);
}

}  // namespace pgstow::conformance
