// What a room writes for an object made from literals.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "host/catalog/kind.h"
#include "host/catalog/kinds/all_kinds.h"

namespace pgstow::catalog {

// The entries of one object that is the store's.
inline std::vector<model::Entry> EntriesOf(const Object& object, const CatalogStore& store) {
  std::vector<model::Entry> entries;
  std::vector<DataJob> data;
  const ReadOptions options;
  Emitter out(store, options, entries, data, store.next_id());
  object.kind->emit(object, store, out);
  return entries;
}

// An object of the schema "app" that "owner" owns.
template <class R>
std::unique_ptr<R> Named(const std::string& name) {
  auto object = std::make_unique<R>();
  object->name = name;
  object->schema = "app";
  object->owner = "owner";
  return object;
}

}  // namespace pgstow::catalog
