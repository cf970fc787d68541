// What a restore's target has, as far as a restore may miss it or run into it. A plain value.
#pragma once

#include <set>
#include <string>

#include "restore/explain/object.h"

namespace pgstow::explain {

struct TargetFacts {
  int version = 0;             // major; 0: no target is known, and none of the rest
  std::string server_version;  // as the server reports it
  std::string database;
  std::string encoding;  // of the database
  std::string user;      // whose rights count
  bool superuser = false;
  bool creates_in_database = false;    // the user may make schemas
  std::set<std::string> memberships;   // roles that the user may give objects to
  std::set<std::string> open_schemas;  // schemas in which the user may make objects
  std::set<Object> objects;            // all that there is, by class, outside of system schemas
  // Whether the target was looked at; else all of it but its version is unknown.
  bool known() const { return !objects.empty(); }
  bool Has(const Object& object) const { return objects.contains(object); }
};

}  // namespace pgstow::explain
