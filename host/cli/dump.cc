// `pgstow dump`: a database into an archive or an SQL script.
#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "host/cli/dump_arguments.h"
#include "host/cli/dump_content_options.h"
#include "host/cli/foresee.h"
#include "host/cli/mode_option.h"
#include "host/cli/shared_options.h"
#include "host/cli/tool_formats.h"
#include "host/cli/tool_names.h"
#include "restore/script/restrict_key.h"

namespace pgstow::cli {
namespace {

using base::Clear;
using base::Integer;
using base::Option;
using base::Set;
using base::Text;

base::Binding TakeSyncMethod(storage::SyncMethod& target) {
  return [&target](const Option&, const char* value) {
    const std::string_view method = value;
    if (method != "fsync" && method != "syncfs") {
      base::Throw(base::ErrorCode::kUsage, "unrecognized sync method: {}", method);
    }
    if (method == "syncfs" && !storage::kHasSyncfs) {
      base::Throw(base::ErrorCode::kUsage, "this build does not support sync method \"{}\"",
                  method);
    }
    target = method == "syncfs" ? storage::SyncMethod::kSyncfs : storage::SyncMethod::kFsync;
  };
}

// Options that are there for those who look for them, or for scripts that still give them.
std::vector<Option> FormerRows() {
  return {
      {.name = "binary-upgrade",
       .help = "not supported: it belongs to pg_upgrade",
       .bind =
           [](const Option&, const char*) {
             base::Throw(base::ErrorCode::kUnsupported,
                         "option --binary-upgrade is not supported: it belongs to pg_upgrade");
           }},
      // Scripts have long had one connection for all; scripts that call pg_dump still say so.
      {.name = "no-reconnect", .letter = 'R', .bind = [](const Option&, const char*) {}},
  };
}

constexpr const char* kJobsHelp =
    "copy over this many connections at once (auto: as many as there are processors, 4 at most; "
    "that is the default for files and folders)";

std::vector<Option> OutputRows(DumpArguments& arguments, bool as_tool) {
  dump::DumpOptions& dump = arguments.dump;
  const std::vector<Option> file = {{"file", 'f', "FILENAME",
                                     "the file or folder to write (-: standard output)",
                                     Text(arguments.file)}};
  return base::Joined(
      base::Joined(file, OutputFormatRows(arguments.output, dump.writer)),
      {
          JobsOption(arguments.jobs, kJobsHelp, as_tool),
          {"lock-friendly", 0, nullptr,
           "begin anew when somebody waits for a table that is locked but not copied yet",
           Set(dump.lock_friendly)},
          {"lock-wait-timeout", 0, "TIMEOUT", "fail when a table can't be locked within this time",
           Text(dump.session.lock_wait_timeout)},
          {"no-sync", 0, nullptr, "do not wait until the file is safe on disk",
           Clear(dump.writer.sync)},
          {.name = "sync-method",
           .argument = "METHOD",
           .help =
               "how to make a folder safe on disk: fsync, file by file, or syncfs, the whole file "
               "system at once",
           .bind = TakeSyncMethod(dump.writer.sync_method),
           .values = {"fsync", "syncfs"}},
          PassphraseOption(arguments.secrets),
          PluginPathOption(arguments.plugin_paths),
          VerboseOption(arguments.script.verbose),
          base::VersionOption(),
          base::HelpOption(),
      });
}

std::vector<Option> ContentRows(DumpArguments& arguments, const Invocation& invocation) {
  catalog::ReadOptions& read = arguments.dump.read;
  return base::Joined(
      base::Joined(HalfRows(read.definitions, read.data, read.statistics),
                   DumpContentRows(read, invocation.called)),
      {
          {"allow-newer", 0, nullptr, "dump a server that is newer than this program knows",
           Set(arguments.dump.allow_newer_server)},
          {"snapshot", 0, "SNAPSHOT", "dump what this exported snapshot sees",
           Text(arguments.dump.snapshot)},
          {"serializable-deferrable", 0, nullptr, "wait for a snapshot that is free of anomalies",
           Set(arguments.dump.session.serializable_deferrable)},
      });
}

std::vector<Option> WritingRows(DumpArguments& arguments) {
  pg::SessionOptions& session = arguments.dump.session;
  return base::Joined(
      base::Joined(DefinitionRows(arguments.plan, arguments.script),
                   InsertRows(arguments.dump.read)),
      {
          {"encoding", 'E', "ENCODING", "write in this encoding", Text(session.encoding)},
          {"quote-all-identifiers", 0, nullptr, "quote every name",
           Set(session.quote_all_identifiers)},
          {"disable-dollar-quoting", 0, nullptr, "quote function bodies as string constants",
           Set(arguments.dump.disable_dollar_quoting)},
          {"extra-float-digits", 0, "NUM", "the setting to read floating-point numbers under",
           Integer(session.extra_float_digits, -15, 3)},
          {"enable-row-security", 0, nullptr, "dump only rows that the user may see",
           [&arguments](const Option&, const char*) {
             arguments.dump.session.row_security = arguments.script.row_security = true;
           }},
      });
}

// What the archive says of when it was made. Builds that must come out the same each time fix it by
// the variable that is usual for that.
int64_t CreationTime() {
  const char* const fixed = std::getenv("SOURCE_DATE_EPOCH");
  if (fixed == nullptr) return std::time(nullptr);
  const std::string_view text = fixed;
  int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.begin(), text.end(), seconds);
  if (error != std::errc() || end != text.end() || seconds < 0) {
    base::Throw(base::ErrorCode::kUsage,
                "invalid value \"{}\" of SOURCE_DATE_EPOCH: it takes seconds since 1970", text);
  }
  return seconds;
}

}  // namespace

