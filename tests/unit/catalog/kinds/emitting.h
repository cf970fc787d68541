// What a room writes for an object made from literals.
#pragma once

#include <memory>
#include <string_view>
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
  const auto take = [&entries](model::Entry entry) {
    entries.push_back(std::move(entry));
    return true;
  };
  Emitter out(store, options, take, data, store.next_id());
  object.kind->emit(object, store, out);
  return entries;
}

// An object of the schema "app" that "owner" owns.
template <class R>
std::unique_ptr<R> Named(std::string_view name) {
  auto object = std::make_unique<R>();
  object->name = name;
  object->schema = "app";
  object->owner = "owner";
  return object;
}

}  // namespace pgstow::catalog
