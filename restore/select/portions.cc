#include "restore/select/portions.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

#include "host/base/error.h"
#include "host/model/one_database.h"

namespace pgstow::select {
namespace {

bool NamesObjects(const SelectOptions& options) {
  return !options.schemas.empty() || !options.tables.empty() || !options.indexes.empty() ||
         !options.functions.empty() || !options.triggers.empty() || !options.extensions.empty();
}

// The options without names of objects.
SelectOptions ForGlobals(const SelectOptions& options) {
  return {.definitions = options.definitions,
          .data = options.data,
          .statistics = options.statistics,
          .sections = options.sections,
          .acls = options.acls,
          .comments = options.comments,
          .security_labels = options.security_labels,
          .list = options.list,
          .tablespaces = options.tablespaces};
}

std::optional<std::vector<model::DumpId>> ListedIn(const model::Toc& toc,
                                                   const SelectOptions& options) {
  if (!options.list) return std::nullopt;
  std::unordered_set<model::DumpId> here;
  for (const model::Entry& entry : toc.entries) here.insert(entry.id);
  std::vector<model::DumpId> listed;
  std::ranges::copy_if(*options.list, std::back_inserter(listed),
                       [&here](model::DumpId id) { return here.contains(id); });
  return listed;
}

Portion PortionOf(const model::Toc& toc, uint32_t database, const DatabaseOptions& databases,
                  const SelectOptions& options) {
  Portion portion{.database = database, .toc = model::OneDatabase(toc, database)};
  portion.creates = !portion.globals() && !databases.no_create &&
                    (options.create || !model::IsStandardDatabase(portion.toc.header.database));
  SelectOptions here = portion.globals() ? ForGlobals(options) : options;
  here.list = ListedIn(portion.toc, options);
  here.create = portion.creates;
  here.strict_names = false;
  portion.selection = Select(portion.toc, here);
  return portion;
}

// Whether anything is wanted that is in the database, or the server's own.
bool HasAnything(const Portion& portion) {
  return std::ranges::any_of(portion.selection.order, [&portion](size_t i) {
    return portion.selection.reasons[i].cause != Cause::kDatabase;
  });
}

// A name must mean something somewhere.
void CheckStrictNames(std::span<const Portion> portions) {
  std::optional<std::vector<std::string>> everywhere;
  for (const Portion& portion : portions) {
    if (portion.globals()) continue;
    const std::vector<std::string>& here = portion.selection.unmatched;
    if (!everywhere) {
      everywhere = here;
    } else {
      std::erase_if(*everywhere, [&here](const std::string& name) {
        return std::ranges::find(here, name) == here.end();
      });
    }
  }
  if (everywhere && !everywhere->empty()) {
    base::Throw(base::ErrorCode::kNotFound, "{} not found", everywhere->front());
  }
}

}  // namespace

std::vector<Portion> SelectPortions(const model::Toc& toc, const DatabaseOptions& databases,
                                    const SelectOptions& options) {
  const Databases chosen = ChooseDatabases(toc.header, databases);
  const bool picks = NamesObjects(options) || options.list;
  std::vector<Portion> portions;
  if (chosen.globals && (chosen.globals_named || !NamesObjects(options))) {
    Portion globals = PortionOf(toc, 0, databases, options);
    // A server without roles of its own is restored too: its script says that there are none.
    const bool empty = options.definitions && options.sections.pre_data && !picks;
    if (empty || HasAnything(globals)) portions.push_back(std::move(globals));
  }
  for (const uint32_t number : chosen.numbers) {
    portions.push_back(PortionOf(toc, number, databases, options));
  }
  if (options.strict_names) CheckStrictNames(portions);
  if (picks && !chosen.named) {
    std::erase_if(portions, [](const Portion& portion) { return !HasAnything(portion); });
  }
  return portions;
}

Selection Merged(const model::Toc& toc, std::span<const Portion> portions) {
  Selection merged;
  merged.choices.resize(toc.entries.size());
  merged.reasons.resize(toc.entries.size(), {.cause = Cause::kOtherDatabase});
  for (const Portion& portion : portions) {
    const Selection& selection = portion.selection;
    const std::vector<size_t> places = model::EntriesOf(toc, portion.database);
    const auto names = static_cast<Index>(merged.names.size());
    for (size_t i = 0; i < places.size(); ++i) {
      merged.choices[places[i]] = selection.choices[i];
      Reason& reason = merged.reasons[places[i]] = selection.reasons[i];
      if (reason.name != Reason::kNone) reason.name += names;
      if (reason.via != Reason::kNone) reason.via = static_cast<Index>(places[reason.via]);
    }
    for (const size_t i : selection.order) merged.order.push_back(places[i]);
    std::ranges::copy(selection.names, std::back_inserter(merged.names));
    merged.without_needed += selection.without_needed;
  }
  return merged;
}

}  // namespace pgstow::select
