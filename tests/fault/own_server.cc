#include "tests/fault/own_server.h"

#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <sstream>
#include <vector>

#include <fmt/format.h>

#include "tests/support/paths.h"

namespace pgstow::tests {
namespace {

std::string ClusterScript() { return SourceDir() / "tests/support/cluster.sh"; }

// Starts it, and returns the name that Server::Named knows it by.
std::string Start(const std::string& dir) {
  const std::filesystem::path programs = std::filesystem::path(Oracle("postgres")).parent_path();
  RunOrThrow({ClusterScript(), "start", dir, "--server", programs.string(), "--init",
              SourceDir() / "tests/cases/roles.sql"});
  return std::filesystem::path(dir).filename();
}

std::vector<pid_t> ChildrenOf(pid_t parent) {
  std::istringstream list(ReadFile(fmt::format("/proc/{0}/task/{0}/children", parent)));
  std::vector<pid_t> children;
  for (pid_t child = 0; list >> child;) children.push_back(child);
  return children;
}

}  // namespace

OwnServer::OwnServer()
    : dir_(BuildDir() / "clusters" / fmt::format("fault.{}", getpid())),
      server_(Server::Named(Start(dir_))) {
  server_.Sql("postgres", "ALTER SYSTEM SET synchronous_commit = on");
  server_.Sql("postgres", "SELECT pg_reload_conf()");
}

OwnServer::~OwnServer() { RunProgram({ClusterScript(), "stop", dir_}); }

// The first process is held while the others are killed, lest it starts new ones.
void OwnServer::Kill() const {
  const pid_t first = std::stoi(ReadFile(dir_ + "/data/postmaster.pid"));
  kill(first, SIGSTOP);
  for (const pid_t child : ChildrenOf(first)) kill(child, SIGKILL);
  kill(first, SIGKILL);
}

void OwnServer::Restart() const { RunOrThrow({ClusterScript(), "restart", dir_}); }

}  // namespace pgstow::tests
