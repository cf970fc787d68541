// Every option that PostgreSQL's tools have too does what theirs does: scripts that both write of
// the same database are the same.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/dump_text.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

// Something for each option to leave out, to pick or to write otherwise.
constexpr const char* kDatabase = R"(
CREATE SCHEMA shop AUTHORIZATION case_owner;
COMMENT ON SCHEMA shop IS 'what is for sale';
CREATE TABLE shop.item (id int PRIMARY KEY, name text NOT NULL, price float8 DEFAULT 0.1);
COMMENT ON TABLE shop.item IS 'things';
ALTER TABLE shop.item OWNER TO case_owner;
GRANT SELECT ON shop.item TO case_reader;
CREATE INDEX item_name ON shop.item (name);
INSERT INTO shop.item VALUES (1, 'café', 0.1 + 0.2::float8), (2, E'tab\tand \\ backslash', NULL);
CREATE FUNCTION shop.total(int) RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM shop.item';
CREATE FUNCTION shop.stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
CREATE TRIGGER item_stamp BEFORE INSERT ON shop.item FOR EACH ROW EXECUTE FUNCTION shop.stamp();
CREATE SEQUENCE shop.ticket START 7;
CREATE VIEW shop.cheap AS SELECT * FROM shop.item WHERE price < 1;
CREATE MATERIALIZED VIEW shop.names AS SELECT name FROM shop.item;
CREATE TABLE public.plain (a int, "B c" text);
INSERT INTO public.plain VALUES (1, 'x');
CREATE TABLE public.orders (id int REFERENCES shop.item);
SELECT lo_from_bytea(5001, 'a large object'), lo_create(5002), lo_create(5003);
GRANT SELECT ON LARGE OBJECT 5003 TO case_reader;
COMMENT ON LARGE OBJECT 5002 IS 'empty';
)";

class ParityTest : public testing::TestWithParam<std::string> {
 protected:
  ParityTest() { source_.Sql(kDatabase); }

  // What COMMAND writes, OPTIONS added.
  std::string Output(Command command, const Command& options = {}) const {
    command.insert(command.end(), options.begin(), options.end());
    const Outcome outcome = server_.Run(command);
    EXPECT_EQ(outcome.exit_code, 0) << Shown(command) << "\n" << outcome.err;
    return Normalized(outcome.out);
  }

  Server server_ = Server::Named(GetParam());
  ScratchDatabase source_{server_};
  TempDir dir_;
};

const std::vector<Command> kDumpOptions = {
    {},
    {"-a"},
    {"-s"},
    {"--no-schema"},
    {"--no-data"},
    {"-c"},
    {"-c", "--if-exists"},
    {"-C"},
    {"-Cc", "--if-exists"},
    {"-O"},
    {"-x"},
    {"--no-acl"},
    {"--no-comments"},
    {"-n", "sh*"},
    {"-N", "shop"},
    {"-t", "shop.item"},
    {"-t", "publi?.p*", "-t", "orders"},
    {"-T", "shop.*"},
    {"-t", "shop.cheap"},
    {"-b"},
    {"-B"},
    {"-b", "-B"},
    {"--no-blobs"},
    {"-b", "-s"},
    {"-b", "-a"},
    {"-b", "-n", "shop"},
    {"--large-objects", "-t", "shop.item"},
    {"--statistics"},
    {"--statistics", "-t", "shop.item"},
    {"--statistics", "--no-data"},
    {"--statistics", "--no-schema"},
    {"--statistics", "--section=post-data"},
    {"--statistics-only"},
    {"--no-statistics"},
    {"-E", "LATIN1"},
    {"--quote-all-identifiers", "-n", "shop"},
    {"--disable-dollar-quoting"},
    {"--extra-float-digits=0"},
    {"--role=case_owner", "-t", "shop.item"},
    {"--enable-row-security"},
    {"--no-tablespaces"},
    {"--no-table-access-method"},
    {"--serializable-deferrable"},
    {"--lock-wait-timeout=5s"},
    {"-Z", "none"},
    {"-f", "-"},
};

TEST_P(ParityTest, DumpWritesWhatPgDumpWrites) {
  for (const Command& options : kDumpOptions) {
    SCOPED_TRACE(Shown(options));
    EXPECT_PRED_FORMAT2(SameText,
                        WithoutMarks(Output({Oracle("pg_dump"), source_.name()}, options)),
                        Output({PgstowPath(), "dump", source_.name()}, options));
  }
}

