// `pgstow restore`: an archive, or what is wanted of it, into a database or a script.
#include "restore/execute/restore.h"

#include <cerrno>
#include <climits>
#include <utility>

#include "host/base/log.h"
#include "host/cli/as_role_option.h"
#include "host/cli/clean_options.h"
#include "host/cli/command.h"
#include "host/cli/database_options.h"
#include "host/cli/explain_options.h"
#include "host/cli/jobs_option.h"
#include "host/cli/journal_options.h"
#include "host/cli/list.h"
#include "host/cli/map_options.h"
#include "host/cli/order_options.h"
#include "host/cli/outcome.h"
#include "host/cli/outcome_options.h"
#include "host/cli/report.h"
#include "host/cli/secret_options.h"
#include "host/cli/selection_options.h"
#include "host/cli/shared_options.h"
#include "host/cli/speed_options.h"
#include "host/cli/tool_formats.h"
#include "host/cli/tool_names.h"
#include "restore/script/restrict_key.h"

namespace pgstow::cli {
namespace {

using base::ErrorCode;
using base::Integer;
using base::Set;

struct Arguments {
  execute::RestoreOptions restore;
  Jobs jobs;
  Selection selection;
  std::string role;
  bool list = false;
  bool from_file = false;
  bool to_file = false;
  ExplainOptions explain;
  SecretOptions secrets;
  std::vector<std::string> plugin_paths;
  OutcomeOptions outcome;
};

void CheckTarget(const Arguments& arguments) {
  if (!arguments.list && !arguments.explain.wanted && !arguments.restore.to_database &&
      !arguments.to_file) {
    base::Throw(ErrorCode::kUsage, "one of -d/--dbname and -f/--file must be specified");
  }
}

// No file has an empty name, which does not mean a standard stream either.
void CheckFiles(const Arguments& arguments) {
  const auto check = [](const char* what, bool given, const std::string& name) {
    if (!given || !name.empty()) return;
    base::Throw(ErrorCode::kIo, "could not open {} file \"\": {}", what, base::ErrnoText(ENOENT));
  };
  check("input", arguments.from_file, arguments.restore.archive.path);
  check("output", arguments.to_file, arguments.restore.output);
}

// What is bound to `target`, and that it was given: also when it is empty.
base::Binding GivenText(std::string& target, bool& given) {
  return [&target, &given](const base::Option&, const char* value) {
    target = value;
    given = true;
  };
}

// Before other rules look at how many there are.
void SettleJobs(Arguments& arguments) {
  arguments.restore.jobs =
      arguments.jobs.automatic ? AutomaticJobs() : arguments.jobs.number.value_or(1);
}

void CheckJobs(const Arguments& arguments) {
  if (arguments.restore.script.single_transaction && arguments.restore.jobs > 1) {
    base::Throw(ErrorCode::kUsage, "cannot specify both --single-transaction and multiple jobs");
  }
}

std::vector<base::Option> GeneralRows(Arguments& arguments, bool as_tool) {
  execute::RestoreOptions& restore = arguments.restore;
  return {
      {"dbname", 'd', "NAME", "restore into this database",
       GivenText(restore.connection.dbname, restore.to_database)},
      {"file", 'f', "FILENAME", "write an SQL script instead (-: standard output)",
       GivenText(restore.output, arguments.to_file)},
      {"list", 'l', nullptr, "list the archive instead", Set(arguments.list)},
      ReadFormatOption(restore.archive),
      JobsOption(arguments.jobs,
                 "restore over this many connections at once (auto: as many as there are "
                 "processors, 4 at most)",
                 as_tool),
      {"exit-on-error", 'e', nullptr, "stop at the first error", Set(restore.exit_on_error)},
      {"single-transaction", '1', nullptr, "restore everything or nothing",
       Set(restore.script.single_transaction)},
      {"transaction-size", 0, "N", "commit after every N objects, and stop at the first error",
       Integer(restore.script.transaction_size, 1, INT_MAX)},
      PassphraseOption(arguments.secrets),
      KeyOption(arguments.secrets),
      PluginPathOption(arguments.plugin_paths),
      VerboseOption(restore.script.verbose),
      base::VersionOption(),
      base::HelpOption(),
  };
}

std::vector<base::Option> MannerRows(execute::RestoreOptions& restore) {
  return base::Joined(
      DefinitionRows(restore.plan, restore.script),
      {
          {"no-data-for-failed-tables", 0, nullptr, "no rows for a table that could not be made",
           Set(restore.no_data_for_failed_tables)},
          {"enable-row-security", 0, nullptr,
           "load rows under the row security policies of the database",
           Set(restore.script.row_security)},
          // Scripts that call pg_restore still give it; there is one connection for all anyway.
          {.name = "no-reconnect", .letter = 'R', .bind = [](const base::Option&, const char*) {}},
      });
}

std::vector<base::OptionRule> Rules(Arguments& arguments, const Invocation& invocation) {
  base::OptionRule one_target = base::Conflict("dbname", "file");
  one_target.hint = true;
  std::vector<base::OptionRule> rules = {base::Check([&] { SettleJobs(arguments); }),
                                         base::Check([&] { CheckTarget(arguments); }), one_target};
  for (base::OptionRule& rule : HalfRules()) rules.push_back(std::move(rule));
  for (base::OptionRule& rule : DatabaseRules()) rules.push_back(std::move(rule));
  rules.push_back(base::Conflict("no-create", "create"));
  rules.push_back(base::Conflict("no-create", "globals"));
  rules.push_back(base::Conflict("create", "single-transaction"));
  rules.push_back(base::Conflict("single-transaction", "transaction-size"));
  rules.push_back(base::Check([&] { CheckJobs(arguments); }));
  rules.push_back(IfExistsRule());
  rules.push_back(base::Check([&] { CheckFiles(arguments); }));
  rules.push_back(DropDependentsRule(arguments.restore));
  for (base::OptionRule& rule : OutcomeRules(arguments.outcome, arguments.restore)) {
    rules.push_back(std::move(rule));
  }
  if (!invocation.as_tool) {
    for (base::OptionRule& rule : MapRules()) rules.push_back(std::move(rule));
    for (base::OptionRule& rule : AsRoleRules()) rules.push_back(std::move(rule));
    for (base::OptionRule& rule : JournalRules()) rules.push_back(std::move(rule));
    rules.push_back(base::Conflict("target-version", "dbname"));
    for (base::OptionRule& rule : SpeedRules(arguments.restore)) rules.push_back(std::move(rule));
  }
  return rules;
}

base::OptionTable Table(Arguments& arguments, const Invocation& invocation) {
  execute::RestoreOptions& restore = arguments.restore;
  Selection& selection = arguments.selection;
  base::OptionTable table = {
      .summary = "puts an archive, or what is wanted of it, into a database or an SQL script",
      .groups = {{"General options", GeneralRows(arguments, invocation.as_tool)},
                 {"What is restored",
                  base::Joined(HalfRows(selection.select.definitions, selection.select.data,
                                        selection.select.statistics),
                               SelectionRows(selection, invocation))},
                 {"How it is restored",
                  base::Joined(MannerRows(restore), CleanRows(restore, invocation))}},
      .rules = Rules(arguments, invocation),
      .operands = {{"FILE", GivenText(restore.archive.path, arguments.from_file)}},
      .notes =
          "Options that name what is restored may be combined and repeated.\n"
          "Without FILE, the archive is read from standard input.",
      .suggest = !invocation.as_tool,
      .tool_names = ToolNames(invocation),
  };
  std::vector<base::Option> databases = DatabaseRows(restore.databases);
  databases.push_back(NoCreateOption(restore.databases));
  table.groups.push_back({"Which databases", std::move(databases)});
  // What PostgreSQL's tool does not have.
  if (!invocation.as_tool) {
    table.groups.push_back({"In which order", OrderRows(restore.order)});
    table.groups.push_back({"Names that change", MapRows(restore)});
    table.groups.push_back({"Beforehand", ExplainRows(arguments.explain, restore.script)});
    table.groups.push_back({"How databases are filled", SpeedRows(restore)});
    table.groups.push_back({"Interruptions", JournalRows(restore.journal)});
    table.groups.push_back({"What is told", OutcomeRows(arguments.outcome)});
  }
  std::vector<base::Option> connection = ConnectionRows(restore.connection, restore.script.role);
  if (!invocation.as_tool) connection.push_back(AsRoleOption(restore));
  table.groups.push_back({"Connection options", std::move(connection)});
  return table;
}

int Restore(const Invocation& invocation, Arguments& arguments, Outcome& outcome) {
  if (!ParseArguments(Table(arguments, invocation), invocation)) return kSuccess;
  execute::RestoreOptions& restore = arguments.restore;
  if (invocation.as_tool) restore.archive.format = RestoreToolFormat(restore.archive.format);
  script::RestrictKey(restore.script.restrict_key);  // throws for one that is none
  restore.archive.must_be_sealed = arguments.secrets.expects_seal();
  OfferSecrets(arguments.secrets);
  const auto registry = LoadPlugins(arguments.plugin_paths, restore.plan, restore.script);
  if (arguments.list) {
    arguments.selection.select.create = restore.plan.create;
    PrintList(*registry, restore.archive, arguments.selection,
              {.output = restore.output,
               .databases = restore.databases,
               .dependencies = restore.script.verbose,
               .as_tool = invocation.as_tool});
    return kSuccess;
  }
  restore.list_file = arguments.selection.list_file;
  restore.select = arguments.selection.select;
  ApplyAsRole(restore);
  restore.script.insert_schemas = restore.maps.schemas;
  restore.script.tell_objects = true;
  restore.connection.application_name = invocation.program;
  restore.exit_on_error |= restore.script.in_transaction();
  restore.journal.keep &= !restore.script.single_transaction;
  ChooseManner(restore, invocation.as_tool);
  if (arguments.explain.wanted) return PrintExplanation(*registry, restore, arguments.explain);
  restore.explain_errors = !invocation.as_tool;
  restore.compare_rows = !invocation.as_tool && arguments.outcome.check_rows;
  outcome.Attach(restore);
  execute::RestoreSummary& summary = outcome.summary();
  execute::Run(*registry, restore, summary);
  if (summary.ignored_errors > 0) {
    base::Log(base::LogLevel::kWarning, "errors ignored on restore: {}", summary.ignored_errors);
  }
  return outcome.Finish();
}

}  // namespace

int RunRestore(const Invocation& invocation) {
  Arguments arguments;
  if (invocation.as_tool) arguments.outcome = OutcomeOptions::Silent();
  Outcome outcome(arguments.outcome);
  return Reporting([&](const std::exception& failure) { return outcome.Finish(failure); },
                   [&] { return Restore(invocation, arguments, outcome); });
}

}  // namespace pgstow::cli
