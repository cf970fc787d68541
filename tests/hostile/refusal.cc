#include "tests/hostile/refusal.h"

#include <filesystem>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgstow::tests {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRows = "1\n2\n\\.\n\n\n";

}  // namespace

Trap::Trap() {
  fs::create_directory(dir_.path() / "target");
  WriteFile(secret(), kRows);
}

void Trap::WriteMember(const std::string& name, const std::string& bytes) const {
  fs::create_directory(archive());
  WriteFile(archive() + "/" + name, bytes);
}

std::string Trap::Surroundings() const {
  std::string seen;
  for (auto each = fs::recursive_directory_iterator(dir_.path());
       each != fs::recursive_directory_iterator(); ++each) {
    const fs::path& path = each->path();
    if (path == dir_.path() / "target") each.disable_recursion_pending();
    seen += path.string() + " " + std::to_string(static_cast<int>(each->symlink_status().type())) +
            "\n";
    if (each->symlink_status().type() == fs::file_type::regular) seen += ReadFile(path) + "\n";
  }
  return seen;
}

Outcome Trap::Run(Command command, const RunOptions& options) const {
  const std::string before = Surroundings();
  command.insert(command.begin(), PgstowPath());
  Outcome outcome = RunProgram(std::move(command), options);
  EXPECT_EQ(Surroundings(), before);
  return outcome;
}

std::string MessageIn(const std::string& said) {
  const std::string start = "pgstow: error: ";
  if (!said.starts_with(start) || said.find(start, 1) != std::string::npos) return said;
  std::string message = said.substr(start.size());
  message.resize(std::min(message.find("\npgstow: "), message.size() - 1));
  if (message.starts_with("could not read archive ")) message.erase(0, message.find(": ") + 2);
  return message;
}

void ExpectRefused(const Trap& trap, const std::string& message) {
  const std::vector<Command> commands = {
      {"restore", "-f", "/dev/null", trap.archive()},
      {"convert", "--format=custom", trap.archive(), trap.target()},
      {"verify", "--deep", trap.archive()}};
  for (const Command& command : commands) {
    SCOPED_TRACE(command[0]);
    const Outcome outcome = trap.Run(command);
    EXPECT_NE(outcome.exit_code, 0);
    EXPECT_LT(outcome.exit_code, 3) << "no signal ended it";
    EXPECT_EQ(MessageIn(outcome.err), message);
  }
  EXPECT_FALSE(fs::exists(trap.target()));
}

}  // namespace pgstow::tests
