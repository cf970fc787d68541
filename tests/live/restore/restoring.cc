#include "tests/live/restore/restoring.h"

#include <utility>

#include "tests/support/dump_text.h"

namespace pgstow::tests {

std::unique_ptr<Restoring::Source> Restoring::source_;

namespace {

Command Joined(Command command, const Command& more) {
  command.insert(command.end(), more.begin(), more.end());
  return command;
}

}  // namespace

Restoring::Source::Source(const std::string& server_name) : database(Server::Named(server_name)) {
  database.SqlFile(SourceDir() / "tests/live/restore/shop.sql");
  const auto dump = [this](const Command& command) {
    const Outcome outcome = database.server().Run(Joined(command, {"-d", database.name()}));
    if (!outcome.ok()) throw std::runtime_error(outcome.err);
  };
  dump({PgstowPath(), "dump", "-Fc", "-f", ours});
  dump({Oracle("pg_dump"), "-Fc", "-f", theirs});
}

void Restoring::SetUp() {
  if (source_ == nullptr || server().name() != GetParam()) {
    source_.reset();
    source_ = std::make_unique<Source>(GetParam());
  }
}

void Restoring::TearDownTestSuite() { source_.reset(); }

Outcome Restoring::Ours(const Command& arguments) const {
  const std::string program = BuildDir() / "libexec/pgstow/pg_restore";
  return server().Run(Joined(Joined({program}, arguments), {source_->ours}));
}

Outcome Restoring::Theirs(const Command& arguments) const {
  return server().Run(Joined(Joined({Oracle("pg_restore")}, arguments), {source_->theirs}));
}

std::string Restoring::OurScript(Command switches) const {
  return Normalized(Ours(Joined({"-f", "-"}, switches)).out);
}

std::string Restoring::TheirScript(Command switches) const {
  return WithoutMarks(Normalized(Theirs(Joined({"-f", "-"}, switches)).out));
}

}  // namespace pgstow::tests
