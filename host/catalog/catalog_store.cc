#include "host/catalog/catalog_store.h"

#include <utility>

#include "host/catalog/kind.h"
#include "host/pg/result.h"

namespace pgstow::catalog {
namespace {

// What is kept for an object; empty when nothing is.
template <class T>
const std::vector<T>& ListOf(const std::map<CatalogId, std::vector<T>>& lists, CatalogId id) {
  static const std::vector<T> none;
  const auto found = lists.find(id);
  return found == lists.end() ? none : found->second;
}

std::string_view NameOf(const std::map<Oid, std::string>& names, Oid oid) {
  const auto found = names.find(oid);
  return found == names.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace

std::vector<std::string> AclItems::List() const {
  return array.empty() ? std::vector<std::string>() : pg::ParseArray(array);
}

void CatalogStore::Insert(const Kind& kind, std::unique_ptr<Object> object) {
  object->kind = &kind;
  object->id = next_id();
  object->section = kind.section;
  if (object->catalog.table == 0 && object->catalog.oid != 0) object->catalog.table = kind.catalog;
  if (object->schema.empty()) object->schema = SchemaName(object->schema_oid);
  if (object->owner.empty()) object->owner = RoleName(object->owner_oid);
  if (object->catalog != CatalogId{}) {
    if (const auto member = extension_members.find(object->catalog);
        member != extension_members.end()) {
      object->extension = member->second;
    }
    if (const auto initial = initial_privileges.find({object->catalog, 0});
        initial != initial_privileges.end()) {
      object->acl.base = initial->second;
    }
    index_.Add(object->catalog, object->id);
  }
  objects_.push_back(std::move(object));
}

Object* CatalogStore::Find(DumpId id) const {
  return id >= 1 && id < next_id() ? objects_[static_cast<size_t>(id) - 1].get() : nullptr;
}

std::string_view CatalogStore::SchemaName(Oid oid) const { return NameOf(schema_names, oid); }
std::string_view CatalogStore::RoleName(Oid oid) const { return NameOf(role_names, oid); }

const std::vector<Comment>& CatalogStore::Comments(CatalogId id) const {
  return ListOf(comments, id);
}

const std::vector<SecurityLabel>& CatalogStore::SecurityLabels(CatalogId id) const {
  return ListOf(security_labels, id);
}

}  // namespace pgstow::catalog
