// Values of a format's or filter's options: what a user wrote, checked against the option table.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pgstow/abi.h>

#include "host/loader/registry.h"

namespace pgstow::loader {

// The options that a format or filter takes, and how messages call it.
struct OptionTable {
  std::span<const pgstow_option* const> options;
  std::string_view shorthand;  // option that a bare integer sets; empty: none
  std::string_view noun;       // "compression" for filters, "format" for formats
  std::string subject;         // "compression algorithm \"zstd\""
};
OptionTable OptionsOf(const Filter& filter);
OptionTable OptionsOf(const Format& format);

// A value for every option of a table, owned. Immutable; the ABI view lives as long as it.
class Settings {
 public:
  Settings() = default;
  Settings(Settings&&) = default;
  Settings& operator=(Settings&&) = default;

  // For pgstow_codec, pgstow_writer and pgstow_reader, in the order of the table.
  std::span<const pgstow_setting> abi() const { return abi_; }

  // Every option said, in the order of the table: "level=3,long=false,workers=0". Parsed again it
  // gives the same settings. Empty when the table is.
  std::string canonical() const;

  // The same without what encoders alone look at (PGSTOW_OPTION_FOR_ENCODING): what archives keep.
  std::string stored() const;

 private:
  std::string Spelled(bool all) const;

  friend Settings ParseSettings(const OptionTable& table, std::string_view text);
  std::vector<std::string> values_;  // what abi_ points into; its elements never move
  std::vector<pgstow_setting> abi_;
  std::vector<bool> for_encoding_;  // by option
};

// Parses "KEY=VALUE,KEY,…" against the table; options that are not named have their defaults, and
// empty text is all defaults. The first item may be a bare integer, which sets the shorthand
// option. An integer is in its option's range or the default. A boolean takes true, yes, on, 1,
// false, no, off or 0, and is true without a value. Of a key named twice the last value counts.
// Throws kUsage with the sentences of pg_dump.
Settings ParseSettings(const OptionTable& table, std::string_view text);

}  // namespace pgstow::loader
