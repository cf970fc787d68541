#include "host/cli/shared_options.h"

#include <pgstow/services.h>

#include "host/archive/toc_copy.h"
#include "host/base/log.h"
#include "restore/script/service.h"

namespace pgstow::cli {

using base::Append;
using base::Clear;
using base::Option;
using base::Set;
using base::Text;

Option VerboseOption(bool& verbose) {
  return {"verbose", 'v', nullptr, "say what is being done",
          [&verbose](const Option&, const char*) {
            base::SetLogThreshold(verbose ? base::LogLevel::kDebug : base::LogLevel::kInfo);
            verbose = true;
          }};
}

Option PluginPathOption(std::vector<std::string>& paths) {
  return {"plugin-path", 0, "FOLDER", "look for plugins here first; may be given repeatedly",
          Append(paths)};
}

std::vector<Option> ConnectionRows(pg::ConnectionOptions& connection,
                                   std::optional<std::string>& role) {
  using Password = pg::ConnectionOptions::Password;
  const auto password = [&connection](Password how) {
    return [&connection, how](const Option&, const char*) { connection.password = how; };
  };
  return {
      {"host", 'h', "HOSTNAME", "the server's host, or the folder of its socket",
       Text(connection.host)},
      {"port", 'p', "PORT", "the server's port", Text(connection.port)},
      {"username", 'U', "NAME", "the user to connect as", Text(connection.user)},
      {"no-password", 'w', nullptr, "fail rather than ask for a password",
       password(Password::kNever)},
      {"password", 'W', nullptr, "ask for a password before connecting",
       password(Password::kForce)},
      {"role", 0, "ROLENAME", "the role to become after connecting (SET ROLE)", Text(role)},
  };
}

std::vector<Option> DefinitionRows(plan::PlanOptions& plan, script::ScriptOptions& script) {
  return {
      {"clean", 'c', nullptr, "drop objects before they are made", Set(plan.clean)},
      {"if-exists", 0, nullptr, "drop only what exists", Set(plan.if_exists)},
      {"create", 'C', nullptr, "make the database itself and connect to it", Set(plan.create)},
      {"no-owner", 'O', nullptr, "leave everything to the user who restores", Clear(plan.owners)},
      {"no-tablespaces", 0, nullptr, "put everything in the default tablespace",
       Clear(plan.tablespaces)},
      {"no-table-access-method", 0, nullptr, "give tables the default access method",
       Clear(plan.table_access_methods)},
      {"use-set-session-authorization", 0, nullptr,
       "SET SESSION AUTHORIZATION before what an owner gets, instead of ALTER OWNER after it",
       Set(plan.session_authorization)},
      {"disable-triggers", 0, nullptr, "no triggers while rows alone are loaded",
       Set(plan.disable_triggers)},
      {"superuser", 'S', "NAME", "the superuser who switches triggers off and on",
       Text(plan.superuser)},
      {"restrict-key", 0, "KEY",
       "the key of psql's \\restrict in scripts, letters and digits; "
       "without this option it is random",
       Text(script.restrict_key)},
      {"any-client", 0, nullptr,
       "write no line of psql's own into scripts, so that any SQL client can run them; rows must "
       "be INSERTs",
       Set(script.any_client)},
  };
}

std::vector<Option> HalfRows(bool& definitions, bool& data, bool& statistics) {
  const auto without = [](bool& one, bool& other) {
    return [&one, &other](const Option&, const char*) { one = other = false; };
  };
  return {
      {"data-only", 'a', nullptr, "the rows only, no definitions",
       without(definitions, statistics)},
      {"schema-only", 's', nullptr, "the definitions only, no rows", without(data, statistics)},
      {"statistics-only", 0, nullptr, "what the planner knows only, no definitions and no rows",
       [&definitions, &data, &statistics](const Option&, const char*) {
         definitions = data = false;
         statistics = true;
       }},
      {"statistics", 0, nullptr, "what the planner knows too", Set(statistics)},
      {"no-schema", 0, nullptr, "no definitions", Clear(definitions)},
      {"no-data", 0, nullptr, "no rows", Clear(data)},
      {"no-statistics", 0, nullptr, "nothing of what the planner knows", Clear(statistics)},
  };
}

std::vector<base::OptionRule> HalfRules() {
  return {
      base::Conflict("schema-only", "data-only"),
      base::Conflict("schema-only", "statistics-only"),
      base::Conflict("data-only", "statistics-only"),
      base::Conflict("schema-only", "no-schema"),
      base::Conflict("data-only", "no-data"),
      base::Conflict("statistics-only", "no-statistics"),
      base::Conflict("statistics", "no-statistics"),
      base::Conflict("data-only", "statistics"),
      base::Conflict("schema-only", "statistics"),
      base::Conflict("clean", "data-only"),
  };
}

base::OptionRule IfExistsRule() { return base::Requires("if-exists", "clean"); }

void OfferScripts(const plan::PlanOptions& plan, const script::ScriptOptions& script) {
  loader::ProvideService(PGSTOW_SCRIPT_SERVICE,
                         script::ScriptService(plan, script, &archive::CopyToc));
}

std::unique_ptr<loader::Registry> LoadPlugins(const std::vector<std::string>& paths,
                                              const plan::PlanOptions& plan,
                                              const script::ScriptOptions& script) {
  OfferScripts(plan, script);
  return loader::Registry::Load({.plugin_paths = paths});
}

}  // namespace pgstow::cli
