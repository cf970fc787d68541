#include "restore/script/globals.h"

#include <string_view>

#include <fmt/format.h>

#include "host/sql/quote.h"

namespace pgstow::script {
namespace {

std::string Heading(std::string_view words) { return fmt::format("--\n-- {}\n--\n\n", words); }

std::string Definitions(const std::vector<model::Entry>& entries) {
  std::string text;
  for (const model::Entry& entry : entries) text += entry.definition;
  return text;
}

// A group that came to nothing leaves its empty lines.
std::string Group(std::string_view words, const model::Globals::Group& group) {
  if (!group) return "";
  return (group->empty() ? "" : Heading(words) + Definitions(*group)) + "\n\n";
}

std::string RoleSettings(const std::vector<model::Entry>& settings) {
  std::string text = "\n" + Heading("User Configurations");
  for (const model::Entry& entry : settings) {
    text += Heading(fmt::format("User Config \"{}\"", sql::CommentSafe(entry.tag)));
    text += entry.definition + "\n";
  }
  return text + "\n";
}

}  // namespace

std::string GlobalsText(const model::Globals& globals) {
  std::string text;
  if (globals.roles) text += Heading("Roles") + Definitions(*globals.roles);
  if (globals.settings) text += RoleSettings(*globals.settings);
  text += Group("Role memberships", globals.memberships);
  text += Group("Role privileges on configuration parameters", globals.parameters);
  text += Group("Tablespaces", globals.tablespaces);
  return text;
}

}  // namespace pgstow::script
