#include "restore/script/archived_globals.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>

namespace pgstow::script {
namespace {

using model::Entry;
using model::Globals;

// Servers from this major version on have privileges on parameters.
constexpr int kParametersSince = 15;

int MajorOf(const std::string& server_version) {
  int major = 0;
  std::from_chars(server_version.data(), server_version.data() + server_version.size(), major);
  return major;
}

// The group of an object; facets go with theirs.
Globals::Group Globals::*GroupOf(const Entry& entry) {
  if (entry.kind == "ROLE") return &Globals::roles;
  if (entry.kind == "ROLE SETTINGS") return &Globals::settings;
  if (entry.kind == "ROLE MEMBERSHIP") return &Globals::memberships;
  return entry.role == model::Role::kAcl ? &Globals::parameters : &Globals::tablespaces;
}

}  // namespace

Globals GroupsOf(const model::Toc& toc, const select::Selection& selection,
                 const select::SelectOptions& options, bool tablespaces) {
  Globals globals;
  if (!options.definitions) return globals;
  globals.roles.emplace();
  globals.settings.emplace();
  globals.memberships.emplace();
  if (options.acls && MajorOf(toc.header.server_version) >= kParametersSince) {
    globals.parameters.emplace();
  }
  if (tablespaces) globals.tablespaces.emplace();
  std::unordered_map<model::DumpId, Globals::Group Globals::*> group_of;
  for (const size_t i : selection.order) {
    const Entry& entry = toc.entries[i];
    const auto about =
        entry.belongs_to.empty() ? group_of.end() : group_of.find(entry.belongs_to.front());
    const auto group = about == group_of.end() ? GroupOf(entry) : about->second;
    group_of.emplace(entry.id, group);
    if (!(globals.*group)) (globals.*group).emplace();
    (globals.*group)->push_back(entry);
  }
  return globals;
}

}  // namespace pgstow::script
