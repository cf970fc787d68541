#include <algorithm>
#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/catalog/basics.h"
#include "host/catalog/boundary.h"
#include "host/catalog/catalog.h"
#include "host/catalog/inquiry.h"
#include "host/catalog/kind.h"
#include "host/catalog/order.h"
#include "host/catalog/phases.h"
#include "host/catalog/relation_slices.h"
#include "host/catalog/select.h"
#include "host/catalog/unmodeled.h"

namespace pgstow::catalog {
namespace {

// Translates dependencies between objects into dependencies between entries: an object that has no
// entry is stood for by what it depends on itself. Boundaries order objects, not entries.
class EntryDependencies {
 public:
  EntryDependencies(const CatalogStore& store, const std::vector<model::Entry>& entries)
      : store_(store),
        with_entry_(static_cast<size_t>(store.next_id()), false),
        seen_for_(static_cast<size_t>(store.next_id()), 0) {
    for (const model::Entry& entry : entries) {
      if (entry.id < store.next_id()) with_entry_[static_cast<size_t>(entry.id)] = true;
    }
  }

  std::vector<DumpId> Of(const Object& object) {
    std::vector<DumpId> found;
    seen_for_[static_cast<size_t>(object.id)] = object.id;
    Collect(object, object.id, found);
    return found;
  }

 private:
  void Collect(const Object& object, DumpId asker, std::vector<DumpId>& found) {
    for (const DumpId id : object.dependencies) {
      const auto place = static_cast<size_t>(id);
      if (std::exchange(seen_for_[place], asker) == asker) continue;
      const Object& needed = *store_.Find(id);
      if (needed.kind == &kPreDataBoundaryKind || needed.kind == &kPostDataBoundaryKind) continue;
      if (with_entry_[place]) {
        found.push_back(id);
      } else {
        Collect(needed, asker, found);
      }
    }
  }

  const CatalogStore& store_;
  std::vector<bool> with_entry_;
  std::vector<DumpId> seen_for_;  // the object for which it was met last
};

void EmitAll(CatalogStore& store, const ReadOptions& options, DatabaseDump& dump) {
  const std::vector<Object*> order = RestoreOrder(store);
  // Most have one entry at least; room for more is not touched until it is needed.
  dump.toc.entries.reserve(order.size());
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

// Catalogs with fewer columns than fill this are read before a second connection is there.
constexpr uint64_t kHelpFromBytes = uint64_t{2} << 20;

std::vector<std::unique_ptr<pg::Connection>> CallHelpers(const CatalogStore& store,
                                                         const ReadOptions& options) {
  if (!options.helpers || store.bytes_of_columns < kHelpFromBytes) return {};
  return options.helpers();
}

void AskForLists(const Reading& reading) {
  for (const Kind* kind : AllKinds()) {
    if (kind->list == nullptr) continue;
    reading.Then([kind, &reading] { TellPhases(*kind, reading); });
    kind->list(reading);
  }
}

void AskForDetails(const Reading& reading) {
  for (const Kind* kind : AllKinds()) {
    if (kind->read == nullptr) continue;
    if (kind->list == nullptr) {
      reading.Then([kind, &reading] { TellPhases(*kind, reading); });
    }
    kind->read(reading);
  }
  reading.Then([&reading] {
    for (const Kind* kind : AllKinds()) {
      if (kind->link != nullptr) kind->link(reading.store);
    }
    base::LogLine(base::LogLevel::kInfo, "reading dependency data");
  });
  AskDependencies(reading.inquiry, reading.store);
}

// Everything that is read, in three rounds: each asks what the answers of the one before call for.
void ReadObjects(pg::Connection& connection, const ReadOptions& options, CatalogStore& store,
                 Selection& selection) {
  Inquiry inquiry;
  pg::Connection* const alone[] = {&connection};
  base::Log(base::LogLevel::kInfo, "last built-in OID is {}", kFirstNormalOid - 1);
  AskBasics(inquiry, store);
  inquiry.Run(alone);

  selection = ResolveSelection(connection, options);
  const RelationSlices none;
  const Reading listing{connection, store, options, selection, inquiry, none};
  AskForLists(listing);
  inquiry.Run(alone);

  const auto helpers = CallHelpers(store, options);
  LockRelations(listing);
  std::vector<pg::Connection*> connections = {&connection};
  for (const auto& helper : helpers) connections.push_back(helper.get());
  const RelationSlices slices(store, connections.size());
  const Reading reading{connection, store, options, selection, inquiry, slices};
  AskForDetails(reading);
  inquiry.Run(connections);
}

}  // namespace

DatabaseDump Read(pg::Connection& connection, const ReadOptions& options) {
  DatabaseDump dump;
  CheckNothingIsLost(connection, options, dump);
  CatalogStore store;
  store.server_major = connection.server_version() / 10000;
  store.database = connection.database();
  Selection selection;
  ReadObjects(connection, options, store, selection);
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
