// A node of the dependency graph: one object of the database as a room read it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "host/base/interned.h"
#include "host/catalog/lists.h"
#include "host/model/entry.h"

namespace pgstow::catalog {

using model::CatalogId;
using model::DumpId;
using model::Oid;

struct Kind;

// OIDs below this belong to the system and are made by initdb.
// Source: https://www.postgresql.org/docs/18/system-catalog-initial-data.html
inline constexpr Oid kFirstNormalOid = 16384;

// What of an object is to be dumped; a bit mask.
enum Component : uint32_t {
  kNothing = 0,
  kDefinition = 1u << 0,
  kData = 1u << 1,
  kComment = 1u << 2,
  kSecurityLabel = 1u << 3,
  kAcl = 1u << 4,
  kStatistics = 1u << 5,
  kEverything = ~0u
};

// A list of aclitems as the server tells it, an array in text form; few are different.
struct AclItems {
  base::Interned array;

  std::vector<std::string> List() const;
  friend bool operator==(const AclItems&, const AclItems&) = default;
};

// Privileges as the catalogs hold them.
struct AclFacts {
  AclItems acl;   // now; meaningless unless set
  AclItems base;  // the object is born with: acldefault(), or what its extension gave it
                  // (pg_init_privs)

  // The catalog column is not NULL: an array without items is a text too.
  bool set() const { return !acl.array.empty(); }
};

// Rows of rooms derive from it. Everything here is filled by the room's query or by the framework
// before any emitter runs; emitters take it const. A large database has a hundred thousand of them
// at once, so members stand in an order that leaves no gaps.
struct Object {
  virtual ~Object() = default;

  const Kind* kind = nullptr;
  base::Interned name;
  base::Interned schema;  // name of its schema; empty when it is in none
  base::Interned owner;   // role name; empty when it has none
  AclFacts acl;
  DumpId id = 0;      // also the id of its own entry
  CatalogId catalog;  // .table is the kind's catalog; {0,0} for nodes without a catalog row
  Oid schema_oid = 0;
  Oid owner_oid = 0;
  Oid extension = 0;  // the extension it is a member of; 0 when of none
  DumpId parent = 0;  // the object it is part of (index → table, table data → table …); it is
                      // wanted only as far as its parent is. 0: none
  DumpId follows = 0;  // an object that brings it along (an owned sequence's table): what that one
                       // wants, this one does too. 0: none
  uint32_t wanted = kEverything;                      // Component mask after selection
  model::Section section = model::Section::kPreData;  // the kind's, unless the room sets another
  ShortList<DumpId> dependencies;
  bool lockable = false;  // a relation that LOCK TABLE takes (relkind r and p)

  bool wants(uint32_t component) const { return (wanted & component) != 0; }
};

}  // namespace pgstow::catalog