// psql gives a command of several statements to the server as it is, as any other client does.
TEST_P(ParityTest, ScriptsOfInsertsRunInAnyClient) {
  const Command dump = {PgstowPath(), "dump", "--inserts", source_.name()};
  const std::string script = Output(dump, {"--any-client"});
  ScratchDatabase target(server_);
  const Outcome run = server_.Run({"psql", "-X", "-q", "-d", target.name(), "-c", script});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_PRED_FORMAT2(SameText, Output(dump),
                      Output({PgstowPath(), "dump", "--inserts", target.name()}));
  for (const Command& options : {Command{"--any-client"}, Command{"--any-client", "-s", "-C"},
                                 Command{"--any-client", "-Fc"}}) {
    Command refused = {PgstowPath(), "dump", source_.name()};
    refused.insert(refused.end(), options.begin(), options.end());
    EXPECT_EQ(server_.Run(refused).exit_code, 1) << Shown(refused);
  }
}

TEST_P(ParityTest, CompressesAScriptAsAWhole) {
  const std::string script = Output({PgstowPath(), "dump", source_.name()});
  for (const char* tool : {"gzip", "lz4", "zstd"}) {
    const std::string ours = dir_ / tool;
    Output({PgstowPath(), "dump", "-Z", tool, "-f", ours, source_.name()});
    EXPECT_EQ(Normalized(RunOrThrow({tool, "-dc", ours})), script) << tool;
  }
}

const std::vector<Command> kRestoreOptions = {
    {},
    {"-a"},
    {"-s"},
    {"--no-schema"},
    {"--no-data"},
    {"-c"},
    {"-c", "--if-exists"},
    {"-C"},
    {"-Cc", "--if-exists"},
    {"-O"},
    {"-x"},
    {"--no-comments"},
    {"--no-security-labels"},
    {"-n", "shop"},
    {"-N", "shop"},
    {"-t", "item"},
    {"-n", "public", "-t", "orders"},
    {"-t", "cheap"},
    {"-t", "ticket"},
    {"-I", "item_name"},
    {"-P", "total(integer)"},
    {"-T", "item item_stamp"},
    {"--section=pre-data"},
    {"--section=data"},
    {"--section=post-data"},
    {"--section=pre-data", "--section=post-data"},
    {"--strict-names", "-t", "item"},
    {"-1"},
    {"--role=case_owner"},
    {"--enable-row-security"},
    {"--no-tablespaces"},
    {"--no-table-access-method"},
    {"-e"},
    {"--no-data-for-failed-tables"},
};

TEST_P(ParityTest, RestoreWritesWhatPgRestoreWrites) {
  const std::string theirs = dir_ / "theirs";
  const std::string ours = dir_ / "ours";
  Output({Oracle("pg_dump"), "-Fc", "-f", theirs, source_.name()});
  Output({PgstowPath(), "dump", "-Fc", "-f", ours, source_.name()});
  for (const Command& options : kRestoreOptions) {
    SCOPED_TRACE(Shown(options));
    const std::string expected = Output({Oracle("pg_restore"), "-f", "-", theirs}, options);
    EXPECT_PRED_FORMAT2(SameText, expected,
                        Output({PgstowPath(), "restore", "-f", "-", theirs}, options));
    EXPECT_PRED_FORMAT2(SameText, WithoutMarks(expected),
                        Output({PgstowPath(), "restore", "-f", "-", ours}, options));
  }
}

// The dump ids in front number what a program looked at, and so are its own affair.
std::string Entries(const std::string& list) {
  return RunOrThrow({"sed", "-E", "/^;/d; s/^[0-9]+; //"}, {.input = list});
}

TEST_P(ParityTest, ListsNameWhatPgRestoreNames) {
  const std::string theirs = dir_ / "theirs";
  const std::string ours = dir_ / "ours";
  Output({Oracle("pg_dump"), "-Fc", "-f", theirs, source_.name()});
  Output({PgstowPath(), "dump", "-Fc", "-f", ours, source_.name()});
  for (const Command& options : {Command{}, Command{"-n", "shop"}, Command{"-t", "item"},
                                 Command{"--section=post-data"}, Command{"-C"}, Command{"-x"}}) {
    SCOPED_TRACE(Shown(options));
    const std::string list = Output({PgstowPath(), "restore", "-l", ours}, options);
    EXPECT_PRED_FORMAT2(SameText, Entries(Output({Oracle("pg_restore"), "-l", theirs}, options)),
                        Entries(list));
    EXPECT_EQ(Output({PgstowPath(), "list", ours}, options), list);
  }
}

INSTANTIATE_TEST_SUITE_P(Servers, ParityTest, testing::ValuesIn(Server::Names()),
                         [](const auto& server) { return server.param; });

}  // namespace
}  // namespace pgstow::tests
