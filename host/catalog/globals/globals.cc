#include "host/catalog/globals/globals.h"

#include "host/catalog/globals/rooms.h"

namespace pgstow::catalog {

model::Globals ReadGlobals(pg::Connection& connection, const GlobalsOptions& options) {
  globals::Reading reading(connection, options);
  model::Globals found;
  if (options.roles) {
    found.roles = ReadRoles(reading);
    found.settings = ReadRoleSettings(reading);
    found.memberships = ReadMemberships(reading);
    if (options.acls && reading.server_major() >= globals::kParametersSince) {
      found.parameters = ReadParameters(reading);
    }
  }
  if (options.tablespaces) found.tablespaces = ReadTablespaces(reading);
  return found;
}

}  // namespace pgstow::catalog
