#include "tests/support/server.h"

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

#include "tests/support/paths.h"

namespace pgstow::tests {
namespace {

namespace fs = std::filesystem;

// See tests/support/cluster.sh for what the folder of a cluster holds.
fs::path ClusterDir(std::string_view name) { return BuildDir() / "clusters" / name; }

std::string FirstLine(const fs::path& path) {
  const std::string text = ReadFile(path);
  return text.substr(0, text.find('\n'));
}

std::string ProgramOf(std::string_view cluster, const std::string& program) {
  const fs::path note = ClusterDir(cluster) / "bin_dir";
  if (!fs::exists(note)) {
    throw std::runtime_error(fmt::format(
        "the server \"{}\" is not running; run this test through ctest, which starts it", cluster));
  }
  fs::path path = fs::path(FirstLine(note)) / program;
  if (!fs::exists(path)) {
    throw std::runtime_error(fmt::format("\"{}\" is not there; run ./dev oracles", path.string()));
  }
  return path;
}

// Variables by which libpq, and so the programs under test, could be led to another server.
constexpr const char* kStrayVariables[] = {"PGDATABASE", "PGPASSWORD", "PGSERVICE", "PGOPTIONS",
                                           "PGSSLMODE",  "PGHOSTADDR", "PGAPPNAME"};

Environment ReadEnvironment(const fs::path& path) {
  Environment environment;
  for (const char* name : kStrayVariables) environment.emplace_back(name, "");
  std::istringstream lines(ReadFile(path));
  for (std::string line; std::getline(lines, line);) {
    const size_t equals = line.find('=');
    environment.emplace_back(line.substr(0, equals), line.substr(equals + 1));
  }
  return environment;
}

}  // namespace

std::string Oracle(const std::string& program) { return ProgramOf("18", program); }
std::string Installed(const std::string& program) { return ProgramOf("installed", program); }

Server Server::Named(std::string_view name) {
  ProgramOf(name, "postgres");
  Server server;
  server.name_ = name;
  server.environment_ = ReadEnvironment(ClusterDir(name) / "env");
  server.major_ = std::stoi(server.Sql("postgres", "SHOW server_version_num")) / 10000;
  return server;
}

Outcome Server::Run(Command command, RunOptions options) const {
  options.environment.insert(options.environment.begin(), environment_.begin(), environment_.end());
  return RunProgram(std::move(command), std::move(options));
}

std::string Server::Sql(const std::string& database, const std::string& sql) const {
  return RunOrThrow({Oracle("psql"), "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", sql},
                    {.environment = environment_});
}

void Server::SqlFile(const std::string& database, const std::string& path) const {
  RunOrThrow({Oracle("psql"), "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", database, "-f", path},
             {.environment = environment_});
}

ScratchDatabase::ScratchDatabase(const Server& server, const std::string& options)
    : server_(server) {
  static std::atomic<int> count = 0;
  name_ = fmt::format("test_{}_{}", getpid(), ++count);
  server_.Sql("postgres", fmt::format("CREATE DATABASE {} TEMPLATE template0 {}", name_, options));
}

// A database with subscriptions can't be dropped, and a subscription only without its slot, which
// is on another server.
constexpr std::string_view kDropSubscriptions = R"(DO $$
DECLARE subscription name;
BEGIN
  FOR subscription IN SELECT s.subname FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid
    WHERE d.datname = current_database()
  LOOP
    EXECUTE format('ALTER SUBSCRIPTION %I SET (slot_name = NONE)', subscription);
    EXECUTE format('DROP SUBSCRIPTION %I', subscription);
  END LOOP;
END $$)";

ScratchDatabase::~ScratchDatabase() {
  try {
    server_.Sql(name_, std::string(kDropSubscriptions));
    server_.Sql("postgres", fmt::format("DROP DATABASE \"{}\" WITH (FORCE)", name_));
  } catch (const std::exception& error) {
    fmt::print(stderr, "could not drop database {}: {}\n", name_, error.what());
  }
}

}  // namespace pgstow::tests
