#include "restore/inspect/command_name.h"

#include <string>

#include <gtest/gtest.h>

#include "restore/explain/tokens.h"

namespace pgstow::inspect {
namespace {

std::string NameOf(const std::string& sql) { return CommandName(explain::Tokens(sql)); }

TEST(CommandName, LeavesOutWhatDiffersFromObjectToObject) {
  EXPECT_EQ(NameOf("CREATE TABLE public.t (n integer)"), "CREATE TABLE");
  EXPECT_EQ(NameOf("create unlogged table t ()"), "CREATE TABLE");
  EXPECT_EQ(NameOf("CREATE UNIQUE INDEX i ON t (n)"), "CREATE INDEX");
  EXPECT_EQ(NameOf("CREATE OR REPLACE VIEW v AS SELECT 1"), "CREATE VIEW");
  EXPECT_EQ(NameOf("CREATE OR REPLACE TRUSTED PROCEDURAL LANGUAGE l"), "CREATE LANGUAGE");
  EXPECT_EQ(NameOf("CREATE CONSTRAINT TRIGGER t"), "CREATE CONSTRAINT TRIGGER");
  EXPECT_EQ(NameOf("CREATE DEFAULT CONVERSION c FOR 'a' TO 'b' FROM f"), "CREATE CONVERSION");
  EXPECT_EQ(NameOf("ALTER DEFAULT PRIVILEGES FOR ROLE r GRANT ALL ON TABLES TO s"),
            "ALTER DEFAULT PRIVILEGES");
  EXPECT_EQ(NameOf("DROP TEXT SEARCH CONFIGURATION c"), "DROP TEXT SEARCH CONFIGURATION");
  EXPECT_EQ(NameOf("COMMENT ON TABLE t IS 'x'"), "COMMENT");
  EXPECT_EQ(NameOf("SELECT pg_catalog.setval('s', 1, true)"), "SELECT pg_catalog.setval");
  EXPECT_EQ(NameOf("SET SESSION AUTHORIZATION someone"), "SET SESSION AUTHORIZATION");
}

// A name in quotes is no key word, and comments are not what they look like.
TEST(CommandName, IsMadeOfKeyWordsAlone) {
  EXPECT_EQ(NameOf("\"create\" TABLE t"), "\"create\"");
  EXPECT_EQ(NameOf("/* CREATE */ DROP -- TABLE\n ROLE r"), "DROP ROLE");
  EXPECT_EQ(NameOf(""), "");
  EXPECT_EQ(NameOf("CREATE"), "CREATE");
}

}  // namespace
}  // namespace pgstow::inspect
