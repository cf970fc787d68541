#include "tests/live/explain/explaining.h"

#include <unistd.h>

#include <sstream>
#include <string_view>

namespace pgstow::tests {
namespace {

// The value of a member of a JSON object on one line, as it is written; the first of that name.
std::string Member(std::string_view json, std::string_view name) {
  const std::string start = "\"" + std::string(name) + "\": ";
  const size_t found = json.find(start);
  if (found == std::string_view::npos) return "-";
  json.remove_prefix(found + start.size());
  if (json.front() != '"') return std::string(json.substr(0, json.find_first_of(",}")));
  size_t end = 1;
  while (json[end] != '"') end += json[end] == '\\' ? 2 : 1;
  return std::string(json.substr(1, end - 1));
}

std::string Error(const std::string& entry, std::string_view json) {
  return entry + " " + Member(json, "sqlstate") + " " + Member(json, "message");
}

}  // namespace

Errors Foretold(const std::string& json) {
  Errors errors;
  std::istringstream lines(json.substr(json.find("\n  \"errors\": [")));
  for (std::string line; std::getline(lines, line);) {
    if (line.find("\"sqlstate\"") == std::string::npos) continue;
    errors.push_back(Error(Member(line, "entry"), line));
  }
  return errors;
}

Errors Reported(const std::string& json_lines) {
  Errors errors;
  std::istringstream lines(json_lines);
  for (std::string line; std::getline(lines, line);) {
    const std::string sqlstate = Member(line, "sqlstate");
    const size_t server = line.find("\"server\": ");
    const std::string message = server == std::string::npos
                                    ? Member(line, "message")
                                    : Member(line.substr(server), "message");
    errors.push_back(Member(line, "id") + " " + sqlstate + " " + message);
  }
  return errors;
}

Explaining::~Explaining() {
  source_.reset();
  target_.reset();
  for (const std::string& space : tablespaces_) {
    source_server_.Sql("postgres", "DROP TABLESPACE " + space);
  }
  for (const std::string& role : roles_) source_server_.Sql("postgres", "DROP ROLE " + role);
}

std::string Explaining::SourceRole() {
  static int count = 0;
  roles_.push_back("explained_" + std::to_string(getpid()) + "_" + std::to_string(++count));
  source_server_.Sql("postgres", "CREATE ROLE " + roles_.back());
  return roles_.back();
}

std::string Explaining::SourceTablespace() {
  tablespaces_.push_back("space_" + std::to_string(getpid()));
  // As a file: with -c psql would run both in one transaction, which a tablespace does not take.
  WriteFile(dir_ / "space.sql", "SET allow_in_place_tablespaces = on; CREATE TABLESPACE " +
                                    tablespaces_.back() + " LOCATION '';");
  source_server_.SqlFile("postgres", dir_ / "space.sql");
  return tablespaces_.back();
}

void Explaining::NewTarget(const std::string& options) {
  target_ = std::make_unique<ScratchDatabase>(target_server_, options);
}

std::string Explaining::Archive() {
  std::string archive = dir_ / "archive";
  RunOrThrow({PgstowPath(), "dump", "--format=custom", "-f", archive, "-d", source_->name()},
             {.environment = source_server_.environment()});
  return archive;
}

std::string Explaining::Script(const Command& options) {
  Command restore = {PgstowPath(), "restore", "-f", "-", Archive()};
  restore.insert(restore.end(), options.begin(), options.end());
  return RunOrThrow(restore);
}

Command Explaining::RestoreCommand(const Command& options) {
  Command restore = {PgstowPath(), "restore", "-d", target_->name(), Archive()};
  restore.insert(restore.end(), options.begin(), options.end());
  return restore;
}

Outcome Explaining::Explain(const Command& options) {
  return target_server_.Run(RestoreCommand(options));
}

Errors Explaining::ExpectForetold(const Command& options) {
  Command restore = RestoreCommand(options);
  Command explain = restore;
  explain.emplace_back("--explain=json");
  const Outcome explained = target_server_.Run(explain);
  const std::string report = dir_ / "report";
  restore.push_back("--on-error=report:" + report);
  const Outcome restored = target_server_.Run(restore);

  EXPECT_EQ(explained.exit_code, restored.exit_code) << explained.err << restored.err;
  const Errors errors = Reported(ReadFile(report));
  EXPECT_EQ(Foretold(explained.out), errors) << restored.err;
  return errors;
}

}  // namespace pgstow::tests
