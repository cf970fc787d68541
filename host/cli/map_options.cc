#include "host/cli/map_options.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/base/error.h"

namespace pgstow::cli {
namespace {

using base::Option;

[[noreturn]] void Refuse(std::string_view option, std::string_view pair) {
  throw base::Error(base::ErrorCode::kUsage,
                    fmt::format("invalid value \"{}\" for option {}", pair, option))
      .WithHint("It takes two names, old=new; a name with \"=\" in it goes in double quotes.");
}

// Takes a name from the front of `text`, which it ends at an '=' outside of quotes. Empty when
// there is none.
std::string TakeName(std::string_view& text) {
  std::string name;
  if (!text.starts_with('"')) {
    name = text.substr(0, text.find('='));
    text.remove_prefix(name.size());
    return name;
  }
  text.remove_prefix(1);
  while (!text.empty()) {
    const char c = text.front();
    text.remove_prefix(1);
    if (c == '"') {
      if (!text.starts_with('"')) return name;
      text.remove_prefix(1);
    }
    name += c;
  }
  return {};  // the quote is not closed
}

// Names of the server's own schemas and roles.
bool IsReserved(std::string_view name) {
  return name.starts_with("pg_") || name == "information_schema";
}

base::Binding Map(rewrite::NameMap& map) {
  return [&map](const Option& option, const char* value) {
    AddMap(map, base::OptionName(option), value);
  };
}

base::Binding SchemaMap(rewrite::NameMap& map) {
  return [&map](const Option& option, const char* value) {
    rewrite::NameMap one;
    AddMap(one, base::OptionName(option), value);
    for (const std::string& name : {one.begin()->first, one.begin()->second}) {
      if (!IsReserved(name)) continue;
      base::Throw(base::ErrorCode::kUsage, "schema \"{}\" is the server's own and can't be mapped",
                  name);
    }
    AddMap(map, base::OptionName(option), value);
  };
}

}  // namespace

void AddMap(rewrite::NameMap& map, std::string_view option, std::string_view pair) {
  std::string_view rest = pair;
  std::string from = TakeName(rest);
  if (from.empty() || !rest.starts_with('=')) Refuse(option, pair);
  rest.remove_prefix(1);
  std::string to = TakeName(rest);
  if (to.empty() || !rest.empty()) Refuse(option, pair);
  if (!map.emplace(from, std::move(to)).second) {
    base::Throw(base::ErrorCode::kUsage, "option {} maps \"{}\" more than once", option, from);
  }
}

std::vector<Option> MapRows(execute::RestoreOptions& restore) {
  rewrite::Maps& maps = restore.maps;
  return {
      {"map-schema", 0, "OLD=NEW", "restore what is in schema OLD into schema NEW; repeatable",
       SchemaMap(maps.schemas)},
      {"map-owner", 0, "OLD=NEW", "role NEW for role OLD, wherever one is named; repeatable",
       Map(maps.owners)},
      {"map-tablespace", 0, "OLD=NEW", "tablespace NEW for tablespace OLD; repeatable",
       Map(maps.tablespaces)},
      {"strict-maps", 0, nullptr, "fail when a name can't be mapped safely everywhere",
       base::Set(restore.strict_maps)},
  };
}

std::vector<base::OptionRule> MapRules() {
  return {base::Conflict("list", "map-schema"), base::Conflict("list", "map-owner"),
          base::Conflict("list", "map-tablespace"), base::Conflict("list", "strict-maps")};
}

}  // namespace pgstow::cli
