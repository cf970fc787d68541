#include "host/cli/tool_help.h"

#include <algorithm>
#include <cctype>
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace pgstow::cli {
namespace {

using base::Option;
using base::OptionGroup;
using base::OptionTable;
using Names = std::vector<std::string_view>;

// The groups of a tool: the first and the last by the names of their rows, the middle one has the
// rest.
struct Shape {
  std::string_view tool;
  const char* middle;
  Names first;
  Names last;
};

const Shape* ShapeOf(std::string_view tool) {
  static const std::vector<Shape> kShapes = {
      {"pg_dump",
       "Options controlling the output content",
       {"file", "format", "jobs", "verbose", "version", "compress", "lock-wait-timeout", "no-sync",
        "sync-method", "help"},
       {"dbname", "host", "port", "username", "no-password", "password", "role"}},
      {"pg_restore",
       "Options controlling the restore",
       {"dbname", "file", "format", "list", "verbose", "version", "help"},
       {"host", "port", "username", "no-password", "password", "role"}},
      {"pg_dumpall",
       "Options controlling the output content",
       {"file", "verbose", "version", "lock-wait-timeout", "help"},
       {"dbname", "host", "database", "port", "username", "no-password", "password", "role"}}};
  const auto shape = std::ranges::find(kShapes, tool, &Shape::tool);
  return shape == kShapes.end() ? nullptr : &*shape;
}

// What a row shows there. nullptr: the same as in our own help.
struct Wording {
  std::string_view tool;  // empty: of each that has the row
  std::string_view name;
  const char* argument;
  const char* help;
};
constexpr Wording kWordings[] = {
    {"pg_dump", "format", "c|d|t|p", "what to write: custom, directory, tar or plain (default)"},
    {"pg_dump", "compress", nullptr,
     "compress the data with none, gzip, lz4 or zstd, or to a level"},
    {"pg_restore", "format", "c|d|t", nullptr},
    {"pg_dumpall", "dbname", "CONNSTR", nullptr},
    {"", "blobs", nullptr, "another name of --large-objects, deprecated"},
    {"", "no-blobs", nullptr, "another name of --no-large-objects, deprecated"},
    {"", "restrict-key", "RESTRICT_KEY", nullptr},
};

Option Worded(Option option, std::string_view tool) {
  for (const Wording& row : kWordings) {
    if (row.name != option.name || !(row.tool.empty() || row.tool == tool)) continue;
    if (row.argument != nullptr) option.argument = row.argument;
    if (row.help != nullptr) option.help = row.help;
  }
  return option;
}

// By letter, small before capital, digits behind them; then by name. An alias follows its row, and
// help ends its group.
class Order {
 public:
  explicit Order(const std::vector<Option>& rows) : rows_(rows) {}

  bool operator()(const Option& a, const Option& b) const { return KeyOf(a) < KeyOf(b); }

 private:
  using Key = std::tuple<bool, bool, bool, int, bool, bool, std::string_view>;

  Key KeyOf(const Option& option) const {
    const Option* row = &option;
    for (const Option& other : rows_) {
      if (option.alias_of != nullptr && std::string_view(option.alias_of) == other.name) {
        row = &other;
      }
    }
    const auto letter = static_cast<unsigned char>(row->letter);
    return {row->request == base::Request::kHelp,
            letter == 0,
            std::isdigit(letter) != 0,
            std::tolower(letter),
            std::isupper(letter) != 0,
            row != &option,
            letter == 0 ? row->name : ""};
  }

  const std::vector<Option>& rows_;
};

bool Contains(const auto& names, std::string_view name) {
  return std::ranges::any_of(names, [name](std::string_view each) { return each == name; });
}

}  // namespace

OptionTable ShownTable(const OptionTable& table, const Invocation& invocation) {
  const Shape* shape = invocation.as_tool ? ShapeOf(invocation.program) : nullptr;
  if (shape == nullptr) return table;
  OptionGroup first{"General options", {}};
  OptionGroup middle{shape->middle, {}};
  OptionGroup last{"Connection options", {}};
  OptionGroup own{"Options that pgstow has besides", {}};
  for (const OptionGroup& group : table.groups) {
    for (const Option& row : group.options) {
      OptionGroup& place = Contains(shape->first, row.name)       ? first
                           : Contains(shape->last, row.name)      ? last
                           : Contains(table.tool_names, row.name) ? middle
                                                                  : own;
      place.options.push_back(Worded(row, shape->tool));
    }
  }
  OptionTable shown = table;
  shown.groups.clear();
  for (OptionGroup* group : {&first, &middle, &last, &own}) {
    const std::vector<Option> rows = group->options;
    if (group != &own) std::ranges::stable_sort(group->options, Order(rows));
    if (!rows.empty()) shown.groups.push_back(std::move(*group));
  }
  return shown;
}

}  // namespace pgstow::cli
