#include "restore/script/server_script.h"

#include <algorithm>

#include <fmt/format.h>

#include "host/model/one_database.h"
#include "host/sql/literal_for.h"
#include "host/sql/quote.h"
#include "restore/plan/if_exists.h"
#include "restore/script/comments.h"

namespace pgstow::script {
namespace {

std::string Heading(std::string_view words) { return fmt::format("--\n-- {}\n--\n\n", words); }

std::string Drop(std::string_view statement, std::string_view kind, bool if_exists) {
  return if_exists ? plan::WithIfExists(statement, kind) : std::string(statement);
}

// Drops what there is of a group in the order of the names. One of nothing leaves its empty lines.
std::string GroupDrops(std::string_view words, const model::Globals::Group& group, bool if_exists) {
  std::vector<const model::Entry*> entries;
  for (const model::Entry& entry : *group) {
    if (!entry.drop.empty()) entries.push_back(&entry);
  }
  std::ranges::sort(entries, {}, &model::Entry::tag);
  std::string text = entries.empty() ? "" : Heading(words);
  for (const model::Entry* entry : entries) text += Drop(entry->drop, entry->kind, if_exists);
  return text + "\n\n";
}

std::string DatabaseDrops(const std::vector<std::string>& databases, bool if_exists) {
  std::string text = Heading("Drop databases (except postgres and template1)");
  for (const std::string& database : databases) {
    if (model::IsStandardDatabase(database)) continue;
    text +=
        Drop(fmt::format("DROP DATABASE {};\n", sql::Identifier(database)), "DATABASE", if_exists);
  }
  return text + "\n\n";
}

}  // namespace

std::string ServerBegin(const ServerScriptOptions& options) {
  std::string text = Heading("PostgreSQL database cluster dump");
  if (options.verbose) text += TimeComment("Started");
  text += fmt::format("\\restrict {}\n\n", options.restrict_key);
  text += "SET default_transaction_read_only = off;\n\n";
  text += fmt::format("SET client_encoding = {};\n", sql::LiteralForAny(options.encoding));
  text += fmt::format("SET standard_conforming_strings = {};\n",
                      options.standard_strings ? "on" : "off");
  if (!options.standard_strings) text += "SET escape_string_warning = off;\n";
  return text + '\n';
}

std::string ServerDrops(const model::Globals& globals, const std::vector<std::string>* databases,
                        bool if_exists) {
  std::string text;
  if (databases != nullptr) text += DatabaseDrops(*databases, if_exists);
  if (globals.tablespaces) text += GroupDrops("Drop tablespaces", globals.tablespaces, if_exists);
  if (globals.roles) text += GroupDrops("Drop roles", globals.roles, if_exists);
  return text;
}

std::string GlobalsEnd(const ServerScriptOptions& options) {
  return fmt::format("\\unrestrict {}\n\n", options.restrict_key);
}

std::string DatabasesBegin() { return Heading("Databases"); }

std::string DatabaseBegin(const std::string& name, bool created) {
  std::string text = Heading(fmt::format("Database \"{}\" dump", sql::CommentSafe(name)));
  // A name that every server has is never quoted.
  if (!created) text += fmt::format("\\connect {}\n\n", name);
  return text;
}

std::string ServerEnd(const ServerScriptOptions& options) {
  return (options.verbose ? TimeComment("Completed") : "") +
         Heading("PostgreSQL database cluster dump complete");
}

}  // namespace pgstow::script
