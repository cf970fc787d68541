#include "host/cli/dumpall_archive.h"

#include <memory>
#include <string>

#include "host/cli/dumpall_server.h"
#include "host/cli/foresee.h"
#include "host/cli/shared_options.h"
#include "host/dump/server_dump.h"

namespace pgstow::cli {
namespace {

void OnlyForArchives(const char* option, bool given) {
  if (!given) return;
  throw base::Error(base::ErrorCode::kUsage,
                    fmt::format("option --{} is for archives, and this is a script", option))
      .WithHint("\"custom\" is the format of archives of whole servers: --format=custom");
}

// A script is not looked for among the plugins when nobody asked for a format.
bool IsScript(const DumpAllArguments& arguments) {
  const std::string& spec = arguments.server.output.format;
  if (spec == "plain") return true;  // the default
  const auto registry = LoadPlugins(arguments.server.plugin_paths);
  return registry->GetFormat(spec.substr(0, spec.find(':'))).can(PGSTOW_IS_SCRIPT);
}

}  // namespace

bool WantsArchive(const DumpAllArguments& arguments) {
  if (!IsScript(arguments)) return true;
  const DumpArguments& server = arguments.server;
  OnlyForArchives("jobs", server.jobs.given());
  OnlyForArchives("compress", !server.output.chain.empty());
  OnlyForArchives("seal", !server.output.seal.empty());
  OnlyForArchives("passphrase", !server.secrets.passphrases.empty());
  OnlyForArchives("no-verify-encode", !server.dump.writer.verify_encode);
  return false;
}

void WriteServerArchive(const DumpAllArguments& arguments, const Invocation& invocation) {
  const DumpArguments& server = arguments.server;
  dump::ServerDumpOptions options;
  options.dump = EachDump(arguments, invocation, {}).dump;
  options.dump.patient_locks = !invocation.as_tool || server.dump.lock_friendly;
  options.dump.writer = server.dump.writer;
  options.dump.writer.path = arguments.path.value_or("-");
  OfferSecrets(server.secrets);
  const auto registry = LoadPlugins(server.plugin_paths);
  const loader::Format& format = ChooseOutputFormat(*registry, server.output, options.dump.writer);
  options.dump.jobs = JobsOfDump(server.jobs, format, options.dump.writer.path);
  options.dump.fewer_will_do = !server.jobs.number;
  options.dump.readers = CatalogReaders(server, invocation);
  if (!server.secrets.passphrases.empty() && !options.dump.writer.chain->seals()) {
    base::Throw(base::ErrorCode::kUsage, "option --passphrase requires option --seal");
  }
  const std::unique_ptr<pg::Connection> connection = ConnectToServer(arguments, invocation);
  options.databases = arguments.databases();
  options.exclude = arguments.exclude_databases;
  options.globals = WantedGlobals(*connection, arguments, invocation);
  options.dump.foresee = [&writer = options.dump.writer](uint64_t bytes) {
    WarnOfLittleRoom(bytes, writer.chain.get(), writer.path);
  };
  dump::RunServer(*registry, *connection, options);
}

}  // namespace pgstow::cli
