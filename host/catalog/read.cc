#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/catalog/basics.h"
#include "host/catalog/boundary.h"
#include "host/catalog/catalog.h"
#include "host/catalog/kind.h"
#include "host/catalog/order.h"
#include "host/catalog/phases.h"
#include "host/catalog/select.h"
#include "host/catalog/unmodeled.h"

namespace pgstow::catalog {
namespace {

// Translates dependencies between objects into dependencies between entries: an object that has no
// entry is stood for by what it depends on itself. Boundaries order objects, not entries.
class EntryDependencies {
 public:
  EntryDependencies(const CatalogStore& store, const std::vector<model::Entry>& entries)
      : store_(store) {
    for (const auto& entry : entries) with_entry_.insert(entry.id);
  }

  std::vector<DumpId> Of(const Object& object) {
    std::unordered_set<DumpId> seen{object.id};
    std::vector<DumpId> found;
    Collect(object, seen, found);
    return found;
  }

 private:
  void Collect(const Object& object, std::unordered_set<DumpId>& seen, std::vector<DumpId>& found) {
    for (const DumpId id : object.dependencies) {
      if (!seen.insert(id).second) continue;
      const Object& needed = *store_.Find(id);
      if (needed.kind == &kPreDataBoundaryKind || needed.kind == &kPostDataBoundaryKind) continue;
      if (with_entry_.contains(id)) {
        found.push_back(id);
      } else {
        Collect(needed, seen, found);
      }
    }
  }

  const CatalogStore& store_;
  std::unordered_set<DumpId> with_entry_;
};

void EmitAll(CatalogStore& store, const ReadOptions& options, DatabaseDump& dump) {
  const std::vector<Object*> order = RestoreOrder(store);
  Emitter out(store, options, dump.toc.entries, dump.data, store.next_id());
  for (const Object* object : order) {
    if (object->kind->emit != nullptr && object->wanted != kNothing) {
      object->kind->emit(*object, store, out);
    }
  }
  EntryDependencies dependencies(store, dump.toc.entries);
  for (model::Entry& entry : dump.toc.entries) {
    if (const Object* object = store.Find(entry.id)) {
      entry.dependencies = dependencies.Of(*object);
    }
  }
}

// Takes out the entries of other sections, and the rows that are theirs. What was read of the
// database does not change with the sections, so that dumps of one snapshot fit together.
void KeepSections(const model::SectionSet& wanted, DatabaseDump& dump) {
  if (wanted.all()) return;
  const std::vector<model::Section> sections = model::SectionsOf(dump.toc);
  std::vector<model::Entry> kept;
  std::unordered_set<DumpId> ids;
  for (size_t i = 0; i < sections.size(); ++i) {
    model::Entry& entry = dump.toc.entries[i];
    const bool database = entry.selector == model::Selector::kDatabase;  // made by --create
    if (!wanted.contains(sections[i]) && !database) continue;
    ids.insert(entry.id);
    kept.push_back(std::move(entry));
  }
  dump.toc.entries = std::move(kept);
  std::erase_if(dump.data, [&ids](const DataJob& job) { return !ids.contains(job.entry); });
}

void CheckNothingIsLost(pg::Connection& connection, const ReadOptions& options,
                        DatabaseDump& dump) {
  dump.unmodeled = FindUnmodeled(connection);
  if (dump.unmodeled.empty() || options.allow_unmodeled) return;
  std::string list;
  for (const auto& line : dump.unmodeled) list += "\n  " + line;
  throw base::Error(base::ErrorCode::kUnsupported,
                    "the database holds objects that this version can't dump")
      .WithDetail("They are:" + list)
      .WithHint("Use --allow-unmodeled to dump everything else; the archive will lack them.");
}

}  // namespace

DatabaseDump Read(pg::Connection& connection, const ReadOptions& options) {
  DatabaseDump dump;
  CheckNothingIsLost(connection, options, dump);
  CatalogStore store;
  base::Log(base::LogLevel::kInfo, "last built-in OID is {}", kFirstNormalOid - 1);
  ReadBasics(connection, store);
  const Selection selection = ResolveSelection(connection, options);
  Reading reading{connection, store, options, selection};
  for (const Kind* kind : AllKinds()) {
    if (kind->read == nullptr) continue;
    TellPhases(*kind, reading);
    kind->read(reading);
  }
  for (const Kind* kind : AllKinds()) {
    if (kind->link != nullptr) kind->link(store);
  }
  base::LogLine(base::LogLevel::kInfo, "reading dependency data");
  ReadDependencies(connection, store);
  ApplySelection(store, selection, options);
  AddBoundaries(store);
  EmitAll(store, options, dump);
  KeepSections(options.sections, dump);

  model::TocHeader& header = dump.toc.header;
  header.database = store.database;
  header.server_version = connection.server_version_text();
  header.encoding = connection.Parameter("client_encoding");
  header.standard_strings = connection.standard_conforming_strings();
  return dump;
}

}  // namespace pgstow::catalog
