// Foreign servers, with the user mappings that are written right after them.
// Source: https://www.postgresql.org/docs/18/catalog-pg-foreign-server.html
#pragma once

#include <string>
#include <vector>

#include "host/catalog/kind.h"

namespace pgstow::catalog {

// One role's, or everybody's, mapping on a server.
struct UserMapping {
  Oid server = 0;
  std::string user;     // role name; "public": everybody
  std::string options;  // OptionListExpression; empty also for whom they are not shown
};

struct ForeignServer : Object {
  std::string type;                        // empty: none
  std::string version;                     // empty: none
  std::string wrapper;                     // name
  std::string options;                     // OptionListExpression
  std::vector<UserMapping> user_mappings;  // by user
};

// The entries of the server's user mappings.
void EmitUserMappings(const ForeignServer& server, Emitter& out);

}  // namespace pgstow::catalog
