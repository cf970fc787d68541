#include "restore/execute/server_parts.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/model/one_database.h"
#include "restore/rewrite/report.h"
#include "restore/select/why.h"
#include "restore/toc/list_file.h"

namespace pgstow::execute {
namespace {

// Several databases are several connections, and so several transactions.
void CheckOptions(const RestoreOptions& options) {
  if (options.databases.no_create) return;
  const char* const option = options.script.single_transaction ? "-1/--single-transaction"
                             : options.foreign_keys == ForeignKeyManner::kDrop
                                 ? "--foreign-keys=drop"
                             : options.script.any_client ? "--any-client"
                             : !options.as_role.empty()  ? "--as-role"
                                                         : nullptr;
  if (option == nullptr) return;
  throw base::Error(
      base::ErrorCode::kUsage,
      fmt::format("option {} is not for the databases of a whole server's archive", option))
      .WithHint("With --database and --no-create it is for one of them.");
}

std::vector<select::Portion> PortionsOf(const model::Toc& toc, const RestoreOptions& options) {
  select::SelectOptions select = options.select;
  select.create = options.plan.create || options.plan.clean;
  select.tablespaces = options.plan.tablespaces;
  if (!options.list_file.empty())
    select.list = toc::ReadListFile(options.list_file, model::BriefToc(toc));
  return select::SelectPortions(toc, options.databases, select);
}

}  // namespace

ServerParts::ServerParts(archive::Reader& archive, const RestoreOptions& options)
    : options_((CheckOptions(options), options)),
      header_(archive.toc().header),
      portions_(PortionsOf(archive.toc(), options)) {
  databases_.reserve(portions_.size());
  for (const select::Portion& portion : portions_) {
    if (!portion.globals()) {
      databases_.push_back(
          OneRestore(archive, portion.toc, portion.selection, OptionsFor(portion)));
      continue;
    }
    globals_ = &portion;
    if (options_.maps.empty()) continue;
    renamed_globals_ =
        rewrite::Rewrite(portion.toc, portion.selection, options_.select, options_.maps);
    rewrite::ReportProblems(*renamed_globals_, options_.strict_maps);
  }
  TellUnusedMaps();
}

RestoreOptions ServerParts::OptionsFor(const select::Portion& portion) const {
  RestoreOptions options = options_;
  options.name_database = true;
  options.plan.create = portion.creates;
  // pg_dumpall drops those that initdb makes without asking whether they are there.
  options.plan.if_exists &= options_.to_database || options_.databases.no_create;
  options.plan.clean &= !portion.creates || model::IsStandardDatabase(portion.toc.header.database);
  return options;
}

std::optional<ServerParts::Globals> ServerParts::globals() const {
  if (globals_ == nullptr) return std::nullopt;
  if (renamed_globals_) return Globals{renamed_globals_->toc, renamed_globals_->selection};
  return Globals{globals_->toc, globals_->selection};
}

// A map must name something somewhere.
void ServerParts::TellUnusedMaps() const {
  std::optional<std::vector<std::string>> unused;
  if (renamed_globals_) unused = renamed_globals_->unused;
  for (const OneRestore& database : databases_) {
    const std::vector<std::string> here = database.unused_maps();
    if (!unused) unused = here;
    std::erase_if(*unused, [&here](const std::string& map) {
      return std::ranges::find(here, map) == here.end();
    });
  }
  if (unused) rewrite::ReportUnused(*unused, options_.select.strict_names);
}

void Add(const RestoreSummary& part, RestoreSummary& sum) {
  sum.ignored_errors += part.ignored_errors;
  sum.entries += part.entries;
  sum.left_out += part.left_out;
  sum.rows += part.rows;
  for (size_t i = 0; i < kErrorClasses; ++i) sum.errors[i] += part.errors[i];
  sum.row_counts.equal += part.row_counts.equal;
  sum.row_counts.different += part.row_counts.different;
  sum.row_counts.excused += part.row_counts.excused;
  sum.row_counts.unknown += part.row_counts.unknown;
}

}  // namespace pgstow::execute
