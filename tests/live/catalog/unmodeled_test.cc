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
                        "CREATE FOREIGN DATA WRAPPER wrapper;"
                        "CREATE SERVER server FOREIGN DATA WRAPPER wrapper;"
                        "CREATE USER MAPPING FOR PUBLIC SERVER server;"
                        "CREATE FOREIGN TABLE s.far_away (a integer) SERVER server;"
                        "CREATE PUBLICATION some_publication;"
                        "CREATE SUBSCRIPTION \"Odd subscription\" CONNECTION 'dbname=nowhere'"
                        " PUBLICATION p WITH (connect = false);"
                        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;"
                        "INSERT INTO pg_catalog.pg_seclabel VALUES"
                        " ('s.t'::regclass, 'pg_class'::regclass, 1, 'provider', 'label');"
                        "CREATE POLICY some_policy ON s.t USING (true);"
                        "CREATE RULE some_rule AS ON INSERT TO s.t DO NOTHING;"
                        "CREATE STATISTICS s.st ON id, c FROM s.t;"
                        "CREATE ACCESS METHOD some_method TYPE TABLE HANDLER heap_tableam_handler;"
                        "CREATE OPERATOR s.### (FUNCTION = int4eq, LEFTARG = integer,"
                        " RIGHTARG = integer, COMMUTATOR = OPERATOR(s.####));"
                        "CREATE OPERATOR CLASS s.some_class FOR TYPE integer USING hash AS"
                        " OPERATOR 1 =, FUNCTION 1 hashint4(integer);"
                        "CREATE OPERATOR CLASS s.other_class FOR TYPE integer USING hash"
                        " FAMILY text_ops AS OPERATOR 1 =, FUNCTION 1 hashint4(integer);"
                        "ALTER OPERATOR FAMILY s.some_class USING hash ADD"
                        " OPERATOR 1 = (integer, bigint);"
                        "CREATE COLLATION s.some_collation FROM \"C\";"
                        "CREATE CONVERSION s.some_conversion FOR 'LATIN1' TO 'UTF8'"
                        " FROM iso8859_1_to_utf8;"
                        "CREATE TEXT SEARCH CONFIGURATION s.some_configuration (COPY = simple);"
                        "CREATE TEXT SEARCH DICTIONARY s.some_dictionary (TEMPLATE = simple);"
                        "CREATE TEXT SEARCH PARSER s.some_parser (START = prsd_start,"
                        " GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);"
                        "CREATE TEXT SEARCH TEMPLATE s.some_template (LEXIZE = dsimple_lexize);"
                        "CREATE FUNCTION s.e() RETURNS event_trigger LANGUAGE plpgsql"
                        " AS 'BEGIN END';"
                        "CREATE EVENT TRIGGER some_event_trigger ON ddl_command_end"
                        " EXECUTE FUNCTION s.e();"
                        "CREATE PROCEDURE s.p() LANGUAGE sql AS '';"
                        "CREATE AGGREGATE s.a(integer) (SFUNC = int4pl, STYPE = integer);"
                        "CREATE CAST (s.e AS integer) WITH INOUT;"
                        "SELECT lo_create(4711)"),
              IsEmpty());
}

TEST_P(Unmodeled, NamesEachKind) {
  EXPECT_THAT(FindAfter(R"(
ALTER OPERATOR FAMILY array_ops USING btree ADD OPERATOR 1 < (integer, bigint),
    FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);
CREATE TYPE pair AS (a integer, b integer);
INSERT INTO pg_seclabel VALUES ('pair'::regclass, 'pg_class'::regclass, 1, 'provider', 'label');
)"),
              ElementsAre("operator of access method operator 1 (integer, bigint) of "
                          "pg_catalog.array_ops USING btree",
                          "function of access method function 1 (integer, bigint) of "
                          "pg_catalog.array_ops USING btree",
                          "security label on a column of composite type public.pair"));
}

TEST_P(Unmodeled, LeavesMembersOfExtensionsOut) {
  EXPECT_THAT(FindAfter("CREATE EXTENSION hstore; CREATE EXTENSION citext;"
                        "CREATE EXTENSION postgres_fdw; CREATE EXTENSION btree_gist"),
              IsEmpty());
}

TEST_P(Unmodeled, TellsOnlyTheNumberOfMany) {
  const auto found = FindAfter(R"(
DO $$
BEGIN
  FOR n IN 1 .. 30 LOOP
    EXECUTE format('CREATE TYPE e%s AS ENUM ()', n);
    EXECUTE format('CREATE FUNCTION c(e%1$s, e%1$s) RETURNS int LANGUAGE sql AS ''SELECT 0''', n);
    EXECUTE format('ALTER OPERATOR FAMILY array_ops USING btree'
                   ' ADD FUNCTION 1 (e%1$s, e%1$s) c(e%1$s, e%1$s)', n);
  END LOOP;
END
$$)");
  ASSERT_EQ(found.size(), 21U);
  EXPECT_EQ(found.front(),
            "function of access method function 1 (public.e1, public.e1) of "
            "pg_catalog.array_ops USING btree");
  EXPECT_EQ(found.back(), "function of access method and 10 more");
}

TEST_P(Unmodeled, StopsADumpUnlessAllowed) {
  const std::string member =
      "operator of access method operator 1 (integer, bigint) of pg_catalog.array_ops USING btree";
  connection_->Execute(
      "ALTER OPERATOR FAMILY array_ops USING btree ADD OPERATOR 1 < (integer, bigint)");
  try {
    ReadCatalog(*connection_);
    FAIL() << "the operator is lost";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kUnsupported);
    EXPECT_THAT(error.detail(), testing::HasSubstr(member));
    EXPECT_THAT(error.hint(), testing::HasSubstr("--allow-unmodeled"));
  }
  connection_->Execute("ROLLBACK");
  catalog::ReadOptions options;
  options.allow_unmodeled = true;
  EXPECT_THAT(ReadCatalog(*connection_, options).unmodeled, ElementsAre(member));
}

}  // namespace
}  // namespace pgstow::tests
