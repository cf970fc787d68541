#include "host/catalog/boundary.h"

#include "host/catalog/kind.h"
#include "host/catalog/order.h"

namespace pgstow::catalog {
namespace {

DumpId FindBoundary(const CatalogStore& store, const Kind& kind) {
  const auto& objects = store.objects();
  for (auto object = objects.rbegin(); object != objects.rend(); ++object) {
    if ((*object)->kind == &kind) return (*object)->id;
  }
  base::Throw(base::ErrorCode::kInternal, "the dependency graph has no {}", kind.name);
}

}  // namespace

const Kind kPreDataBoundaryKind = {.name = "pre-data boundary",
                                   .priority = Priority::kPreDataBoundary,
                                   .section = model::Section::kNone};
const Kind kPostDataBoundaryKind = {.name = "post-data boundary",
                                    .priority = Priority::kPostDataBoundary,
                                    .section = model::Section::kNone};

DumpId PreDataBoundary(const CatalogStore& store) {
  return FindBoundary(store, kPreDataBoundaryKind);
}
DumpId PostDataBoundary(const CatalogStore& store) {
  return FindBoundary(store, kPostDataBoundaryKind);
}

void AddBoundaries(CatalogStore& store) {
  Object& pre = store.Add(kPreDataBoundaryKind, std::make_unique<Object>());
  Object& post = store.Add(kPostDataBoundaryKind, std::make_unique<Object>());
  post.dependencies.push_back(pre.id);
  for (const auto& object : store.objects()) {
    switch (object->section) {
      case model::Section::kNone:
        break;
      case model::Section::kPreData:
        pre.dependencies.push_back(object->id);
        break;
      case model::Section::kData:
        object->dependencies.push_back(pre.id);
        post.dependencies.push_back(object->id);
        break;
      case model::Section::kPostData:
        object->dependencies.push_back(post.id);
        break;
    }
  }
}

void MoveToPostData(Object& object, CatalogStore& store) {
  object.section = model::Section::kPostData;
  RemoveDependency(*store.Find(PreDataBoundary(store)), object.id);
  AddDependency(object, PostDataBoundary(store));
}

}  // namespace pgstow::catalog
