#include "host/loader/listing.h"

#include <list>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/ranges.h>
#include <pgstow/sdk/text.h>

#include "host/base/json.h"

namespace pgstow::loader {
namespace {

using base::JsonString;
using sdk::View;
using OptionSpan = std::span<const pgstow_option* const>;

struct CapabilityName {
  uint32_t capability;
  std::string_view name;
};
constexpr CapabilityName kCapabilityNames[] = {
    {PGSTOW_CAN_WRITE, "write"},
    {PGSTOW_CAN_READ, "read"},
    {PGSTOW_CAN_WRITE_PARALLEL, "parallel_write"},
    {PGSTOW_CAN_READ_RANDOM, "random_read"},
    {PGSTOW_CAN_READ_STREAM, "stream_read"},
    {PGSTOW_NEEDS_ORDER, "needs_order"},
    {PGSTOW_HOLDS_DATA, "data"},
    {PGSTOW_HOLDS_FRAMES, "frames"},
    {PGSTOW_IS_DIRECTORY, "directory"},
    {PGSTOW_IS_SCRIPT, "script"},
};

std::vector<std::string_view> CapabilitiesOf(const Format& format) {
  std::vector<std::string_view> names;
  for (const auto& [capability, name] : kCapabilityNames) {
    if (format.can(capability)) names.push_back(name);
  }
  return names;
}

std::string AbiOf(const Plugin& plugin) {
  return fmt::format("{}.{}", plugin.abi_major, plugin.abi_minor);
}

std::string_view TypeOf(const pgstow_option& option) {
  switch (option.type) {
    case PGSTOW_OPTION_BOOL:
      return "boolean";
    case PGSTOW_OPTION_INTEGER:
      return "integer";
    default:
      return "string";
  }
}

OptionSpan OptionsIn(const auto& info) { return {info.options, info.option_count}; }

// -- text

std::string OptionLine(const pgstow_option& option) {
  const std::string type = option.type == PGSTOW_OPTION_INTEGER
                               ? fmt::format("integer {}..{}", option.min_value, option.max_value)
                               : std::string(TypeOf(option));
  return fmt::format("      {:<10} {:<22} default {:<8} {}\n", View(option.name), type,
                     View(option.default_value), View(option.help));
}

std::string PluginLine(const Plugin& plugin) {
  return fmt::format("    plugin \"{}\" {}, ABI {}, license {}\n    {}\n", plugin.name,
                     plugin.version, AbiOf(plugin), plugin.license, plugin.path);
}

std::string OptionLines(OptionSpan options) {
  std::string text;
  if (!options.empty()) text += "    options:\n";
  for (const pgstow_option* option : options) text += OptionLine(*option);
  return text;
}

std::string TextOf(const Format& format) {
  const pgstow_format_info& info = *format.info;
  const std::string letter = info.letter.len == 0 ? "" : fmt::format(" ({})", View(info.letter));
  return fmt::format("  {}{}: {}\n", View(info.name), letter, View(info.summary)) +
         PluginLine(*format.plugin) +
         fmt::format("    capabilities: {}\n", fmt::join(CapabilitiesOf(format), ", ")) +
         OptionLines(OptionsIn(info));
}

std::string TextOf(const Filter& filter) {
  const pgstow_filter_info& info = *filter.info;
  return fmt::format("  {}: {}\n", View(info.name), View(info.summary)) +
         PluginLine(*filter.plugin) + OptionLines(OptionsIn(info));
}

// -- JSON

// Values that are JSON already, laid out one a line below `indent` blanks.
std::string Brackets(char open, const std::vector<std::string>& items, char close, size_t indent) {
  if (items.empty()) return {open, close};
  const std::string line = "\n" + std::string(indent + 2, ' ');
  return fmt::format("{}{}{}\n{}{}", open, line, fmt::join(items, "," + line),
                     std::string(indent, ' '), close);
}

std::string Array(const std::vector<std::string>& items, size_t indent) {
  return Brackets('[', items, ']', indent);
}

using Members = std::vector<std::pair<std::string_view, std::string>>;

std::vector<std::string> Pairs(const Members& members) {
  std::vector<std::string> pairs;
  for (const auto& [key, value] : members) {
    pairs.push_back(fmt::format("{}: {}", JsonString(key), value));
  }
  return pairs;
}

std::string Object(const Members& members, size_t indent) {
  return Brackets('{', Pairs(members), '}', indent);
}

std::string InlineObject(const Members& members) {
  return fmt::format("{{{}}}", fmt::join(Pairs(members), ", "));
}

std::string JsonOf(const pgstow_option& option) {
  Members members{{"name", JsonString(View(option.name))}, {"type", JsonString(TypeOf(option))}};
  if (option.type == PGSTOW_OPTION_INTEGER) {
    members.emplace_back("min", std::to_string(option.min_value));
    members.emplace_back("max", std::to_string(option.max_value));
  }
  members.emplace_back("default", JsonString(View(option.default_value)));
  members.emplace_back("help", JsonString(View(option.help)));
  return InlineObject(members);
}

std::string JsonOf(OptionSpan options, size_t indent) {
  std::vector<std::string> items;
  for (const pgstow_option* option : options) items.push_back(JsonOf(*option));
  return Array(items, indent);
}

std::string JsonOf(const Format& format, size_t indent) {
  const pgstow_format_info& info = *format.info;
  std::vector<std::string> capabilities;
  for (const std::string_view name : CapabilitiesOf(format)) {
    capabilities.push_back(JsonString(name));
  }
  return Object({{"name", JsonString(View(info.name))},
                 {"letter", JsonString(View(info.letter))},
                 {"suffix", JsonString(View(info.suffix))},
                 {"summary", JsonString(View(info.summary))},
                 {"capabilities", fmt::format("[{}]", fmt::join(capabilities, ", "))},
                 {"options", JsonOf(OptionsIn(info), indent + 2)}},
                indent);
}

std::string JsonOf(const Filter& filter, size_t indent) {
  const pgstow_filter_info& info = *filter.info;
  return Object({{"name", JsonString(View(info.name))},
                 {"suffix", JsonString(View(info.suffix))},
                 {"summary", JsonString(View(info.summary))},
                 {"options", JsonOf(OptionsIn(info), indent + 2)}},
                indent);
}

template <typename Offer>
std::string OffersOf(const Plugin& plugin, const std::list<Offer>& offers, size_t indent) {
  std::vector<std::string> items;
  for (const Offer& offer : offers) {
    if (offer.plugin == &plugin) items.push_back(JsonOf(offer, indent + 2));
  }
  return Array(items, indent);
}

std::string JsonOf(const Plugin& plugin, const Registry& registry, size_t indent) {
  return Object({{"name", JsonString(plugin.name)},
                 {"version", JsonString(plugin.version)},
                 {"abi", JsonString(AbiOf(plugin))},
                 {"path", JsonString(plugin.path)},
                 {"summary", JsonString(plugin.summary)},
                 {"license", JsonString(plugin.license)},
                 {"formats", OffersOf(plugin, registry.formats(), indent + 2)},
                 {"filters", OffersOf(plugin, registry.filters(), indent + 2)}},
                indent);
}

}  // namespace

std::string ListText(const Registry& registry) {
  std::string text = "formats:\n";
  for (const Format& format : registry.formats()) text += TextOf(format);
  text += "filters:\n";
  for (const Filter& filter : registry.filters()) text += TextOf(filter);
  text += "searched:\n";
  for (const std::string& folder : registry.searched()) text += fmt::format("  {}\n", folder);
  if (!registry.refused().empty()) text += "refused:\n";
  for (const Registry::Refusal& refusal : registry.refused()) {
    text += fmt::format("  {}: {}\n", refusal.path, refusal.reason);
  }
  return text;
}

std::string ListJson(const Registry& registry) {
  std::vector<std::string> searched;
  for (const std::string& folder : registry.searched()) searched.push_back(JsonString(folder));
  std::vector<std::string> plugins;
  for (const auto& plugin : registry.plugins()) plugins.push_back(JsonOf(*plugin, registry, 4));
  std::vector<std::string> refused;
  for (const Registry::Refusal& refusal : registry.refused()) {
    refused.push_back(
        InlineObject({{"path", JsonString(refusal.path)}, {"reason", JsonString(refusal.reason)}}));
  }
  const std::string abi = fmt::format("{}.{}", PGSTOW_ABI_MAJOR, PGSTOW_ABI_MINOR);
  return Object({{"abi", JsonString(abi)},
                 {"searched", Array(searched, 2)},
                 {"plugins", Array(plugins, 2)},
                 {"refused", Array(refused, 2)}},
                0) +
         "\n";
}

}  // namespace pgstow::loader
