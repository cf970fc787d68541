// All objects of one database as read under one snapshot, with the indexes that rooms look them up
// by. Filled by the rooms' Read functions, constant once emitting starts.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "host/catalog/object.h"
#include "host/catalog/object_index.h"

namespace pgstow::catalog {

// OIDs of the system catalogs that rooms speak of; the same in every server version.
// Source: the catalogs themselves, e.g. SELECT 'pg_class'::regclass::oid.
inline constexpr Oid kPgDefaultAcl = 826;
inline constexpr Oid kPgType = 1247;
inline constexpr Oid kPgProc = 1255;
inline constexpr Oid kPgClass = 1259;
inline constexpr Oid kPgDatabase = 1262;
inline constexpr Oid kPgForeignServer = 1417;
inline constexpr Oid kPgUserMapping = 1418;
inline constexpr Oid kPgForeignDataWrapper = 2328;
inline constexpr Oid kPgAm = 2601;
inline constexpr Oid kPgAttrdef = 2604;
inline constexpr Oid kPgCast = 2605;
inline constexpr Oid kPgConstraint = 2606;
inline constexpr Oid kPgConversion = 2607;
inline constexpr Oid kPgLanguage = 2612;
inline constexpr Oid kPgLargeobject = 2613;
inline constexpr Oid kPgNamespace = 2615;
inline constexpr Oid kPgOpclass = 2616;
inline constexpr Oid kPgOperator = 2617;
inline constexpr Oid kPgRewrite = 2618;
inline constexpr Oid kPgTrigger = 2620;
inline constexpr Oid kPgOpfamily = 2753;
inline constexpr Oid kPgExtension = 3079;
inline constexpr Oid kPgPolicy = 3256;
inline constexpr Oid kPgStatisticExt = 3381;
inline constexpr Oid kPgCollation = 3456;
inline constexpr Oid kPgEventTrigger = 3466;
inline constexpr Oid kPgTransform = 3576;
inline constexpr Oid kPgTsDict = 3600;
inline constexpr Oid kPgTsParser = 3601;
inline constexpr Oid kPgTsConfig = 3602;
inline constexpr Oid kPgTsTemplate = 3764;
inline constexpr Oid kPgSubscription = 6100;
inline constexpr Oid kPgPublication = 6104;
inline constexpr Oid kPgPublicationRel = 6106;
inline constexpr Oid kPgPublicationNamespace = 6237;

// A comment of pg_description: on an object, or on column `sub` of a relation.
struct Comment {
  int32_t sub = 0;
  std::string text;
};

// A security label of pg_seclabel: on an object, or on column `sub` of a relation.
struct SecurityLabel {
  int32_t sub = 0;
  std::string provider;
  std::string text;
};

class CatalogStore {
 public:
  CatalogStore() = default;
  CatalogStore(const CatalogStore&) = delete;
  CatalogStore& operator=(const CatalogStore&) = delete;

  // Takes an object, gives it the next dump id, and finds it by its CatalogId from now on unless
  // that is {0,0} or taken. Returns it.
  template <class R>
  R& Add(const Kind& kind, std::unique_ptr<R> object) {
    R& added = *object;
    Insert(kind, std::move(object));
    return added;
  }

  // nullptr when there is none. FindAs also checks the type.
  Object* Find(CatalogId id) const { return Find(index_.Find(id)); }
  Object* Find(Oid catalog, Oid oid) const { return Find({catalog, oid}); }
  Object* Find(DumpId id) const;
  template <class R>
  R* FindAs(Oid catalog, Oid oid) const {
    return dynamic_cast<R*>(Find({catalog, oid}));
  }

  const std::vector<std::unique_ptr<Object>>& objects() const { return objects_; }
  DumpId next_id() const { return static_cast<DumpId>(objects_.size()) + 1; }

  // Names by OID; empty for 0 and for what is not there.
  std::string_view SchemaName(Oid oid) const;
  std::string_view RoleName(Oid oid) const;
  std::map<Oid, std::string> schema_names;
  std::map<Oid, std::string> role_names;
  std::map<Oid, std::string> language_names;
  std::map<Oid, std::string> table_am_names;
  std::map<Oid, std::string> tablespace_names;
  std::map<CatalogId, Oid> extension_members;  // object → its extension
  // Relations whose rows or state extensions want to be dumped.
  std::set<Oid> extension_configuration;
  // Initial privileges that extensions gave (pg_init_privs), by object and column (0: the object).
  std::map<std::pair<CatalogId, int32_t>, AclItems> initial_privileges;

  // Comments on an object and its columns in column order; empty when it has none.
  const std::vector<Comment>& Comments(CatalogId id) const;
  std::map<CatalogId, std::vector<Comment>> comments;

  // Labels on an object and its columns in column order, then by provider; empty when it has none.
  const std::vector<SecurityLabel>& SecurityLabels(CatalogId id) const;
  std::map<CatalogId, std::vector<SecurityLabel>> security_labels;

  bool wants_rows = true;         // those of tables are to be dumped
  uint64_t bytes_of_columns = 0;  // of pg_attribute: how large the catalogs are

  int server_major = 0;  // for Query only; rooms do not branch on it
  std::string database;  // name

 private:
  void Insert(const Kind& kind, std::unique_ptr<Object> object);
  std::vector<std::unique_ptr<Object>> objects_;  // object with id i is objects_[i - 1]
  ObjectIndex index_;
};

}  // namespace pgstow::catalog
