#include "tests/cases/source.h"

#include <filesystem>

#include "tests/support/dump_text.h"

namespace pgstow::tests {

Source* source = nullptr;

void Source::SetUp() {
  server_ = std::make_unique<Server>(Server::Named(arguments_.server));
  if (case_dir().empty()) {
    database_ =
        std::make_unique<ScratchDatabase>(*server_, ScratchDatabase::Existing{arguments_.database});
    return;
  }
  database_ = std::make_unique<ScratchDatabase>(*server_);
  database_->SqlFile(case_dir() + "/setup.sql");
}

void Source::TearDown() {
  database_.reset();
  server_.reset();
}

const std::string& Source::Text() {
  if (text_.empty()) text_ = OracleText(database());
  return text_;
}

std::string Source::Dumped(Command command, const std::string& name, const Command& options) {
  std::string archive = dir_ / name;
  if (std::filesystem::exists(archive)) return archive;
  command.insert(command.end(), options.begin(), options.end());
  command.insert(command.end(), {"-f", archive, "-d", database().name()});
  RunOrThrow(command, {.environment = server().environment()});
  return archive;
}

}  // namespace pgstow::tests
