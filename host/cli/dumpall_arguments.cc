#include "host/cli/dumpall_arguments.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "host/cli/filter_option.h"
#include "host/cli/shared_options.h"
#include "host/cli/tool_names.h"

namespace pgstow::cli {
namespace {

using base::Option;
using base::Set;

// An option of a dump that the dump of each database gets.
struct PassedOption {
  const char* name;
  bool server = false;  // it says something about the server itself too
};

constexpr bool kServerToo = true;

constexpr PassedOption kGeneral[] = {
    {"lock-friendly"},       {"lock-wait-timeout"},       {"no-sync", kServerToo},
    {"verbose", kServerToo}, {"allow-newer", kServerToo}, {"plugin-path", kServerToo},
};

constexpr PassedOption kContent[] = {
    {"data-only", kServerToo},
    {"schema-only"},
    {"statistics-only", kServerToo},
    {"statistics"},
    {"no-schema", kServerToo},
    {"no-data"},
    {"no-statistics"},
    {"no-privileges", kServerToo},
    {"no-acl", kServerToo},
    {"no-comments", kServerToo},
    {"no-policies"},
    {"no-publications"},
    {"no-security-labels", kServerToo},
    {"no-subscriptions"},
    {"no-toast-compression"},
    {"no-unlogged-table-data"},
    {"sequence-data"},
    {"allow-unmodeled"},
};

constexpr PassedOption kWriting[] = {
    {"no-owner"},
    {"no-tablespaces", kServerToo},
    {"no-table-access-method"},
    {"use-set-session-authorization"},
    {"disable-triggers"},
    {"superuser"},
    {"restrict-key", kServerToo},
    {"inserts"},
    {"column-inserts"},
    {"attribute-inserts"},
    {"rows-per-insert"},
    {"on-conflict-do-nothing"},
    {"load-via-partition-root"},
    {"encoding", kServerToo},
    {"quote-all-identifiers", kServerToo},
    {"disable-dollar-quoting"},
    {"extra-float-digits"},
    {"binary-upgrade", kServerToo},
};

constexpr PassedOption kConnecting[] = {{"role", kServerToo}};

const Option& Row(const base::OptionTable& table, std::string_view name) {
  for (const base::OptionGroup& group : table.groups) {
    for (const Option& option : group.options) {
      if (option.name == name) return option;
    }
  }
  base::Throw(base::ErrorCode::kInternal, "a dump has no option \"{}\"", name);
}

// The rows of a dump's table that bear these names, for handing on.
template <size_t kCount>
std::vector<Option> PassedRows(DumpAllArguments& arguments, const base::OptionTable& dump,
                               const PassedOption (&options)[kCount]) {
  std::vector<Option> rows;
  for (const PassedOption& passed : options) {
    Option row = Row(dump, passed.name);
    row.bind = [&words = arguments.passed_on, server = passed.server, bind = row.bind](
                   const Option& option, const char* value) {
      if (server) bind(option, value);
      words.push_back(option.argument == nullptr ? fmt::format("--{}", option.name)
                                                 : fmt::format("--{}={}", option.name, value));
    };
    rows.push_back(std::move(row));
  }
  return rows;
}

// Options of a dump that say how what is dumped of the whole server is written. The scripts of
// databases know nothing of them, nor does PostgreSQL's tool.
constexpr const char* kArchive[] = {"format",     "compress",         "jobs", "seal",
                                    "passphrase", "no-verify-encode", "mode"};

std::vector<Option> ArchiveRows(const base::OptionTable& dump, const Invocation& invocation) {
  std::vector<Option> rows;
  if (invocation.as_tool) return rows;
  for (const char* name : kArchive) rows.push_back(Row(dump, name));
  return rows;
}

constexpr FilterSwitch<DumpAllArguments> kFilterSwitches[] = {
    {sql::ObjectFilter::Object::kDatabase, nullptr, &DumpAllArguments::exclude_databases},
};

std::vector<Option> PartRows(DumpAllArguments& arguments) {
  return {
      {"globals-only", 'g', nullptr, "roles and tablespaces only, no databases",
       Set(arguments.globals_only)},
      {"roles-only", 'r', nullptr, "roles only", Set(arguments.roles_only)},
      {"tablespaces-only", 't', nullptr, "tablespaces only", Set(arguments.tablespaces_only)},
      {"exclude-database", 0, "PATTERN", "no databases whose names match",
       base::Append(arguments.exclude_databases)},
      FilterOption(arguments, kFilterSwitches),
      {"no-role-passwords", 0, nullptr,
       "no passwords of roles; these can be dumped by others than superusers too",
       base::Clear(arguments.role_passwords)},
  };
}

std::vector<Option> DropRows(DumpAllArguments& arguments) {
  return {
      {"clean", 'c', nullptr, "drop databases, roles and tablespaces before they are made",
       Set(arguments.clean)},
      {"if-exists", 0, nullptr, "drop only what exists", Set(arguments.if_exists)},
  };
}

std::vector<Option> ServerRows(DumpAllArguments& arguments) {
  std::vector<Option> rows = {
      {"dbname", 'd', "CONNSTR",
       "the server, as a connection string or a URI; a database that it names is not heeded",
       base::Text(arguments.connection.dbname)},
      {"database", 'l', "DBNAME", "the database to connect to first (postgres, or else template1)",
       [&first = arguments.first_database](const Option&, const char* value) { first = value; }},
  };
  // The role is passed on.
  for (Option& row : ConnectionRows(arguments.connection, arguments.server.dump.session.role)) {
    if (std::string_view(row.name) != "role") rows.push_back(std::move(row));
  }
  return rows;
}

base::OptionRule NotTogether(const char* option, const char* other) {
  base::OptionRule rule = base::Conflict(option, other);
  rule.hint = true;
  return rule;
}

std::vector<base::OptionRule> Rules(const DumpAllArguments& arguments,
                                    const Invocation& invocation) {
  return {
      base::Check([&arguments, called = invocation.called] {
        if (arguments.databases() || arguments.exclude_databases.empty()) return;
        throw base::Error(base::ErrorCode::kUsage,
                          "option --exclude-database cannot be used together with "
                          "-g/--globals-only, -r/--roles-only, or -t/--tablespaces-only")
            .WithHint(base::HelpHint(called));
      }),
      NotTogether("globals-only", "roles-only"),
      NotTogether("globals-only", "tablespaces-only"),
      IfExistsRule(),
      NotTogether("roles-only", "tablespaces-only"),
  };
}

}  // namespace

base::OptionTable DumpAllTable(DumpAllArguments& arguments, const Invocation& invocation) {
  const base::OptionTable dump = DumpTable(arguments.server, EachInvocation(invocation));
  const std::vector<Option> file = {
      {"file", 'f', "FILENAME", "the file to write (-: standard output)",
       [&path = arguments.path](const Option&, const char* value) { path = value; }}};
  return {
      .summary = "writes all databases of a server, its roles and tablespaces",
      .groups = {{"General options",
                  base::Joined(base::Joined(base::Joined(file, ArchiveRows(dump, invocation)),
                                            PassedRows(arguments, dump, kGeneral)),
                               {base::VersionOption(), base::HelpOption()})},
                 {"What is dumped",
                  base::Joined(PartRows(arguments), PassedRows(arguments, dump, kContent))},
                 {"How it is written",
                  base::Joined(DropRows(arguments), PassedRows(arguments, dump, kWriting))},
                 {"Connection options",
                  base::Joined(ServerRows(arguments), PassedRows(arguments, dump, kConnecting))}},
      .rules = Rules(arguments, invocation),
      .notes =
          "Without --format, an SQL script is written (plain); --format=custom makes one\n"
          "archive of the whole server. Without --file, it goes to standard output.",
      .suggest = !invocation.as_tool,
      .tool_names = ToolNames(invocation),
  };
}

Invocation EachInvocation(const Invocation& invocation) {
  if (!invocation.as_tool) return {.program = invocation.program, .called = invocation.called};
  return {.program = "pg_dump", .called = "pg_dump", .as_tool = true};
}

DumpArguments EachDump(const DumpAllArguments& arguments, const Invocation& invocation,
                       const std::vector<std::string>& more) {
  const Invocation each = EachInvocation(invocation);
  std::vector<std::string> words = arguments.passed_on;
  words.insert(words.end(), more.begin(), more.end());
  DumpArguments dump;
  base::ParseOptions(DumpTable(dump, each), each.called, std::move(words));
  SettleDump(dump);
  return dump;
}

}  // namespace pgstow::cli
