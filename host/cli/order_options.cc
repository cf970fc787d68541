#include "host/cli/order_options.h"

#include <string_view>

#include "host/base/error.h"

namespace pgstow::cli {
namespace {

using base::ErrorCode;
using base::Option;
using plan::DataOrder;
using plan::ListOrder;

base::Binding DataOrderOf(DataOrder& order) {
  return [&order](const Option&, const char* value) {
    const std::string_view name = value;
    if (name == "size") {
      order = DataOrder::kSize;
    } else if (name == "name") {
      order = DataOrder::kName;
    } else if (name == "list") {
      order = DataOrder::kList;
    } else {
      throw base::Error(ErrorCode::kUsage, fmt::format("unrecognized data order: \"{}\"", name))
          .WithHint("It is one of size, name and list.");
    }
  };
}

}  // namespace

std::vector<Option> OrderRows(plan::OrderOptions& order) {
  order.list = ListOrder::kRepaired;
  return {
      {"first", 0, "PATTERN", "finish these tables, indexes included, before the rest; repeatable",
       base::Append(order.first)},
      {.name = "data-order",
       .argument = "ORDER",
       .help = "load tables in the order of size, name or list",
       .bind = DataOrderOf(order.data),
       .values = {"size", "name", "list"}},
      {"force-order", 0, nullptr, "follow the list of -L even where it breaks dependencies",
       [&order](const Option&, const char*) { order.list = ListOrder::kForced; }},
  };
}

}  // namespace pgstow::cli
