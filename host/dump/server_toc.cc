#include "host/dump/server_toc.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>
#include <vector>

#include "host/base/error.h"

namespace pgstow::dump {
namespace {

using model::DumpId;

DumpId LastId(const std::vector<model::Entry>& entries) {
  const auto last = std::ranges::max_element(entries, {}, &model::Entry::id);
  return last == entries.end() ? 0 : last->id;
}

model::Database FactsOf(const model::TocHeader& header) {
  return {.name = header.database,
          .encoding = header.encoding,
          .standard_strings = header.standard_strings,
          .search_path = header.search_path};
}

}  // namespace

ServerToc::ServerToc(model::TocHeader server) { toc_.header = std::move(server); }

void ServerToc::Add(model::Globals globals) {
  for (model::Globals::Group* group : {&globals.roles, &globals.settings, &globals.memberships,
                                       &globals.parameters, &globals.tablespaces}) {
    if (*group) std::ranges::move(**group, std::back_inserter(toc_.entries));
  }
  last_id_ = LastId(toc_.entries);
}

void ServerToc::Add(catalog::DatabaseDump& database) {
  std::vector<model::Entry>& entries = database.toc.entries;
  const DumpId base = last_id_;
  const DumpId more = LastId(entries);
  if (more > std::numeric_limits<DumpId>::max() - base) {
    base::Throw(base::ErrorCode::kUnsupported,
                "the server has more objects than one archive can number");
  }
  last_id_ += more;
  toc_.header.databases.push_back(FactsOf(database.toc.header));
  const auto number = static_cast<uint32_t>(toc_.header.databases.size());
  for (catalog::DataJob& job : database.data) job.entry += base;
  for (model::Entry& entry : entries) {
    entry.database = number;
    entry.id += base;
    for (DumpId& id : entry.dependencies) id += base;
    for (DumpId& id : entry.belongs_to) id += base;
    toc_.entries.push_back(std::move(entry));
  }
  entries.clear();
}

model::Toc ServerToc::Take() { return std::move(toc_); }

}  // namespace pgstow::dump
