// Options whose value is a word, after which a file may follow: "json:FILE".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/base/options.h"

namespace pgstow::cli {

template <typename Style>
struct StyleName {
  std::string_view word;
  Style style;
  bool takes_file = false;  // ":FILE" may follow
};

// Puts the style that the value names into `target`, and the file, empty when there is none, into
// `file`. The names and the members outlive the table. Throws kUsage for another value.
template <typename Style>
base::Binding TakeStyle(const std::vector<StyleName<Style>>& names, Style& target,
                        std::string& file) {
  return [&names, &target, &file](const base::Option& option, const char* value) {
    const std::string_view text = value;
    const std::string_view word = text.substr(0, text.find(':'));
    const std::string_view rest = text.substr(word.size());
    for (const StyleName<Style>& name : names) {
      if (name.word != word || !(rest.empty() || (name.takes_file && rest.size() > 1))) continue;
      target = name.style;
      file = rest.substr(rest.empty() ? 0 : 1);
      return;
    }
    std::string expected;
    for (const StyleName<Style>& name : names) {
      if (!expected.empty()) expected += &name == &names.back() ? " or " : ", ";
      expected.append(name.word).append(name.takes_file ? "[:FILE]" : "");
    }
    throw base::Error(base::ErrorCode::kUsage, fmt::format("invalid value \"{}\" for option {}",
                                                           value, base::OptionName(option)))
        .WithHint(fmt::format("It takes {}.", expected));
  };
}

}  // namespace pgstow::cli
