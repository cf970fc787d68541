// What belongs to a whole server is written as pg_dumpall 18 writes it. Roles are shared by all
// tests of a server, so each test here has a server of its own.
#include "host/catalog/globals/globals.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "host/pg/session.h"
#include "restore/script/globals.h"
#include "tests/live/connecting.h"
#include "tests/support/dump_text.h"
#include "tests/support/own_server.h"
#include "tests/support/paths.h"

namespace pgstow::tests {
namespace {

// What stands in pg_dumpall's script between what each of its scripts begins and ends with.
std::string OracleText(const Server& server, Command options) {
  options.insert(options.begin(), Oracle("pg_dumpall"));
  const std::string text = RunOrThrow(options, {.environment = server.environment()});
  const std::string_view begin = "SET standard_conforming_strings = on;\n\n";
  const size_t from = text.find(begin) + begin.size();
  return text.substr(from, text.find("\\unrestrict ") - from);
}

std::string OurText(const Server& server, const catalog::GlobalsOptions& options) {
  const auto connection = pg::Connection::Connect(ConnectionTo(server, "postgres"));
  pg::HardenDumpSession(*connection, {});
  return script::GlobalsText(catalog::ReadGlobals(*connection, options));
}

class LiveGlobals : public testing::TestWithParam<std::string> {
 protected:
  const OwnServer own_{GetParam()};
  const Server server_ = own_.server();
};
INSTANTIATE_TEST_SUITE_P(Globals, LiveGlobals, testing::ValuesIn(Server::Names()), NameOfServer);

TEST_P(LiveGlobals, OfANewServerAreWrittenAsPgDumpallWritesThem) {
  EXPECT_PRED_FORMAT2(SameText, OracleText(server_, {"--globals-only"}), OurText(server_, {}));
}

TEST_P(LiveGlobals, AreWrittenAsPgDumpallWritesThem) {
  server_.SqlFile("postgres", SourceDir() / "tests/live/globals/globals.sql");
  struct Run {
    Command options;
    catalog::GlobalsOptions ours;
  };
  const Run runs[] = {
      {{"--globals-only"}, {}},
      {{"--roles-only"}, {.tablespaces = false}},
      {{"--tablespaces-only"}, {.roles = false}},
      {{"--globals-only", "--no-role-passwords"}, {.passwords = false}},
      {{"--globals-only", "--no-privileges"}, {.acls = false}},
      {{"--globals-only", "--no-comments"}, {.comments = false}},
      {{"--globals-only", "--no-security-labels"}, {.security_labels = false}},
  };
  for (const Run& run : runs) {
    SCOPED_TRACE(Shown(run.options));
    EXPECT_PRED_FORMAT2(SameText, OracleText(server_, run.options), OurText(server_, run.ours));
  }
}

}  // namespace
}  // namespace pgstow::tests
