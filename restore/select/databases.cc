#include "restore/select/databases.h"

#include <algorithm>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/model/one_database.h"
#include "host/sql/name_expression.h"
#include "host/sql/pattern.h"

namespace pgstow::select {
namespace {

using base::Error;
using base::ErrorCode;

[[noreturn]] void NothingLeft() {
  throw Error(ErrorCode::kUsage, "--exclude-database leaves no database of the archive");
}

bool IsExcluded(const std::string& name, const DatabaseOptions& options) {
  return std::ranges::any_of(options.excluded, [&name](const std::string& pattern) {
    return sql::NameExpression(sql::ParsePattern(pattern, 1, "database name").front())
        .Matches(name);
  });
}

bool IsWanted(const std::string& name, const DatabaseOptions& options) {
  if (options.names.empty()) return !options.globals && !IsExcluded(name, options);
  return std::ranges::find(options.names, name) != options.names.end();
}

void CheckNames(const model::TocHeader& header, const DatabaseOptions& options) {
  for (const std::string& name : options.names) model::NumberOf(header, name);
}

}  // namespace

Databases ChooseDatabases(const model::TocHeader& header, const DatabaseOptions& options) {
  CheckNames(header, options);
  Databases chosen{.numbers = {},
                   .globals = options.globals || options.names.empty(),
                   .named = !options.names.empty(),
                   .globals_named = options.globals};
  for (uint32_t i = 0; i < header.databases.size(); ++i) {
    if (IsWanted(header.databases[i].name, options)) chosen.numbers.push_back(i + 1);
  }
  if (!options.no_create) return chosen;
  // Into the one that is there goes one alone.
  if (chosen.numbers.size() != 1 || options.globals) {
    throw Error(ErrorCode::kUsage,
                fmt::format("option --no-create is for one database, and {} are wanted",
                            chosen.numbers.size()))
        .WithHint("Name it with --database.");
  }
  chosen.globals = false;
  return chosen;
}

void CheckOneDatabase(const model::TocHeader& header, const DatabaseOptions& options) {
  CheckNames(header, options);
  if (options.globals) {
    throw Error(ErrorCode::kNotFound,
                fmt::format("the archive holds database \"{}\" alone, and nothing of its server",
                            header.database))
        .WithHint("\"pgstow dumpall --format=custom\" makes archives of whole servers.");
  }
  if (!IsWanted(header.database, options)) NothingLeft();
}

}  // namespace pgstow::select
