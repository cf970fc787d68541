// Small dependency graphs from literals.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "host/catalog/boundary.h"
#include "host/catalog/kind.h"
#include "host/catalog/order.h"

namespace pgstow::catalog {

inline const Kind kTestSchema = {.name = "schema", .priority = Priority::kSchema};
inline const Kind kTestFunction = {.name = "function", .priority = Priority::kFunction};
inline const Kind kTestTable = {.name = "table", .priority = Priority::kTable, .catalog = kPgClass};
inline const Kind kTestData = {
    .name = "table data", .priority = Priority::kTableData, .section = model::Section::kData};
inline const Kind kTestIndex = {
    .name = "index", .priority = Priority::kIndex, .section = model::Section::kPostData};

inline Object& AddNode(CatalogStore& store, const Kind& kind, const std::string& name,
                       const std::string& schema = "", Oid oid = 0) {
  auto object = std::make_unique<Object>();
  object->name = name;
  object->schema = schema;
  object->catalog.oid = oid;
  return store.Add(kind, std::move(object));
}

inline std::vector<std::string> Names(const std::vector<Object*>& order) {
  std::vector<std::string> names;
  for (const Object* object : order) {
    if (object->section != model::Section::kNone) names.emplace_back(object->name);
  }
  return names;
}

}  // namespace pgstow::catalog
