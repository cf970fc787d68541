// Options of filters and formats: their table, and the values that the host gives for them.
#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <pgstow/abi.h>
#include <pgstow/sdk/error.h>
#include <pgstow/sdk/text.h>

namespace pgstow::sdk {

// Rows of an option table. `help` is one line without a full stop; defaults as a user spells them.
constexpr pgstow_option IntegerOption(std::string_view name, int64_t min_value, int64_t max_value,
                                      std::string_view default_value, std::string_view help) {
  return {sizeof(pgstow_option),
          PGSTOW_OPTION_INTEGER,
          Abi(name),
          min_value,
          max_value,
          Abi(default_value),
          Abi(help),
          0,
          0};
}
constexpr pgstow_option BoolOption(std::string_view name, bool default_value,
                                   std::string_view help) {
  return {sizeof(pgstow_option),
          PGSTOW_OPTION_BOOL,
          Abi(name),
          0,
          1,
          Abi(std::string_view(default_value ? "true" : "false")),
          Abi(help),
          0,
          0};
}
constexpr pgstow_option StringOption(std::string_view name, std::string_view default_value,
                                     std::string_view help) {
  return {sizeof(pgstow_option),
          PGSTOW_OPTION_STRING,
          Abi(name),
          0,
          0,
          Abi(default_value),
          Abi(help),
          0,
          0};
}

// The same option, of a filter whose decoders do not look at it: archives do not keep it.
constexpr pgstow_option ForEncoding(pgstow_option option) {
  option.flags |= PGSTOW_OPTION_FOR_ENCODING;
  return option;
}

// A table of options, in static storage:
//   constexpr OptionTable kOptions{IntegerOption("level", …), BoolOption("long", …)};
template <size_t kCount>
class OptionTable {
 public:
  template <std::same_as<pgstow_option>... Rows>
  explicit constexpr OptionTable(Rows... rows) : rows_{rows...} {
    for (size_t i = 0; i < kCount; ++i) pointers_[i] = &rows_[i];
  }
  OptionTable(const OptionTable&) = delete;
  OptionTable& operator=(const OptionTable&) = delete;

  constexpr const pgstow_option* const* data() const { return pointers_.data(); }
  constexpr size_t size() const { return kCount; }

 private:
  std::array<pgstow_option, kCount> rows_;
  std::array<const pgstow_option*, kCount> pointers_{};
};
template <std::same_as<pgstow_option>... Rows>
OptionTable(Rows...) -> OptionTable<sizeof...(Rows)>;

// The values of all options, checked by the host against the table. An option that the host left
// out has its default. A view: valid while the codec, writer or reader is being created.
class Settings {
 public:
  Settings(std::span<const pgstow_option* const> table, std::span<const pgstow_setting> values)
      : table_(table), values_(values) {}

  // Throw PGSTOW_E_INVALID when the value is not of that type, PGSTOW_E_INTERNAL when the table has
  // no such option.
  std::string_view String(std::string_view name) const {
    for (const pgstow_setting& setting : values_) {
      if (View(setting.name) == name) return View(setting.value);
    }
    for (const pgstow_option* option : table_) {
      if (View(option->name) == name) return View(option->default_value);
    }
    Fail(PGSTOW_E_INTERNAL, "there is no option \"", name, "\" in the plugin's table");
  }

  int64_t Integer(std::string_view name) const {
    const std::string_view text = String(name);
    int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
      Fail(PGSTOW_E_INVALID, "value \"", text, "\" of option \"", name, "\" is not an integer");
    }
    return value;
  }

  bool Bool(std::string_view name) const {
    const std::string_view text = String(name);
    if (text == "true") return true;
    if (text == "false") return false;
    Fail(PGSTOW_E_INVALID, "value \"", text, "\" of option \"", name,
         "\" is neither \"true\" nor \"false\"");
  }

 private:
  std::span<const pgstow_option* const> table_;
  std::span<const pgstow_setting> values_;
};

}  // namespace pgstow::sdk
