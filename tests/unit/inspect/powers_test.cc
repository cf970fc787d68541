#include "restore/inspect/powers.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "restore/explain/tokens.h"

namespace pgstow::inspect {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> Superusers(const std::string& sql) {
  std::vector<std::string> found;
  for (Power& power : PowersOf(explain::Tokens(sql))) {
    if (power.needs == Needs::kSuperuser) found.push_back(std::move(power.what));
  }
  return found;
}

TEST(Powers, OfUsualDefinitionsThereAreNone) {
  for (const char* sql :
       {"CREATE TABLE public.t (n integer, program text)", "CREATE VIEW v AS SELECT 1",
        "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$",
        "CREATE FUNCTION f(language text) RETURNS text LANGUAGE plpgsql AS 'LANGUAGE c'",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT language AS x FROM t; END",
        "COPY public.t (n) FROM stdin", "COPY public.t (\"to\") FROM stdin",
        "GRANT SELECT ON TABLE t TO r", "CREATE TYPE public.t AS ENUM ('a')",
        "CREATE TYPE public.t AS (a integer)", "CREATE CAST (a AS b) WITH FUNCTION f(a)"}) {
    EXPECT_THAT(PowersOf(explain::Tokens(sql)), IsEmpty()) << sql;
  }
}

TEST(Powers, CodeOfLibrariesTakesASuperuser) {
  EXPECT_THAT(Superusers("CREATE FUNCTION f() RETURNS void LANGUAGE c AS 'lib', 'f'"),
              ElementsAre("a function of a library of the server"));
  EXPECT_THAT(Superusers("CREATE FUNCTION f() RETURNS void AS 'lib', 'f' LANGUAGE 'c'"),
              ElementsAre("a function of a library of the server"));
  EXPECT_THAT(Superusers("CREATE OR REPLACE FUNCTION f(language text) RETURNS language "
                         "LANGUAGE internal AS 'x'"),
              testing::Contains("a function of a library of the server"));
  EXPECT_THAT(Superusers("CREATE FUNCTION f(begin atomic) RETURNS int LANGUAGE c AS 'l', 'f'"),
              ElementsAre("a function of a library of the server"));
  EXPECT_THAT(Superusers("CREATE PROCEDURE f() LANGUAGE plpython3u AS ''"),
              ElementsAre("a function in plpython3u, unless that is trusted"));
  EXPECT_THAT(Superusers("CREATE TRUSTED LANGUAGE l HANDLER h"), SizeIs(1));
  EXPECT_THAT(Superusers("CREATE LANGUAGE plpgsql"), IsEmpty());
  EXPECT_THAT(Superusers("CREATE TYPE public.t (INPUT = i, OUTPUT = o)"), SizeIs(1));
}

TEST(Powers, FilesAndProgramsOfTheServerTakeASuperuser) {
  EXPECT_THAT(Superusers("COPY t FROM PROGRAM 'rm -rf /'"),
              testing::Contains("a program run on the server"));
  EXPECT_THAT(Superusers("COPY t TO PROGRAM 'sh'"),
              testing::Contains("a program run on the server"));
  EXPECT_THAT(Superusers("COPY t FROM '/etc/passwd'"), ElementsAre("a file of the server"));
  EXPECT_THAT(Superusers("SELECT pg_catalog.pg_read_file('/etc/passwd')"),
              ElementsAre("files of the server, by pg_read_file()"));
  EXPECT_THAT(Superusers("SELECT \"lo_export\"(1, '/x')"),
              ElementsAre("files of the server, by lo_export()"));
  EXPECT_THAT(Superusers("GRANT pg_execute_server_program TO r"),
              ElementsAre("the rights of pg_execute_server_program"));
}

TEST(Powers, WhatOthersRunOrTrustTakesASuperuser) {
  EXPECT_THAT(Superusers("CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION f()"),
              SizeIs(1));
  EXPECT_THAT(Superusers("ALTER ROLE r WITH SUPERUSER"), ElementsAre("a superuser"));
  EXPECT_THAT(Superusers("ALTER ROLE r WITH NOSUPERUSER INHERIT"), IsEmpty());
  for (const char* sql : {"CREATE ROLE r SUPERUSER", "CREATE USER r SUPERUSER PASSWORD 'x'",
                          "ALTER USER r SUPERUSER", "CREATE GROUP r SUPERUSER"}) {
    EXPECT_THAT(Superusers(sql), ElementsAre("a superuser")) << sql;
  }
  EXPECT_THAT(Superusers("CREATE USER r BYPASSRLS REPLICATION"), SizeIs(2));
  EXPECT_THAT(Superusers("ALTER FUNCTION f() LEAKPROOF"), SizeIs(1));
  EXPECT_THAT(Superusers("ALTER SYSTEM SET shared_preload_libraries = 'x'"), SizeIs(1));
  EXPECT_THAT(Superusers("CREATE FUNCTION f() RETURNS int LANGUAGE sql LEAKPROOF AS ''"),
              SizeIs(1));
  EXPECT_THAT(Superusers("LOAD 'x'"), SizeIs(1));
}

TEST(Powers, WhatTakesARightOrDeservesALookIsTold) {
  const auto needs = [](const std::string& sql) {
    const std::vector<Power> powers = PowersOf(explain::Tokens(sql));
    return powers.size() == 1 ? powers[0].needs : Needs::kSuperuser;
  };
  EXPECT_EQ(needs("CREATE EXTENSION IF NOT EXISTS hstore"), Needs::kRole);
  EXPECT_EQ(needs("CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p"), Needs::kRole);
  EXPECT_EQ(needs("CREATE USER MAPPING FOR u SERVER s"), Needs::kRole);
  EXPECT_EQ(needs("CREATE USER u"), Needs::kRole);
  EXPECT_EQ(needs("CREATE GROUP g"), Needs::kRole);
  EXPECT_EQ(needs("ALTER GROUP g ADD USER u"), Needs::kRole);
  EXPECT_EQ(needs("ALTER FUNCTION f() SECURITY DEFINER"), Needs::kNothing);
  EXPECT_EQ(needs("CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS ''"),
            Needs::kNothing);
  EXPECT_EQ(needs("ALTER DATABASE d SET search_path TO 'evil'"), Needs::kNothing);
}

}  // namespace
}  // namespace pgstow::inspect
