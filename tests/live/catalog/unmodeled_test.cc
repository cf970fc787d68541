// Nothing is lost in silence: what no room models is named.
#include "host/catalog/unmodeled.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "tests/live/catalog/reading.h"

namespace pgstow::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Unmodeled : public EachServer {
 protected:
  // Makes objects for the time of one probe.
  std::vector<std::string> FindAfter(const std::string& sql) {
    connection_->Execute("BEGIN");
    connection_->Execute(sql);
    auto found = catalog::FindUnmodeled(*connection_);
    connection_->Execute("ROLLBACK");
    return found;
  }

  std::unique_ptr<pg::Connection> connection_ = Connect();
};
INSTANTIATE_TEST_SUITE_P(Servers, Unmodeled, testing::ValuesIn(Server::Names()), NameOfServer);

TEST_P(Unmodeled, FindsNothingInAnEmptyDatabase) {
  EXPECT_THAT(catalog::FindUnmodeled(*connection_), IsEmpty());
}

TEST_P(Unmodeled, FindsNothingOfTheKindsThatAreModeled) {
  EXPECT_THAT(FindAfter("CREATE SCHEMA s;"
                        "CREATE TYPE s.e AS ENUM ('a'); CREATE TYPE s.c AS (e s.e, es s.e[]);"
                        "CREATE TYPE s.shell; CREATE TYPE s.r AS RANGE (SUBTYPE = integer);"
                        "CREATE DOMAIN s.d AS integer CHECK (VALUE > 0);"
                        "CREATE TABLE s.t (id serial PRIMARY KEY, c s.c UNIQUE, CHECK (id > 0));"
                        "CREATE INDEX ON s.t (id);"
                        "CREATE VIEW s.v AS SELECT * FROM s.t;"
                        "CREATE MATERIALIZED VIEW s.m AS SELECT * FROM s.v;"
                        "CREATE FUNCTION s.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END';"
                        "CREATE TRIGGER t BEFORE INSERT ON s.t EXECUTE FUNCTION s.f();"
                        "CREATE POLICY some_policy ON s.t USING (true);"
                        "CREATE RULE some_rule AS ON INSERT TO s.t DO NOTHING;"
                        "CREATE PROCEDURE s.p() LANGUAGE sql AS '';"
                        "CREATE AGGREGATE s.a(integer) (SFUNC = int4pl, STYPE = integer)"),
              IsEmpty());
}

TEST_P(Unmodeled, NamesEachKind) {
  EXPECT_THAT(
      FindAfter(R"(
CREATE TABLE t (a integer, b integer);
CREATE TYPE mood AS ENUM ('x');
CREATE FUNCTION to_number(mood) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION is_like(mood, integer) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION on_event() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE ACCESS METHOD method TYPE TABLE HANDLER heap_tableam_handler;
CREATE CAST (mood AS integer) WITH FUNCTION to_number(mood);
CREATE COLLATION collation_of_mine FROM "C";
CREATE CONVERSION conversion_of_mine FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
CREATE STATISTICS some_statistics ON a, b FROM t;
CREATE FOREIGN DATA WRAPPER wrapper;
CREATE SERVER server FOREIGN DATA WRAPPER wrapper;
CREATE USER MAPPING FOR PUBLIC SERVER server;
CREATE FOREIGN TABLE far_away (a integer) SERVER server;
SELECT lo_create(4711);
CREATE OPERATOR <<<< (LEFTARG = mood, RIGHTARG = integer, FUNCTION = is_like);
CREATE OPERATOR CLASS some_class FOR TYPE mood USING hash AS OPERATOR 1 = (anyenum, anyenum);
CREATE PUBLICATION some_publication;
INSERT INTO pg_seclabel VALUES ('t'::regclass, 'pg_class'::regclass, 1, 'provider', 'label');
CREATE SUBSCRIPTION "Odd subscription" CONNECTION 'dbname=nowhere' PUBLICATION p WITH (connect = false);
CREATE TEXT SEARCH CONFIGURATION some_configuration (COPY = simple);
CREATE TEXT SEARCH DICTIONARY some_dictionary (TEMPLATE = simple);
CREATE TEXT SEARCH PARSER some_parser (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end,
    LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE some_template (LEXIZE = dsimple_lexize);
CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));
CREATE EVENT TRIGGER some_event_trigger ON ddl_command_end EXECUTE FUNCTION on_event();
)"),
      ElementsAre(
          "access method method", "cast (public.mood AS integer)",
          "collation public.collation_of_mine", "conversion public.conversion_of_mine",
          "default privileges for role postgres on tables", "event trigger some_event_trigger",
          "extended statistics public.some_statistics", "foreign server server",
          "foreign table public.far_away", "foreign-data wrapper wrapper", "large object 4711",
          "operator public.<<<<(public.mood,integer)",
          "operator class public.some_class USING hash",
          "operator family public.some_class USING hash", "publication some_publication",
          "security label on public.t.a", "subscription \"Odd subscription\"",
          "text search configuration public.some_configuration",
          "text search dictionary public.some_dictionary", "text search parser public.some_parser",
          "text search template public.some_template",
          testing::ContainsRegex("^transform for integer (on )?language sql$"),
          "user mapping public on server server"));
}

TEST_P(Unmodeled, LeavesMembersOfExtensionsOut) {
  EXPECT_THAT(FindAfter("CREATE EXTENSION hstore; CREATE EXTENSION citext;"
                        "CREATE EXTENSION postgres_fdw; CREATE EXTENSION btree_gist"),
              IsEmpty());
}

TEST_P(Unmodeled, FindsPrivilegesOfWhatItDoesNotModel) {
  EXPECT_THAT(FindAfter("CREATE EXTENSION postgres_fdw;"
                        "GRANT USAGE ON FOREIGN DATA WRAPPER postgres_fdw TO PUBLIC"),
              ElementsAre("privileges on foreign-data wrapper postgres_fdw"));
}

TEST_P(Unmodeled, TellsOnlyTheNumberOfMany) {
  const auto found = FindAfter("SELECT lo_create(n) FROM generate_series(1001, 1500) AS n");
  ASSERT_EQ(found.size(), 21U);
  EXPECT_EQ(found.front(), "large object 1001");
  EXPECT_EQ(found.back(), "large object and 480 more");
}

TEST_P(Unmodeled, StopsADumpUnlessAllowed) {
  connection_->Execute("SELECT lo_create(4711)");
  try {
    ReadCatalog(*connection_);
    FAIL() << "the large object is lost";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kUnsupported);
    EXPECT_THAT(error.detail(), testing::HasSubstr("large object 4711"));
    EXPECT_THAT(error.hint(), testing::HasSubstr("--allow-unmodeled"));
  }
  connection_->Execute("ROLLBACK");
  catalog::ReadOptions options;
  options.allow_unmodeled = true;
  EXPECT_THAT(ReadCatalog(*connection_, options).unmodeled, ElementsAre("large object 4711"));
}

}  // namespace
}  // namespace pgstow::tests
