#include "tests/conformance/plugins.h"

#include <pgstow/sdk/text.h>

namespace pgstow::conformance {
namespace {

template <typename Offer>
std::vector<std::string> NamesOf(const std::list<Offer>& offers) {
  std::vector<std::string> names;
  for (const Offer& offer : offers) names.emplace_back(sdk::View(offer.info->name));
  return names;
}

}  // namespace

const loader::Registry& AllPlugins() {
  static const auto registry = loader::Registry::Load({.plugin_paths = {PGSTOW_EXAMPLES}});
  return *registry;
}

std::vector<std::string> AllFilters() { return NamesOf(AllPlugins().filters()); }
std::vector<std::string> AllFormats() { return NamesOf(AllPlugins().formats()); }

}  // namespace pgstow::conformance
