#include "restore/explain/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "restore/explain/cursor.h"
#include "restore/explain/designator.h"

namespace pgstow::explain {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using enum ObjectClass;

std::vector<Object> NeedsOf(std::string_view sql) {
  std::vector<Object> objects;
  const std::vector<Token> tokens = Tokens(sql);
  for (const Need& need : Read(tokens).needs) objects.push_back(need.object);
  return objects;
}

std::vector<Object> MadeBy(std::string_view sql) {
  std::vector<Object> objects;
  const std::vector<Token> tokens = Tokens(sql);
  for (const Made& made : Read(tokens).makes) objects.push_back(made.object);
  return objects;
}

TEST(Reading, TablesAreLookedForBeforeTheirNewOwnersAndOthersAfter) {
  EXPECT_THAT(NeedsOf("ALTER TABLE public.t OWNER TO bob"),
              ElementsAre(Object{kRelation, "public", "t"}, Object{kRole, "", "bob"}));
  EXPECT_THAT(NeedsOf("ALTER TYPE public.t OWNER TO \"Bob\""),
              ElementsAre(Object{kRole, "", "Bob"}, Object{kType, "public", "t"}));
}

TEST(Reading, GrantsNeedObjectAndGrantees) {
  EXPECT_THAT(NeedsOf("GRANT SELECT(a),UPDATE(b) ON TABLE s.t TO x WITH GRANT OPTION"),
              ElementsAre(Object{kRelation, "s", "t"}, Object{kRole, "", "x"}));
  EXPECT_THAT(NeedsOf("REVOKE ALL ON FUNCTION s.f(a integer, b text) FROM PUBLIC"),
              ElementsAre(Object{kFunction, "s", "f", "integer, text"}));
}

TEST(Reading, DefaultPrivilegesNeedTheGranteeFirst) {
  EXPECT_THAT(
      NeedsOf("ALTER DEFAULT PRIVILEGES FOR ROLE a IN SCHEMA s GRANT SELECT ON TABLES TO b"),
      ElementsAre(Object{kRole, "", "b"}, Object{kRole, "", "a"}, Object{kSchema, "", "s"}));
}

TEST(Reading, PoliciesNeedTheirRoles) {
  EXPECT_THAT(NeedsOf("CREATE POLICY p ON public.t TO a, b USING ((x = 1))"),
              ElementsAre(Object{kRelation, "public", "t"}, Object{kRole, "", "a"},
                          Object{kRole, "", "b"}));
}

TEST(Reading, FunctionsNeedTheirSettingsAndLanguage) {
  EXPECT_THAT(NeedsOf("CREATE FUNCTION s.f(a integer) RETURNS integer LANGUAGE plpython3u SET "
                      "work_mem TO '1MB' SET \"my.own\" TO '1' AS $$s.t$$"),
              ElementsAre(Object{kSchema, "", "s"}, Object{kSetting, "", "work_mem"},
                          Object{kSetting, "", "my.own"}, Object{kLanguage, "", "plpython3u"}));
}

TEST(Reading, NamesInTextAreNeededNamesInStringsAreNot) {
  EXPECT_THAT(
      NeedsOf("CREATE TABLE a.t (x b.t DEFAULT 'c.t', y int DEFAULT nextval('d.s'::regclass))"),
      ElementsAre(Object{kSchema, "", "a"}, Object{kType, "b", "t"}, Object{kRelation, "d", "s"}));
}

TEST(Reading, WhatCommandsMake) {
  EXPECT_THAT(MadeBy("CREATE TABLE s.t (a int CONSTRAINT c CHECK ((a > 0)))"),
              ElementsAre(Object{kRelation, "s", "t"}, Object{kConstraint, "", "c", "s.t"}));
  EXPECT_THAT(MadeBy("CREATE UNIQUE INDEX i ON ONLY s.t USING btree (a)"),
              ElementsAre(Object{kRelation, "s", "i"}));
  EXPECT_THAT(MadeBy("ALTER TABLE ONLY s.t ADD CONSTRAINT p PRIMARY KEY (a)"),
              Contains(Object{kPrimaryKey, "s", "t"}));
  EXPECT_THAT(MadeBy("CREATE TYPE s.r AS RANGE (subtype = integer, multirange_type_name = s.m)"),
              ElementsAre(Object{kType, "s", "r"}, Object{kType, "s", "m"}));
  EXPECT_THAT(MadeBy("CREATE TYPE s.r"), ElementsAre(Object{kType, "s", "r", "shell"}));
  EXPECT_THAT(MadeBy("CREATE CAST (text AS s.e) WITH FUNCTION s.f(text)"),
              ElementsAre(Object{kCast, "", "text", "s.e"}));
  EXPECT_THAT(MadeBy("CREATE OPERATOR s.+ (FUNCTION = s.f, LEFTARG = integer)"),
              ElementsAre(Object{kOperator, "s", "+", "integer, NONE"}));
  EXPECT_THAT(MadeBy("COMMENT ON TABLE s.t IS 't'"), IsEmpty());
}

TEST(Reading, TypesOfArguments) {
  const auto types = [](std::string_view arguments) { return ArgumentTypes(Tokens(arguments)); };
  EXPECT_EQ(types("a integer, OUT b text, INOUT \"C d\" s.t[], VARIADIC e double precision[]"),
            "integer, s.t[], double precision[]");
  EXPECT_EQ(types("timestamp with time zone, character varying DEFAULT 'a,b'::character varying"),
            "timestamp with time zone, character varying");
  EXPECT_EQ(types("integer ORDER BY a text"), "integer, text");
  EXPECT_EQ(types("*"), "");
}

TEST(Reading, CommandsOfOneStatement) {
  const std::vector<Token> tokens = Tokens(
      "CREATE FUNCTION f() BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;"
      "GRANT a TO b;;");
  EXPECT_EQ(Commands(tokens).size(), 2U);
}

TEST(Reading, DropsWithIfExistsNeedNothing) {
  EXPECT_THAT(NeedsOf("DROP TABLE IF EXISTS s.t"), IsEmpty());
  EXPECT_THAT(NeedsOf("DROP TABLE s.t"), ElementsAre(Object{kRelation, "s", "t"}));
  EXPECT_THAT(NeedsOf("ALTER TABLE IF EXISTS ONLY s.t DROP CONSTRAINT IF EXISTS c"), IsEmpty());
}

// Whatever the text is, it is read to its end.
TEST(Reading, BrokenTextIsRead) {
  for (const std::string_view whole :
       {"CREATE AGGREGATE s.a(integer) (SFUNC = s.f, STYPE = integer)",
        "ALTER TABLE s.t ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME s.q)",
        "GRANT USAGE ON FOREIGN SERVER x TO y", "CREATE CAST (a AS b) WITH FUNCTION f(a)",
        "CREATE TRANSFORM FOR double precision LANGUAGE sql (FROM SQL WITH FUNCTION f(internal))",
        "COMMENT ON OPERATOR CLASS s.o USING btree IS 'x'"}) {
    for (size_t length = 0; length <= whole.size(); ++length) {
      const std::vector<Token> tokens = Tokens(whole.substr(0, length));
      EXPECT_THAT(Read(tokens).owner, "") << whole.substr(0, length);
    }
  }
}

std::vector<std::string> CommandTexts(const std::string& sql) {
  const std::vector<Token> tokens = Tokens(sql);
  std::vector<std::string> texts;
  for (const auto command : Commands(tokens)) texts.push_back(TypeText(command));
  return texts;
}

TEST(Commands, EndAtSemicolonsButNotInBodiesAndParentheses) {
  EXPECT_THAT(CommandTexts("a; b;; c"), testing::ElementsAre("a", "b", "c"));
  EXPECT_THAT(CommandTexts("create rule r as on insert to t do (delete from a; notify b); c"),
              testing::SizeIs(2));
  EXPECT_THAT(CommandTexts("create function f() returns int begin atomic select case when a then b "
                           "end; select 2; end; c"),
              testing::SizeIs(2));
}

// Who writes a dump by hand must not be able to hide a command in what only looks like a body.
TEST(Commands, AreNotHiddenByNamesThatLookLikeBodies) {
  EXPECT_THAT(CommandTexts("create table t (begin atomic); drop table x"), testing::SizeIs(2));
  EXPECT_THAT(CommandTexts("create view v as select 1 begin atomic; drop table x; end"),
              testing::SizeIs(3));
  EXPECT_THAT(CommandTexts("create function f(begin atomic) returns int as ''; drop table x"),
              testing::SizeIs(2));
  EXPECT_THAT(CommandTexts("create function f() returns int begin atomic select 1 as case; end; "
                           "drop table x"),
              testing::SizeIs(2));
}

}  // namespace
}  // namespace pgstow::explain
