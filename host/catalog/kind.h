// What a room of kinds/ offers: one descriptor a kind. Adding a kind is a room, a line in
// all_kinds.cc, a case folder and a row of docs/COVERAGE.md.
#pragma once

#include <span>
#include <string_view>

#include "host/catalog/catalog.h"
#include "host/catalog/catalog_store.h"
#include "host/catalog/emitter.h"
#include "host/catalog/object.h"
#include "host/catalog/priority.h"
#include "host/catalog/reading.h"

namespace pgstow::catalog {

// Locks the relations in the store that are to be dumped (those marked lockable), through
// ReadOptions::lock.
void LockRelations(const Reading& reading);

struct Kind {
  // Lower case, as docs/COVERAGE.md calls it: "function".
  std::string_view name;
  // Place among kinds when dependencies leave a choice.
  Priority priority = Priority::kNone;
  // The catalog its objects have their rows in; 0 for nodes without a row.
  Oid catalog = 0;
  // Sections: which side of the pre-data and post-data boundaries it stands on.
  model::Section section = model::Section::kPreData;
  // Asks what has to be known before relations are locked: which there are, and what decides on
  // them. Nothing here is deparsed from newer catalog state than the snapshot's. Mostly nullptr.
  void (*list)(const Reading& reading) = nullptr;
  // Asks the room's bulk queries, whose receivers add objects to the store. A handful of queries
  // however many objects there are; nothing in the store is looked at but what was listed, unless
  // in receivers and steps, which find what was asked before them. nullptr: another room adds the
  // objects.
  void (*read)(const Reading& reading) = nullptr;
  // After all rooms have read: adds dependencies that pg_depend does not tell. May be nullptr.
  void (*link)(CatalogStore& store) = nullptr;
  // Pure: what stands in the archive for the object. nullptr: nothing of its own does (a node that
  // only orders others). Runs only for objects that want something.
  void (*emit)(const Object& object, const CatalogStore& store, Emitter& out) = nullptr;
  // Breaks ties between objects of equal priority, schema and name, as pg_dump orders them
  // (functions by arguments …): negative, 0, positive. May be nullptr.
  int (*compare)(const Object& left, const Object& right, const CatalogStore& store) = nullptr;
};

// Every kind, in reading order: schemas, roles' names and extensions come before what refers to
// them.
std::span<const Kind* const> AllKinds();

}  // namespace pgstow::catalog