base::OptionTable DumpTable(DumpArguments& arguments, const Invocation& invocation) {
  pg::ConnectionOptions& connection = arguments.dump.connection;
  std::vector<base::OptionRule> rules = HalfRules();
  rules.push_back(base::Conflict("schema-only", "include-foreign-data", [&arguments] {
    return !arguments.dump.read.include_foreign_data.empty();  // by --filter
  }));
  rules.push_back(base::Check([&arguments, &invocation] {
    if (!invocation.as_tool || arguments.jobs.number.value_or(1) == 1) return;
    if (arguments.dump.read.include_foreign_data.empty()) return;
    base::Throw(base::ErrorCode::kUsage,
                "option --include-foreign-data is not supported with parallel backup");
  }));
  rules.push_back(base::Conflict("lock-friendly", "snapshot"));
  rules.push_back(IfExistsRule());
  rules.push_back(InsertRule(arguments.dump.read));
  return {
      .summary = "writes a PostgreSQL database into an archive or an SQL script",
      .groups = {{"General options", OutputRows(arguments, invocation.as_tool)},
                 {"What is dumped", ContentRows(arguments, invocation)},
                 {"How it is written", base::Joined(WritingRows(arguments), FormerRows())},
                 {"Connection options",
                  base::Joined({{"dbname", 'd', "DBNAME",
                                 "the database to dump: a name, a connection string or a URI",
                                 Text(connection.dbname)}},
                               ConnectionRows(connection, arguments.dump.session.role))}},
      .rules = std::move(rules),
      .operands = {{"DBNAME", Text(connection.dbname), "dbname"}},
      .notes =
          "Without --format, an SQL script is written (plain).\n"
          "Without a database name, $PGDATABASE names it, and without that the user's name.",
      .suggest = !invocation.as_tool,
      .tool_names = ToolNames(invocation),
  };
}

