#include "host/cli/dumpall_script.h"

#include <cerrno>
#include <memory>
#include <utility>

#include "host/archive/joined_output.h"
#include "host/base/error.h"
#include "host/base/log.h"
#include "host/cli/dumpall_server.h"
#include "host/cli/report.h"
#include "host/cli/shared_options.h"
#include "host/dump/dump.h"
#include "host/model/one_database.h"
#include "host/pg/connection_string.h"
#include "host/storage/storage.h"
#include "restore/script/globals.h"
#include "restore/script/restrict_key.h"
#include "restore/script/server_script.h"

namespace pgstow::cli {
namespace {

constexpr const char* kStandardOutput = "-";

// Standard output has names enough: an empty one is a mistake, such as a variable without a value.
std::unique_ptr<storage::OutputStorage> OpenOutput(const std::string& path,
                                                   storage::Permissions permissions) {
  if (path.empty()) {
    base::Throw(base::ErrorCode::kIo, "could not open output file \"\": {}",
                base::ErrnoText(ENOENT));
  }
  return storage::CreateFile(path, permissions);
}

// The dumps of databases, one after another into one output.
class DatabaseDumps {
 public:
  // All outlive it.
  DatabaseDumps(const DumpAllArguments& arguments, const Invocation& invocation,
                archive::JoinedOutput& output)
      : arguments_(arguments),
        invocation_(invocation),
        output_(output),
        registry_(LoadPlugins(arguments.server.plugin_paths)) {}

  void Dump(const std::string& database) {
    base::Log(base::LogLevel::kInfo, "dumping database \"{}\"", database);
    const bool drop = arguments_.clean && model::IsStandardDatabase(database);
    const bool create = drop || !model::IsStandardDatabase(database);
    output_.Write(script::DatabaseBegin(database, create));
    std::vector<std::string> more;
    if (drop) more.emplace_back("--clean");
    if (create) more.emplace_back("--create");
    const Invocation each = EachInvocation(invocation_);
    base::SetLogProgram(each.program);
    const int exit_code = Reporting(kFailure, [&] {
      Run(EachDump(arguments_, invocation_, more), database, each);
      return kSuccess;
    });
    base::SetLogProgram(invocation_.program);
    if (exit_code == kSuccess) return;
    base::Throw(base::ErrorCode::kServer, "{} failed on database \"{}\", exiting",
                invocation_.as_tool ? each.program : "dump", database);
  }

 private:
  void Run(DumpArguments each, const std::string& database, const Invocation& invocation) {
    OfferScripts(each.plan, each.script);
    each.dump.read.create_database = each.plan.create;
    each.dump.connection = pg::ToDatabase(arguments_.connection, database);
    each.dump.connection.application_name = invocation.program;
    each.dump.patient_locks = !invocation_.as_tool || each.dump.lock_friendly;
    each.dump.writer.format = each.output.format;
    each.dump.writer.path = arguments_.path.value_or(kStandardOutput);
    each.dump.writer.open_storage = [this] { return output_.NewSection(); };
    dump::Run(*registry_, each.dump);
  }

  const DumpAllArguments& arguments_;
  const Invocation& invocation_;
  archive::JoinedOutput& output_;
  const std::unique_ptr<loader::Registry> registry_;
};

}  // namespace

void WriteServerScript(const DumpAllArguments& arguments, const Invocation& invocation) {
  const script::ScriptOptions& script = arguments.server.script;
  const std::unique_ptr<pg::Connection> server = ConnectToServer(arguments, invocation);
  archive::JoinedOutput output(OpenOutput(arguments.path.value_or(kStandardOutput),
                                          arguments.server.dump.writer.permissions));
  const ServerContents contents = ReadServer(*server, arguments, invocation);
  const script::ServerScriptOptions options{
      .verbose = script.verbose,
      .restrict_key = script::RestrictKey(script.restrict_key),
      .encoding = server->Parameter("client_encoding"),
      .standard_strings = server->standard_conforming_strings()};

  output.Write(script::ServerBegin(options));
  if (arguments.clean && arguments.server.dump.read.definitions) {
    output.Write(script::ServerDrops(contents.globals,
                                     contents.databases ? &*contents.databases : nullptr,
                                     arguments.if_exists));
  }
  output.Write(script::GlobalsText(contents.globals));
  output.Write(script::GlobalsEnd(options));
  if (contents.databases) {
    output.Write(script::DatabasesBegin());
    DatabaseDumps dumps(arguments, invocation, output);
    for (const std::string& database : *contents.databases) dumps.Dump(database);
  }
  output.Write(script::ServerEnd(options));
  output.Commit(arguments.server.dump.writer.sync);
}

}  // namespace pgstow::cli
