#include "plugins/conformance/description.h"

#include <set>
#include <string>

#include <pgstow/sdk/text.h>

#include "host/base/error.h"
#include "plugins/conformance/law.h"

namespace pgstow::conformance {

using sdk::View;

void ExpectOneLine(std::string_view text, std::string_view what) {
  Expect(!text.empty(), "{} is empty", what);
  Expect(text.find('\n') == std::string_view::npos, "{} has more than one line", what);
  Expect(text.back() != '.', "{} ends with a full stop", what);
}

void ExpectGoodOptions(const loader::OptionTable& table) {
  std::set<std::string_view> names;
  bool shorthand_found = table.shorthand.empty();
  for (const pgstow_option* option : table.options) {
    const std::string_view name = View(option->name);
    Expect(names.insert(name).second, "the option \"{}\" is there twice", name);
    ExpectOneLine(View(option->help), fmt::format("the help of option \"{}\"", name));
    const bool integer = option->type == PGSTOW_OPTION_INTEGER;
    Expect(!integer || option->min_value <= option->max_value,
           "the range of option \"{}\" is empty", name);
    try {
      loader::ParseSettings(table, fmt::format("{}={}", name, View(option->default_value)));
    } catch (const base::Error& error) {
      Break("the default of option \"{}\" is not allowed: {}", name, error.what());
    }
    shorthand_found = shorthand_found || (integer && name == table.shorthand);
  }
  Expect(shorthand_found, "the shorthand \"{}\" is no integer option", table.shorthand);
}

}  // namespace pgstow::conformance
