#include "host/loader/inspect.h"

#include <cstddef>
#include <span>
#include <string_view>

#include <pgstow/sdk/text.h>

#include "host/base/error.h"
#include "host/loader/slots.h"

namespace pgstow::loader {
namespace {

using base::ErrorCode;
using base::Throw;
using sdk::View;

// Names stand in command lines, archives and chain specifications, so they are kept plain.
void InspectName(pgstow_str text, std::string_view of) {
  const std::string_view name = View(text);
  if (name.empty()) Throw(ErrorCode::kPlugin, "its {} has an empty name", of);
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    if (!plain) {
      Throw(ErrorCode::kPlugin,
            "its {} is named \"{}\"; names are made of a-z, 0-9, \"_\" and \"-\"", of, name);
    }
  }
}

void InspectOptions(std::span<const pgstow_option* const> options, std::string_view of) {
  for (const pgstow_option* option : options) {
    if (option == nullptr) Throw(ErrorCode::kPlugin, "its {} has an option that is NULL", of);
    Slots(*option, "pgstow_option").Cover(&pgstow_option::help, "help");
    InspectName(option->name, "option");
    if (option->type > PGSTOW_OPTION_STRING) {
      Throw(ErrorCode::kPlugin, "its option \"{}\" is of the unknown type {}", View(option->name),
            option->type);
    }
  }
}

void InspectInfo(const pgstow_filter_info& info) {
  Slots(info, "pgstow_filter_info").Cover(&pgstow_filter_info::shorthand, "shorthand");
  InspectName(info.name, "filter");
  InspectOptions({info.options, info.option_count}, "filter");
}

void InspectInfo(const pgstow_format_info& info) {
  Slots(info, "pgstow_format_info").Cover(&pgstow_format_info::option_count, "option_count");
  InspectName(info.name, "format");
  InspectOptions({info.options, info.option_count}, "format");
}

template <typename Factory>
void InspectInfos(const Factory& factory, std::string_view of) {
  if (factory.count == 0) Throw(ErrorCode::kPlugin, "it has a factory with no {}", of);
  for (uint32_t index = 0; index < factory.count; ++index) {
    const auto* info = factory.info(index);
    if (info == nullptr) Throw(ErrorCode::kPlugin, "its {} number {} is NULL", of, index);
    InspectInfo(*info);
  }
}

}  // namespace

void InspectPlugin(const pgstow_plugin_info& info) {
  const Slots slots(info, "pgstow_plugin_info");
  slots.Cover(&pgstow_plugin_info::abi_minor, "abi_minor");
  if (info.abi_major != PGSTOW_ABI_MAJOR) {
    Throw(ErrorCode::kPlugin,
          "it was built for version {}.{} of the plugin ABI, and this program "
          "speaks version {}.{}",
          info.abi_major, info.abi_minor, PGSTOW_ABI_MAJOR, PGSTOW_ABI_MINOR);
  }
  slots.Cover(&pgstow_plugin_info::license, "license")
      .Need(&pgstow_plugin_info::init, "init")
      .Cover(&pgstow_plugin_info::deinit, "deinit")
      .Need(&pgstow_plugin_info::get_factory, "get_factory");
  InspectName(info.name, "pgstow_plugin_info");
}

void InspectFactory(const pgstow_filter_factory& factory) {
  const Slots slots(factory, "pgstow_filter_factory");
  slots.Need(&pgstow_filter_factory::info, "info").Cover(&pgstow_filter_factory::create, "create");
  InspectInfos(factory, "filter");
  for (uint32_t index = 0; index < factory.count; ++index) {
    if ((factory.info(index)->traits & PGSTOW_FILTER_SEALS) != 0) {
      slots.Need(&pgstow_filter_factory::open_session, "open_session");
    } else {
      slots.Need(&pgstow_filter_factory::create, "create");
    }
  }
}

void InspectFactory(const pgstow_keygen_factory& factory) {
  Slots(factory, "pgstow_keygen_factory").Need(&pgstow_keygen_factory::make_keys, "make_keys");
}

void InspectFactory(const pgstow_format_factory& factory) {
  const Slots slots(factory, "pgstow_format_factory");
  slots.Need(&pgstow_format_factory::info, "info")
      .Need(&pgstow_format_factory::bid, "bid")
      .Cover(&pgstow_format_factory::create_reader, "create_reader");
  InspectInfos(factory, "format");
  for (uint32_t index = 0; index < factory.count; ++index) {
    const uint32_t capabilities = factory.info(index)->capabilities;
    if ((capabilities & PGSTOW_CAN_WRITE) != 0) {
      slots.Need(&pgstow_format_factory::create_writer, "create_writer");
    }
    if ((capabilities & PGSTOW_CAN_READ) != 0) {
      slots.Need(&pgstow_format_factory::create_reader, "create_reader");
    }
    if ((capabilities & PGSTOW_HOLDS_SEALS) != 0) {
      slots.Need(&pgstow_format_factory::replace_chain_state, "replace_chain_state");
    }
  }
}

}  // namespace pgstow::loader
