// A node of the dependency graph: one object of the database as a room read it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

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

// Privileges as the catalogs hold them.
struct AclFacts {
  bool set = false;               // the catalog column is not NULL
  std::vector<std::string> acl;   // aclitems now; meaningless unless set
  std::vector<std::string> base;  // aclitems the object is born with: acldefault(), or what its
                                  // extension gave it (pg_init_privs)
};

// Rows of rooms derive from it. Everything here is filled by the room's query or by the framework
// before any emitter runs; emitters take it const.
struct Object {
  virtual ~Object() = default;

  const Kind* kind = nullptr;
  DumpId id = 0;      // also the id of its own entry
  CatalogId catalog;  // .table is the kind's catalog; {0,0} for nodes without a catalog row
  std::string name;
  Oid schema_oid = 0;
  std::string schema;  // name of its schema; empty when it is in none
  Oid owner_oid = 0;
  std::string owner;  // role name; empty when it has none
  AclFacts acl;
  Oid extension = 0;  // the extension it is a member of; 0 when of none
  model::Section section = model::Section::kPreData;  // the kind's, unless the room sets another
  DumpId parent = 0;  // the object it is part of (index → table, table data → table …); it is
                      // wanted only as far as its parent is. 0: none
  bool lockable = false;  // a relation that LOCK TABLE takes (relkind r and p)
  DumpId follows = 0;  // an object that brings it along (an owned sequence's table): what that one
                       // wants, this one does too. 0: none
  uint32_t wanted = kEverything;  // Component mask after selection
  std::vector<DumpId> dependencies;

  bool wants(uint32_t component) const { return (wanted & component) != 0; }
};

}  // namespace pgstow::catalog
