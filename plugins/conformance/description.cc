#include "plugins/conformance/description.h"

#include <charconv>
#include <set>
#include <string>

#include <pgstow/sdk/text.h>

#include "plugins/conformance/law.h"

namespace pgstow::conformance {

using sdk::View;

namespace {

// The default of an integer may lie outside the range, and then stands for itself.
void ExpectGoodDefault(const pgstow_option& option) {
  const std::string_view text = View(option.default_value);
  bool good = true;
  if (option.type == PGSTOW_OPTION_BOOL) good = text == "true" || text == "false";
  if (option.type == PGSTOW_OPTION_INTEGER) {
    int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    good = error == std::errc{} && end == text.data() + text.size();
  }
  Expect(good, "the default \"{}\" of option \"{}\" is not of its type", text, View(option.name));
}

}  // namespace

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
    ExpectGoodDefault(*option);
    shorthand_found = shorthand_found || (integer && name == table.shorthand);
  }
  Expect(shorthand_found, "the shorthand \"{}\" is no integer option", table.shorthand);
}

}  // namespace pgstow::conformance
