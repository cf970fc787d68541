// What the rooms of globals share: what they read with, and how entries come about.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/catalog/globals/globals.h"
#include "host/model/entry.h"
#include "host/pg/connection.h"

namespace pgstow::catalog::globals {

// OIDs of the catalogs and of the role that initdb makes; the same in every server version.
inline constexpr model::Oid kPgTablespace = 1213;
inline constexpr model::Oid kPgAuthid = 1260;
inline constexpr model::Oid kFirstRole = 10;

using Entries = std::vector<model::Entry>;

// Comments on objects that are in no database, and their security labels by provider.
struct SharedFacets {
  std::map<model::CatalogId, std::string> comments;
  std::map<model::CatalogId, std::vector<std::pair<std::string, std::string>>> labels;
};

class Reading {
 public:
  Reading(pg::Connection& connection, const GlobalsOptions& options);

  pg::Connection& connection() { return connection_; }
  const GlobalsOptions& options() const { return options_; }
  int server_major() const { return connection_.server_version() / 10000; }

  // An entry with the next number.
  model::Entry Draft(std::string_view kind, std::string_view tag, std::string_view owner = {});

  // An entry about `object`, which it depends on and belongs to.
  model::Entry DraftAbout(const model::Entry& object, std::string_view kind, std::string_view tag);

  // Adds the comment on the object and its labels, as far as they are wanted. `name`: "ROLE bob".
  void AddCommentAndLabels(const model::Entry& object, const std::string& name, Entries& entries);

 private:
  pg::Connection& connection_;
  const GlobalsOptions& options_;
  SharedFacets facets_;
  model::DumpId last_id_ = 0;
};

// The rooms: each reads one group.
Entries ReadRoles(Reading& reading);
Entries ReadRoleSettings(Reading& reading);
Entries ReadMemberships(Reading& reading);
Entries ReadParameters(Reading& reading);
Entries ReadTablespaces(Reading& reading);

// Servers from this major version on have privileges on parameters.
inline constexpr int kParametersSince = 15;

}  // namespace pgstow::catalog::globals