namespace {

// `is_script`: what is written.
void CheckRestrictKey(const script::ScriptOptions& script, bool is_script) {
  if (script.restrict_key && !is_script) {
    base::Throw(base::ErrorCode::kUsage,
                "option --restrict-key can only be used with --format=plain");
  }
  script::RestrictKey(script.restrict_key);  // throws for one that is none
}

// Puts the output that was asked for into dump.writer, in the ways of the tool when it is called.
const loader::Format& ChooseOutput(const loader::Registry& registry, DumpArguments& arguments,
                                   const Invocation& invocation) {
  archive::WriterOptions& writer = arguments.dump.writer;
  const loader::Format& format = ChooseOutputFormat(registry, arguments.output, writer);
  if (invocation.as_tool) {
    CheckDumpToolFormat(writer.format, arguments.jobs.number.value_or(1), !writer.chain->empty());
  }
  writer.path = arguments.file.value_or("");
  arguments.dump.jobs = invocation.as_tool ? arguments.jobs.number.value_or(1)
                                           : JobsOfDump(arguments.jobs, format, writer.path);
  arguments.dump.fewer_will_do = !arguments.jobs.number;
  // There is no standard output to mean for a folder.
  if (invocation.as_tool && writer.path == "-" && format.can(PGSTOW_IS_DIRECTORY)) {
    writer.path = "./-";
  }
  if (arguments.file == "" && !format.can(PGSTOW_IS_DIRECTORY)) {
    base::Throw(base::ErrorCode::kIo, "could not open output file \"\": {}",
                base::ErrnoText(ENOENT));
  }
  return format;
}

}  // namespace

void SettleDump(DumpArguments& arguments) {
  dump::DumpOptions& dump = arguments.dump;
  // With definitions, foreign keys and triggers come after the rows anyway.
  if (dump.read.definitions) arguments.plan.disable_triggers = false;
  dump.read.tablespaces = arguments.plan.tablespaces;
  dump.created_at = CreationTime();
}

int CatalogReaders(const DumpArguments& arguments, const Invocation& invocation) {
  constexpr int kMost = 8;  // each makes the server learn much of the catalogs anew
  return std::min(arguments.jobs.number.value_or(invocation.as_tool ? 1 : AutomaticJobs()), kMost);
}

int RunDump(const Invocation& invocation) {
  DumpArguments arguments;
  if (!invocation.as_tool) arguments.dump.writer.permissions = kOwnersAlone;
  if (!ParseArguments(DumpTable(arguments, invocation), invocation)) return kSuccess;
  dump::DumpOptions& dump = arguments.dump;
  if (invocation.as_tool) {
    arguments.output.format = DumpToolFormat(arguments.output.format);
    CheckRestrictKey(arguments.script, arguments.output.format == "plain");
    arguments.output.chain = DumpToolChain(arguments.output.chain);
  }
  SettleDump(arguments);
  OfferSecrets(arguments.secrets);
  const auto registry = LoadPlugins(arguments.plugin_paths, arguments.plan, arguments.script);
  const loader::Format& format = ChooseOutput(*registry, arguments, invocation);
  if (!arguments.secrets.passphrases.empty() && !dump.writer.chain->seals()) {
    base::Throw(base::ErrorCode::kUsage, "option --passphrase requires option --seal");
  }
  CheckRestrictKey(arguments.script, format.can(PGSTOW_IS_SCRIPT));
  if (arguments.script.any_client && !format.can(PGSTOW_IS_SCRIPT)) {
    base::Throw(base::ErrorCode::kUsage,
                "option --any-client can only be used with --format=plain");
  }
  // An archive holds the database itself, for restores with -C; a script only when it is asked for.
  dump.read.create_database = arguments.plan.create || !format.can(PGSTOW_IS_SCRIPT);
  dump.writes_script = format.can(PGSTOW_IS_SCRIPT);
  dump.connection.application_name = invocation.program;
  dump.readers = CatalogReaders(arguments, invocation);
  dump.patient_locks = !invocation.as_tool || dump.lock_friendly;
  if (!invocation.as_tool) {
    dump.foresee = [&writer = dump.writer](uint64_t bytes) {
      WarnOfLittleRoom(bytes, writer.chain.get(), writer.path);
    };
  }
  dump::Run(*registry, dump);
  return kSuccess;
}

}  // namespace pgstow::cli
