#include "host/dump/server_toc.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "host/base/error.h"

namespace pgstow::dump {
namespace {

using model::DumpId;

DumpId LastId(const model::PackedEntries& entries) {
  DumpId last = 0;
  for (const model::Entry& entry : entries) last = std::max(last, entry.id);
  return last;
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
    if (!*group) continue;
    for (const model::Entry& entry : **group) toc_.entries.Add(entry);
  }
  last_id_ = LastId(toc_.entries);
}

void ServerToc::Add(catalog::DatabaseDump& database) {
  const model::PackedEntries entries = std::exchange(database.toc.entries, {});
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
  for (model::Entry entry : entries) {
    entry.database = number;
    entry.id += base;
    for (DumpId& id : entry.dependencies) id += base;
    for (DumpId& id : entry.belongs_to) id += base;
    toc_.entries.Add(entry);
  }
}

model::PackedToc ServerToc::Take() { return std::move(toc_); }

}  // namespace pgstow::dump
