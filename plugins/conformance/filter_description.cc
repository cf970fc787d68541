// Filters: what they say of themselves.
#include <span>
#include <string>
#include <vector>

#include <pgstow/sdk/text.h>

#include "plugins/conformance/bytes.h"
#include "plugins/conformance/description.h"
#include "plugins/conformance/filter_laws.h"
#include "plugins/conformance/frame_runner.h"

namespace pgstow::conformance {
namespace {

using loader::Filter;
using sdk::View;

void DescribesItself(const Filter& filter) {
  ExpectOneLine(View(filter.info->summary), "the summary");
  const std::string_view suffix = View(filter.info->suffix);
  Expect(suffix.empty() || suffix.starts_with('.'), "the suffix \"{}\" has no dot", suffix);
  Expect(filter.factory->info(filter.index) == filter.info, "it is described anew each time");
  ExpectGoodOptions(loader::OptionsOf(filter));
}

// The default of an option and the ends of its range.
std::vector<std::string> EdgesOf(const pgstow_option& option) {
  switch (option.type) {
    case PGSTOW_OPTION_INTEGER:
      return {std::to_string(option.min_value), std::to_string(option.max_value)};
    case PGSTOW_OPTION_BOOL:
      return {"true", "false"};
    default:
      return {std::string(View(option.default_value))};
  }
}

void TakesItsOptions(const Filter& filter) {
  const std::span options(filter.info->options, filter.info->option_count);
  Need(!options.empty(), "it has no options");
  Need((filter.info->traits & PGSTOW_FILTER_SEALS) == 0, "what its options name are keys");
  const std::string rows = Rows(3000);
  for (const pgstow_option* option : options) {
    for (const std::string& value : EdgesOf(*option)) {
      const std::string settings = fmt::format("{}={}", View(option->name), value);
      const std::string encoded = FrameRunner(filter, PGSTOW_ENCODE, settings).Run(rows);
      Expect(FrameRunner(filter, PGSTOW_DECODE, settings).Run(encoded) == rows,
             "with {} a frame is decoded to other bytes", settings);
    }
  }
}

constexpr FilterLaw kLaws[] = {
    {"describes-itself", "Its summary and its options are complete and allow their own defaults.",
     &DescribesItself},
    {"takes-its-options", "It works with every option at both ends of its range.",
     &TakesItsOptions},
};

}  // namespace

std::span<const FilterLaw> DescriptionLawsOfFilters() { return kLaws; }

}  // namespace pgstow::conformance
