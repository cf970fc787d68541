// Large objects, many to an entry: those with the same owner and the same privileges are made
// together, and then filled together.
// Source: https://www.postgresql.org/docs/18/catalog-pg-largeobject-metadata.html
#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/catalog/facets/columns.h"
#include "host/catalog/kind.h"
#include "host/catalog/query.h"
#include "host/model/owned_as.h"
#include "host/sql/acl.h"

namespace pgstow::catalog {

extern const Kind kLargeObjectKind;
extern const Kind kLargeObjectDataKind;

namespace {

constexpr size_t kMaxInGroup = 1000;

// Found in the store by the first of its objects.
struct LargeObjects : Object {
  std::vector<Oid> oids;  // ascending
  uint64_t bytes = 0;     // estimate
};

struct LargeObjectData : Object {
  const LargeObjects* objects = nullptr;
};

const Query<LargeObjects>& LargeObjectQuery() {
  static const Query<LargeObjects> query = {
      {
          ObjectOid<LargeObjects>("l.oid"),
          {"l.lomowner", &Object::owner_oid},
          {"l.lomacl", &Object::acl},
          BaseAcl<LargeObjects>("pg_catalog.acldefault('L', l.lomowner)"),
      },
      "FROM pg_catalog.pg_largeobject_metadata l\n"
      "ORDER BY l.lomowner, l.lomacl::pg_catalog.text, l.oid"};
  return query;
}

// Whether an object goes into the group that the objects before it are in.
bool Joins(const LargeObjects& object, const LargeObjects& group) {
  return group.oids.size() < kMaxInGroup && object.owner_oid == group.owner_oid &&
         object.acl.acl == group.acl.acl;
}

// "16400", or "16400..16409" of several.
std::string Range(const std::vector<Oid>& oids) {
  if (oids.size() == 1) return fmt::format("{}", oids.front());
  return fmt::format("{}..{}", oids.front(), oids.back());
}

using Groups = std::vector<LargeObjects*>;

// Their sizes are in a catalog that not everybody may read: each is taken to have its share.
void EstimateBytes(uint64_t all_bytes, const Groups& groups) {
  size_t count = 0;
  for (const LargeObjects* group : groups) count += group->oids.size();
  for (LargeObjects* group : groups) group->bytes = all_bytes / count * group->oids.size();
}

void AddData(const Groups& groups, CatalogStore& store) {
  for (LargeObjects* group : groups) {
    group->name = Range(group->oids);
    auto data = std::make_unique<LargeObjectData>();
    data->name = group->name;
    data->owner = group->owner;
    data->parent = group->id;
    data->dependencies = {group->id};
    data->objects = group;
    store.Add(kLargeObjectDataKind, std::move(data));
  }
}

void Read(const Reading& reading) {
  const ReadOptions& options = reading.options;
  const bool everything = reading.selection.Global() != kNothing;
  if (!options.data || !options.large_objects.value_or(everything)) return;
  CatalogStore& store = reading.store;
  const auto groups = std::make_shared<Groups>();
  reading.Ask(LargeObjectQuery(), [&store, groups](std::unique_ptr<LargeObjects> object) {
    const Oid oid = object->catalog.oid;
    if (groups->empty() || !Joins(*object, *groups->back())) {
      groups->push_back(&store.Add(kLargeObjectKind, std::move(object)));
    }
    groups->back()->oids.push_back(oid);
  });
  reading.Ask("SELECT pg_catalog.pg_relation_size('pg_catalog.pg_largeobject')",
              [groups](const pg::Row& row) {
                EstimateBytes(static_cast<uint64_t>(row.integer(0)), *groups);
              });
  reading.Then([&store, groups] { AddData(*groups, store); });
}

void EmitDefinition(const LargeObjects& group, Emitter& out) {
  model::Entry entry = out.Draft(group, "BLOB METADATA");
  entry.role = model::Role::kData;
  for (const Oid oid : group.oids) {
    if (!entry.definition.empty()) entry.definition += '\n';
    entry.definition += fmt::format("SELECT pg_catalog.lo_create('{}');", oid);
    entry.drop += fmt::format("SELECT pg_catalog.lo_unlink('{}');\n", oid);
    entry.owned_as += fmt::format("LARGE OBJECT {}", oid);
    if (group.oids.size() > 1) entry.owned_as += model::kOwnedAsEnd;
  }
  entry.drop += '\n';
  out.Add(std::move(entry));
}

void EmitCommentsAndLabels(const LargeObjects& group, const CatalogStore& store, Emitter& out) {
  for (const Oid oid : group.oids) {
    const CatalogId catalog{kPgLargeobject, oid};
    const std::string object = fmt::format("LARGE OBJECT {}", oid);
    for (const Comment& comment : store.Comments(catalog)) {
      out.AddCommentText(group, object, object, comment.text);
    }
    out.AddSecurityLabels(group, catalog, object,
                          [&object](int32_t) -> const std::string& { return object; });
  }
}

// The statements about one object.
std::vector<std::string> AclStatementsOf(const LargeObjects& group, Oid oid) {
  constexpr char kStart = '\0';  // of each; no name has it
  const std::string all = sql::AclStatements({.kind = "LARGE OBJECT",
                                              .name = fmt::format("{}", oid),
                                              .column = "",
                                              .owner = std::string(group.owner),
                                              .prefix = std::string(1, kStart)},
                                             group.acl.acl.List(), group.acl.base.List());
  std::vector<std::string> statements;
  for (size_t begin = 0; begin < all.size();) {
    const size_t end = std::min(all.find(kStart, begin + 1), all.size());
    statements.push_back(all.substr(begin + 1, end - begin - 1));
    begin = end;
  }
  return statements;
}

// Whether only the owner granted, so that all statements are run as one role.
bool OwnerGrantedAll(const LargeObjects& group) {
  return std::ranges::all_of(group.acl.acl.List(), [&group](const std::string& item) {
    return sql::ParseAclItem(item).grantor == group.owner;
  });
}

// What is said of several objects is said of all before the next thing, after an empty line. Where
// a statement needs another role, each object is finished before the next: pg_dump 18 writes no
// valid SQL there.
std::string AclText(const LargeObjects& group) {
  const bool together = group.oids.size() > 1 && OwnerGrantedAll(group);
  std::vector<std::string> texts(1);
  for (const Oid oid : group.oids) {
    const std::vector<std::string> statements = AclStatementsOf(group, oid);
    if (together) texts.resize(statements.size());
    for (size_t i = 0; i < statements.size(); ++i) texts[together ? i : 0] += statements[i];
  }
  std::string text = fmt::format("{}", fmt::join(texts, "\n"));
  if (together && !text.empty()) text.pop_back();
  return text;
}

void EmitAcl(const LargeObjects& group, Emitter& out) {
  if (!group.acl.set()) return;
  const std::string_view word = group.oids.size() == 1 ? "LARGE OBJECT" : "LARGE OBJECTS";
  out.AddAcl(group, fmt::format("{} {}", word, group.name), AclText(group));
}

void Emit(const Object& object, const CatalogStore& store, Emitter& out) {
  const auto& group = static_cast<const LargeObjects&>(object);
  EmitDefinition(group, out);
  EmitCommentsAndLabels(group, store, out);
  EmitAcl(group, out);
}

void EmitData(const Object& object, const CatalogStore&, Emitter& out) {
  const auto& data = static_cast<const LargeObjectData&>(object);
  DataJob job;
  job.large_objects = data.objects->oids;
  job.bytes = data.objects->bytes;
  model::Entry entry = out.Draft(data, "BLOBS");
  entry.data_form = model::DataForm::kLargeObjects;
  out.AddData(std::move(entry), std::move(job));
}

}  // namespace

const Kind kLargeObjectKind = {.name = "large object",
                               .priority = Priority::kLargeObject,
                               .catalog = kPgLargeobject,
                               .section = model::Section::kData,
                               .read = Read,
                               .emit = Emit};
const Kind kLargeObjectDataKind = {.name = "large object data",
                                   .priority = Priority::kLargeObjectData,
                                   .section = model::Section::kData,
                                   .emit = EmitData};

}  // namespace pgstow::catalog
