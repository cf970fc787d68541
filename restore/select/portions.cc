#include "restore/select/portions.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "host/base/error.h"
#include "host/model/one_database.h"
#include "restore/select/brief.h"

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

std::optional<std::vector<model::DumpId>> ListedIn(const model::BriefToc& toc,
                                                   const SelectOptions& options) {
  if (!options.list) return std::nullopt;
  std::vector<model::DumpId> listed;
  std::ranges::copy_if(*options.list, std::back_inserter(listed), [&toc](model::DumpId id) {
    return toc.entries.Find(id) != model::BriefEntries::kNone;
  });
  return listed;
}

// A portion without its TOC.
struct Share {
  uint32_t database = 0;
  Selection selection;
  bool creates = false;

  bool globals() const { return database == 0; }
};

Share ShareOf(const model::BriefToc& toc, uint32_t database, const DatabaseOptions& databases,
              const SelectOptions& options) {
  const model::BriefToc one = model::OneDatabase(toc, database);
  Share share{.database = database};
  share.creates = !share.globals() && !databases.no_create &&
                  (options.create || !model::IsStandardDatabase(one.header.database));
  SelectOptions here = share.globals() ? ForGlobals(options) : options;
  here.list = ListedIn(one, options);
  here.create = share.creates;
  here.strict_names = false;
  share.selection = Select(one, here);
  return share;
}

// Whether anything is wanted that is in the database, or the server's own.
bool HasAnything(const Share& share) {
  return std::ranges::any_of(share.selection.order, [&share](size_t i) {
    return share.selection.reasons[i].cause != Cause::kDatabase;
  });
}

// A name must mean something somewhere.
void CheckStrictNames(std::span<const Share> shares) {
  std::optional<std::vector<std::string>> everywhere;
  for (const Share& share : shares) {
    if (share.globals()) continue;
    const std::vector<std::string>& here = share.selection.unmatched;
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

std::vector<Share> Shares(const model::BriefToc& toc, const DatabaseOptions& databases,
                          const SelectOptions& options) {
  const Databases chosen = ChooseDatabases(toc.header, databases);
  const bool picks = NamesObjects(options) || options.list;
  std::vector<Share> shares;
  if (chosen.globals && (chosen.globals_named || !NamesObjects(options))) {
    Share globals = ShareOf(toc, 0, databases, options);
    // A server without roles of its own is restored too: its script says that there are none.
    const bool empty = options.definitions && options.sections.pre_data && !picks;
    if (empty || HasAnything(globals)) shares.push_back(std::move(globals));
  }
  for (const uint32_t number : chosen.numbers) {
    shares.push_back(ShareOf(toc, number, databases, options));
  }
  if (options.strict_names) CheckStrictNames(shares);
  if (picks && !chosen.named) {
    std::erase_if(shares, [](const Share& share) { return !HasAnything(share); });
  }
  return shares;
}

}  // namespace

std::vector<Portion> SelectPortions(const model::Toc& toc, const DatabaseOptions& databases,
                                    const SelectOptions& options) {
  std::vector<Portion> portions;
  for (Share& share : Shares(model::BriefToc(toc), databases, options)) {
    portions.push_back({.database = share.database,
                        .toc = model::OneDatabase(toc, share.database),
                        .selection = std::move(share.selection),
                        .creates = share.creates});
  }
  return portions;
}

Selection SelectMerged(const model::BriefToc& toc, const DatabaseOptions& databases,
                       const SelectOptions& options) {
  Selection merged;
  merged.choices.resize(toc.entries.size());
  merged.reasons.resize(toc.entries.size(), {.cause = Cause::kOtherDatabase});
  for (const Share& share : Shares(toc, databases, options)) {
    const Selection& selection = share.selection;
    const std::vector<size_t> places = model::EntriesOf(toc, share.database);
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
