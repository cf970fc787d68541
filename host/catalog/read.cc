#include <memory>
#include <utility>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/catalog/basics.h"
#include "host/catalog/boundary.h"
#include "host/catalog/catalog.h"
#include "host/catalog/dependencies.h"
#include "host/catalog/emit_all.h"
#include "host/catalog/inquiry.h"
#include "host/catalog/kind.h"
#include "host/catalog/kinds/sequence/sequence_set.h"
#include "host/catalog/phases.h"
#include "host/catalog/relation_slices.h"
#include "host/catalog/select.h"
#include "host/catalog/unmodeled.h"

namespace pgstow::catalog {
namespace {

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
  const auto helpers = CallHelpers(store, options);
  std::vector<pg::Connection*> connections = {&connection};
  for (const auto& helper : helpers) connections.push_back(helper.get());
  Dependencies dependencies;
  dependencies.Ask(inquiry);
  AskForLists(listing);
  inquiry.Run(connections);

  LockRelations(listing);
  HoldSequences(listing, connection);
  const RelationSlices slices(store, connections.size());
  const Reading reading{connection, store, options, selection, inquiry, slices};
  AskForDetails(reading);
  inquiry.Run(connections);
  dependencies.Link(store);
}

}  // namespace

DatabaseDump Read(pg::Connection& connection, const ReadOptions& options) {
  DatabaseDump dump;
  CheckNothingIsLost(connection, options, dump);
  CatalogStore store;
  store.server_major = connection.server_version() / 10000;
  store.database = connection.database();
  store.wants_rows = options.data;
  Selection selection;
  ReadObjects(connection, options, store, selection);
  ApplySelection(store, selection, options);
  AddBoundaries(store);
  EmitAll(store, options, dump);

  model::TocHeader& header = dump.toc.header;
  header.database = store.database;
  header.server_version = connection.server_version_text();
  header.encoding = connection.Parameter("client_encoding");
  header.standard_strings = connection.standard_conforming_strings();
  return dump;
}

}  // namespace pgstow::catalog
