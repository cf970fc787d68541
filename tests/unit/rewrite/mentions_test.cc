// What can't be mapped, and is said instead.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "restore/rewrite/sql_rewriter.h"
#include "restore/rewrite/words.h"

namespace pgstow::rewrite {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Place = Mention::Place;

std::vector<Mention> MentionsIn(const std::string& sql) {
  const Maps maps = {
      .schemas = {{"app", "b"}}, .owners = {{"bob", "rob"}}, .tablespaces = {{"fast", "slow"}}};
  const KnownNames known;
  SqlRewriter rewriter(maps, known, true);
  EXPECT_EQ(rewriter.Rewrite(sql), sql);
  return rewriter.TakeMentions();
}

std::vector<Mention> MentionsInBody(const std::string& body) {
  return MentionsIn("CREATE FUNCTION x.f() RETURNS integer LANGUAGE plpgsql\n    AS $_$" + body +
                    "$_$;");
}

TEST(MentionsTest, BodiesAreReadAsWords) {
  EXPECT_THAT(MentionsInBody("\nBEGIN\n  SELECT 1 FROM app.t;\n  RETURN app.f();\nEND"),
              ElementsAre(Mention{Place::kBody, "schema", "app", "SELECT 1 FROM app.t;"}));
  EXPECT_THAT(MentionsInBody("SET ROLE bob; CREATE TABLE t () TABLESPACE fast"),
              ElementsAre(Mention{Place::kBody, "role", "bob",
                                  "SET ROLE bob; CREATE TABLE t () TABLESPACE fast"},
                          Mention{Place::kBody, "tablespace", "fast",
                                  "SET ROLE bob; CREATE TABLE t () TABLESPACE fast"}));
  EXPECT_THAT(MentionsInBody("SELECT App.f()"),
              ElementsAre(Mention{Place::kBody, "schema", "app", "SELECT App.f()"}));
  EXPECT_THAT(MentionsInBody("SELECT apple, the_app, app_1, bobby"), IsEmpty());
}

TEST(MentionsTest, BodiesInQuotesAreBodiesToo) {
  EXPECT_THAT(MentionsIn("CREATE OR REPLACE PROCEDURE x.f() LANGUAGE sql AS 'DELETE FROM app.t';"),
              ElementsAre(Mention{Place::kBody, "schema", "app", "DELETE FROM app.t"}));
  EXPECT_THAT(MentionsIn("CREATE FUNCTION x.f() RETURNS void LANGUAGE c AS 'file', 'app';"),
              ElementsAre(Mention{Place::kBody, "schema", "app", "app"}));
}

TEST(MentionsTest, CommentsAreTexts) {
  EXPECT_THAT(MentionsIn("COMMENT ON TABLE x.t IS 'rows of app';"),
              ElementsAre(Mention{Place::kComment, "schema", "app", "rows of app"}));
  EXPECT_THAT(MentionsIn("SECURITY LABEL FOR 'app' ON TABLE x.t IS 'bob only';"),
              ElementsAre(Mention{Place::kComment, "role", "bob", "bob only"}));
  EXPECT_THAT(MentionsIn("COMMENT ON TABLE x.t IS 'an application';"), IsEmpty());
}

TEST(MentionsTest, ConstantsCountWhenTheyCanBeNames) {
  EXPECT_THAT(MentionsIn("CREATE VIEW x.v AS SELECT query_to_xml('SELECT * FROM app.t'::text);"),
              ElementsAre(Mention{Place::kConstant, "schema", "app", "SELECT * FROM app.t"}));
  EXPECT_THAT(MentionsIn("CREATE TABLE x.t (s text DEFAULT 'app'::text);"),
              ElementsAre(Mention{Place::kConstant, "schema", "app", "app"}));
  EXPECT_THAT(MentionsIn("CREATE POLICY p ON x.t USING ((CURRENT_USER = 'bob'::name));"),
              ElementsAre(Mention{Place::kConstant, "role", "bob", "bob"}));
  EXPECT_THAT(MentionsIn("CREATE TABLE x.t (s text DEFAULT 'the app of bob'::text);"), IsEmpty());
}

TEST(MentionsTest, NamesOnOtherServersAreTheirs) {
  EXPECT_THAT(MentionsIn("CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (schema 'app');"),
              IsEmpty());
  EXPECT_THAT(MentionsIn("CREATE SUBSCRIPTION s CONNECTION 'host=app.net' PUBLICATION p;"),
              IsEmpty());
}

TEST(WordsTest, FindsNamesOfAnyShape) {
  EXPECT_EQ(FindName("x a b", "a"), 2U);
  EXPECT_EQ(FindName("xa ax A", "a"), 6U);
  EXPECT_EQ(FindName("odd name", "Odd name"), std::string_view::npos);
  EXPECT_EQ(FindName("the \"Odd name\".t", "Odd name"), 5U);
  EXPECT_TRUE(HasQualifier("the \"Odd name\".t", "Odd name"));
  EXPECT_FALSE(HasQualifier("app, app", "app"));
  EXPECT_EQ(FindName("", "a"), std::string_view::npos);
}

TEST(WordsTest, ExcerptsAreOfOneLineAndShort) {
  EXPECT_EQ(ExcerptAt("one\n  two app.t three \nfour", 11), "two app.t three");
  const std::string wide = std::string(50, 'x') + "ö app " + std::string(90, 'y');
  const std::string excerpt = ExcerptAt(wide, wide.find("app"));
  EXPECT_LE(excerpt.size(), 64U);
  EXPECT_THAT(excerpt, testing::HasSubstr("ö app y"));
}

}  // namespace
}  // namespace pgstow::rewrite
