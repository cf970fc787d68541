#include "tests/support/own_server.h"

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <sstream>
#include <vector>

#include <fmt/format.h>

#include "tests/support/paths.h"

namespace pgstow::tests {
namespace {

std::string ClusterScript() { return SourceDir() / "tests/support/cluster.sh"; }

// Starts it, and returns the name that Server::Named knows it by.
std::string Start(const std::string& folder, const std::string& like, const std::string& init) {
  const std::string note = ReadFile(BuildDir() / "clusters" / like / "bin_dir");
  Command command = {ClusterScript(), "start", folder, "--server", note.substr(0, note.find('\n')),
                     "--in-memory"};
  if (!init.empty()) command.insert(command.end(), {"--init", init});
  RunOrThrow(command);
  return std::filesystem::path(folder).filename();
}

std::string NewFolder(const std::string& like) {
  static std::atomic<int> made = 0;
  return BuildDir() / "clusters" / fmt::format("own.{}.{}.{}", like, getpid(), ++made);
}

std::vector<pid_t> ChildrenOf(pid_t parent) {
  std::istringstream list(ReadFile(fmt::format("/proc/{0}/task/{0}/children", parent)));
  std::vector<pid_t> children;
  for (pid_t child = 0; list >> child;) children.push_back(child);
  return children;
}

}  // namespace

OwnServer::OwnServer(const std::string& like, const std::string& init)
    : folder_(NewFolder(like)), server_(Server::Named(Start(folder_, like, init))) {}

OwnServer::~OwnServer() { RunProgram({ClusterScript(), "stop", folder_}); }

void OwnServer::MakeDurable() const {
  server_.Sql("postgres", "ALTER SYSTEM SET synchronous_commit = on");
  server_.Sql("postgres", "SELECT pg_reload_conf()");
}

// The first process is held while the others are killed, lest it starts new ones.
void OwnServer::Kill() const {
  const pid_t first = std::stoi(ReadFile(folder_ + "/data/postmaster.pid"));
  kill(first, SIGSTOP);
  for (const pid_t child : ChildrenOf(first)) kill(child, SIGKILL);
  kill(first, SIGKILL);
}

void OwnServer::Restart() const { RunOrThrow({ClusterScript(), "restart", folder_}); }

}  // namespace pgstow::tests
