#include "host/loader/settings.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <system_error>

#include <pgstow/sdk/text.h>

#include "host/base/error.h"

namespace pgstow::loader {
namespace {

using base::ErrorCode;

template <typename... Args>
[[noreturn]] void Reject(const OptionTable& table, fmt::format_string<Args...> format,
                         Args&&... args) {
  base::Throw(ErrorCode::kUsage, "invalid {} specification: {}", table.noun,
              fmt::format(format, std::forward<Args>(args)...));
}

// The whole of `text` as an integer; saturated, so that one too large is out of range, not no
// number.
std::optional<int64_t> ParseInteger(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::invalid_argument || end != text.data() + text.size()) return std::nullopt;
  if (error == std::errc::result_out_of_range) return text[0] == '-' ? INT64_MIN : INT64_MAX;
  return value;
}

std::string CheckInteger(const OptionTable& table, const pgstow_option& option,
                         std::string_view text) {
  const std::string_view name = sdk::View(option.name);
  const std::optional<int64_t> value = ParseInteger(text);
  if (!value) Reject(table, "value for {} option \"{}\" must be an integer", table.noun, name);
  const bool in_range = *value >= option.min_value && *value <= option.max_value;
  if (!in_range && value != ParseInteger(sdk::View(option.default_value))) {
    Reject(table, "{} expects a {} {} between {} and {} (default at {})", table.subject, table.noun,
           name, option.min_value, option.max_value, sdk::View(option.default_value));
  }
  return std::to_string(*value);
}

std::string CheckBool(const OptionTable& table, const pgstow_option& option,
                      std::optional<std::string_view> text) {
  static constexpr std::string_view kTrue[] = {"true", "yes", "on", "1"};
  static constexpr std::string_view kFalse[] = {"false", "no", "off", "0"};
  if (!text || std::ranges::count(kTrue, *text) > 0) return "true";
  if (std::ranges::count(kFalse, *text) > 0) return "false";
  Reject(table, "value for {} option \"{}\" must be a Boolean value", table.noun,
         sdk::View(option.name));
}

// The value in canonical spelling; no text at all means the key stood alone.
std::string CheckValue(const OptionTable& table, const pgstow_option& option,
                       std::optional<std::string_view> text) {
  if (option.type == PGSTOW_OPTION_BOOL) return CheckBool(table, option, text);
  if (!text) {
    Reject(table, "{} option \"{}\" requires a value", table.noun, sdk::View(option.name));
  }
  if (option.type == PGSTOW_OPTION_INTEGER) return CheckInteger(table, option, *text);
  return std::string(*text);
}

[[noreturn]] void RejectLevel(const OptionTable& table) {
  Reject(table, "{} does not accept a {} level", table.subject, table.noun);
}

// What PostgreSQL's tools know of some algorithm is no unknown word to them for another one.
[[noreturn]] void RejectUnknown(const OptionTable& table, std::string_view name) {
  if (name == "level") RejectLevel(table);
  if (name == "workers") Reject(table, "{} does not accept a worker count", table.subject);
  if (name == "long") Reject(table, "{} does not support long-distance mode", table.subject);
  Reject(table, "unrecognized {} option: \"{}\"", table.noun, name);
}

size_t FindOption(const OptionTable& table, std::string_view name) {
  const auto found = std::ranges::find_if(table.options, [name](const pgstow_option* option) {
    return sdk::View(option->name) == name;
  });
  if (found == table.options.end()) RejectUnknown(table, name);
  return static_cast<size_t>(found - table.options.begin());
}

bool IsForEncoding(const pgstow_option& option) {
  return PGSTOW_HAS(&option, pgstow_option, flags) &&
         (option.flags & PGSTOW_OPTION_FOR_ENCODING) != 0;
}

// One item between commas.
void SetItem(const OptionTable& table, std::string_view item, bool first,
             std::vector<std::string>& values) {
  if (item.empty()) {
    Reject(table, "found empty string where a {} option was expected", table.noun);
  }
  std::string_view name = item;
  std::optional<std::string_view> text;
  if (const size_t equals = item.find('='); equals != item.npos) {
    name = item.substr(0, equals);
    text = item.substr(equals + 1);
  } else if (first && ParseInteger(item)) {
    if (table.shorthand.empty()) RejectLevel(table);
    name = table.shorthand;
    text = item;
  }
  const size_t index = FindOption(table, name);
  values[index] = CheckValue(table, *table.options[index], text);
}

}  // namespace

OptionTable OptionsOf(const Filter& filter) {
  const pgstow_filter_info& info = *filter.info;
  return {.options = {info.options, info.option_count},
          .shorthand = sdk::View(info.shorthand),
          .noun = "compression",
          .subject = fmt::format("compression algorithm \"{}\"", sdk::View(info.name))};
}

OptionTable OptionsOf(const Format& format) {
  const pgstow_format_info& info = *format.info;
  return {.options = {info.options, info.option_count},
          .shorthand = {},
          .noun = "format",
          .subject = fmt::format("format \"{}\"", sdk::View(info.name))};
}

std::string Settings::canonical() const { return Spelled(true); }
std::string Settings::stored() const { return Spelled(false); }

std::string Settings::Spelled(bool all) const {
  std::string text;
  for (size_t i = 0; i < abi_.size(); ++i) {
    if (for_encoding_[i] && !all) continue;
    if (!text.empty()) text += ',';
    text.append(sdk::View(abi_[i].name)).append("=").append(sdk::View(abi_[i].value));
  }
  return text;
}

Settings ParseSettings(const OptionTable& table, std::string_view text) {
  Settings settings;
  for (const pgstow_option* option : table.options) {
    settings.values_.emplace_back(sdk::View(option->default_value));
  }
  for (bool first = true, more = !text.empty(); more; first = false) {
    const size_t comma = std::min(text.find(','), text.size());
    SetItem(table, text.substr(0, comma), first, settings.values_);
    more = comma < text.size();
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  for (size_t i = 0; i < table.options.size(); ++i) {
    settings.abi_.push_back({table.options[i]->name, sdk::Abi(settings.values_[i])});
    settings.for_encoding_.push_back(IsForEncoding(*table.options[i]));
  }
  return settings;
}

}  // namespace pgstow::loader
