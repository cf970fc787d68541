#include "restore/inspect/powers.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "restore/explain/cursor.h"
#include "restore/explain/pattern.h"
#include "restore/inspect/command_name.h"

namespace pgstow::inspect {
namespace {

using enum Needs;
using explain::Token;

struct Row {
  std::string_view verb;     // the command's first word
  std::string_view pattern;  // explain::FindPattern
  Needs needs;
  std::string_view what;
};

constexpr Row kRows[] = {
    {"alter", "^ alter database ... set", kNothing, "settings of all sessions in the database"},
    {"alter", "^ alter role ... superuser", kSuperuser, "a superuser"},
    {"alter", "^ alter role ... replication", kSuperuser, "a role that may replicate"},
    {"alter", "^ alter role ... bypassrls", kSuperuser, "a role that row security does not bind"},
    {"alter", "^ alter user !mapping ... superuser", kSuperuser, "a superuser"},
    {"alter", "^ alter user !mapping ... replication", kSuperuser, "a role that may replicate"},
    {"alter", "^ alter user !mapping ... bypassrls", kSuperuser,
     "a role that row security does not bind"},
    {"alter", "^ alter user !mapping", kRole, "a role"},
    {"alter", "^ alter group", kRole, "members of a role"},
    {"alter", "^ alter role ... set", kRole, "settings of a role's sessions"},
    {"alter", "^ alter system", kSuperuser, "settings of the server"},
    {"alter", "^ alter table ... disable trigger all", kSuperuser, "foreign keys not enforced"},
    {"copy", "program", kSuperuser, "a program run on the server"},
    {"create", "^ create access method", kSuperuser,
     "an access method, which is code of a library"},
    {"create", "^ create cast ... without function", kSuperuser,
     "a cast that takes bytes as they are"},
    {"create", "^ create event trigger", kSuperuser,
     "an event trigger, which runs with whatever others do in the database"},
    {"create", "^ create extension", kRole,
     "an extension: scripts and libraries that the server has installed"},
    {"create", "^ create foreign data wrapper", kSuperuser, "a foreign-data wrapper"},
    {"create", "^ create ... language $ handler", kSuperuser,
     "a language, whose handler is code of a library"},
    {"create", "^ create operator class", kSuperuser, "an operator class"},
    {"create", "^ create operator family", kSuperuser, "an operator family"},
    {"create", "^ create publication $ for all tables", kSuperuser, "a publication of all tables"},
    {"create", "^ create publication ... for tables in schema", kSuperuser,
     "a publication of whole schemas"},
    {"create", "^ create role", kRole, "a role"},
    {"create", "^ create role $ ... superuser", kSuperuser, "a superuser"},
    {"create", "^ create role $ ... replication", kSuperuser, "a role that may replicate"},
    {"create", "^ create role $ ... bypassrls", kSuperuser,
     "a role that row security does not bind"},
    {"create", "^ create user !mapping", kRole, "a role"},
    {"create", "^ create user !mapping ... superuser", kSuperuser, "a superuser"},
    {"create", "^ create user !mapping ... replication", kSuperuser, "a role that may replicate"},
    {"create", "^ create user !mapping ... bypassrls", kSuperuser,
     "a role that row security does not bind"},
    {"create", "^ create group", kRole, "a role"},
    {"create", "^ create group $ ... superuser", kSuperuser, "a superuser"},
    {"create", "^ create group $ ... replication", kSuperuser, "a role that may replicate"},
    {"create", "^ create group $ ... bypassrls", kSuperuser,
     "a role that row security does not bind"},
    {"create", "^ create server", kRole, "a server that sessions will connect to"},
    {"create", "^ create subscription", kRole,
     "a subscription, which connects to another server and takes its rows"},
    {"create", "^ create tablespace", kSuperuser, "a tablespace, which is a folder of the server"},
    {"create", "^ create text search parser", kSuperuser, "a parser, which is code of a library"},
    {"create", "^ create text search template", kSuperuser,
     "a template, which is code of a library"},
    {"create", "^ create type @ (", kSuperuser,
     "a base type, whose functions are code of a library"},
    {"create", "^ create user mapping", kRole, "a user mapping, which may hold a password"},
    {"do", "^ do", kNothing, "a block of code that runs at once"},
    {"load", "^ load", kSuperuser, "a library loaded into the server"},
};

// Functions that reach the files of the server. Source:
// https://www.postgresql.org/docs/18/functions-admin.html#FUNCTIONS-ADMIN-GENFILE
constexpr std::array kFileFunctions = {"lo_export",   "lo_import",           "pg_file_write",
                                       "pg_ls_dir",   "pg_read_binary_file", "pg_read_file",
                                       "pg_stat_file"};

// Roles that a grant of which makes as good as the server's own user.
constexpr std::array kServerRoles = {"pg_execute_server_program", "pg_read_server_files",
                                     "pg_write_server_files"};

// That PostgreSQL comes with.
constexpr std::array kTrustedLanguages = {"sql", "plpgsql", "pltcl", "plperl"};

// COPY takes its rows from the archive, or else from a file of the server.
void AddCopy(std::span<const Token> command, std::vector<Power>& powers) {
  for (size_t i = 0; i + 1 < command.size(); ++i) {
    const bool direction = command[i].is_word("from") || command[i].is_word("to");
    if (direction && command[i + 1].is_string()) {
      powers.push_back({kSuperuser, "a file of the server"});
    }
  }
}

void AddRoutine(std::span<const Token> whole, std::vector<Power>& powers) {
  const std::span<const Token> command = BeforeBody(whole);
  if (explain::FindPattern("security definer", command)) {
    powers.push_back({kNothing, "a function that runs with the rights of its owner"});
  }
  if (explain::FindPattern("leakproof", command) &&
      !explain::FindPattern("not leakproof", command)) {
    powers.push_back({kSuperuser, "a function that is taken at its word not to leak rows"});
  }
  explain::Cursor cursor(command);
  while (cursor.Find("language")) {
    const std::string& name = cursor.Peek().text;
    if (name == "c" || name == "internal") {
      powers.push_back({kSuperuser, "a function of a library of the server"});
    } else if (std::ranges::find(kTrustedLanguages, name) == kTrustedLanguages.end()) {
      powers.push_back({kSuperuser, fmt::format("a function in {}, unless that is trusted", name)});
    }
  }
}

void AddMentions(std::span<const Token> command, std::vector<Power>& powers) {
  const bool grant = command.front().is_word("grant");
  for (size_t i = 0; i < command.size(); ++i) {
    if (!command[i].is_name()) continue;
    const std::string& name = command[i].text;
    if (grant && std::ranges::find(kServerRoles, name) != kServerRoles.end()) {
      powers.push_back({kSuperuser, fmt::format("the rights of {}", name)});
    }
    const bool called = i + 1 < command.size() && command[i + 1].is_symbol("(");
    if (called && std::ranges::find(kFileFunctions, name) != kFileFunctions.end()) {
      powers.push_back({kSuperuser, fmt::format("files of the server, by {}()", name)});
    }
  }
}

}  // namespace

std::vector<Power> PowersOf(std::span<const Token> command) {
  std::vector<Power> powers;
  if (command.empty()) return powers;
  for (const Row& row : kRows) {
    if (command.front().is_word(row.verb) && explain::FindPattern(row.pattern, command)) {
      powers.push_back({row.needs, std::string(row.what)});
    }
  }
  if (command.front().is_word("copy")) AddCopy(command, powers);
  explain::Cursor cursor(command);
  const bool creates = cursor.Accept("create");
  if (creates) cursor.Accept("or replace");
  if ((creates || cursor.Accept("alter")) &&
      (cursor.Accept("function") || cursor.Accept("procedure") || cursor.Accept("routine"))) {
    AddRoutine(command, powers);
  }
  AddMentions(command, powers);
  return powers;
}

}  // namespace pgstow::inspect
