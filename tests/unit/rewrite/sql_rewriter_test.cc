// Each construct by which a definition names a schema, a role or a tablespace.

#include "restore/rewrite/sql_rewriter.h"

#include <gtest/gtest.h>

namespace pgstow::rewrite {
namespace {

const Maps kMaps = {.schemas = {{"a", "b"}, {"Odd s", "New \"s\""}, {"old", "older"}},
                    .owners = {{"bob", "Rob \"R\""}, {"ann", "anna"}},
                    .tablespaces = {{"fast", "slow"}}};

std::string Rewritten(std::string_view sql, bool standard_strings = true) {
  const KnownNames known;
  return SqlRewriter(kMaps, known, standard_strings).Rewrite(sql);
}

struct Change {
  const char* name;
  const char* sql;
  const char* mapped;  // nullptr: nothing is changed
};

void PrintTo(const Change& change, std::ostream* out) { *out << change.sql; }

class ChangeTest : public testing::TestWithParam<Change> {};

TEST_P(ChangeTest, ChangesNamesAndNothingElse) {
  const Change& change = GetParam();
  EXPECT_EQ(Rewritten(change.sql), change.mapped != nullptr ? change.mapped : change.sql);
}

const Change kSchemas[] = {
    {"Create", "CREATE SCHEMA a;\n", "CREATE SCHEMA b;\n"},
    {"Quoted", "CREATE SCHEMA \"Odd s\";", "CREATE SCHEMA \"New \"\"s\"\"\";"},
    {"IfNotExists", "CREATE SCHEMA IF NOT EXISTS a;", "CREATE SCHEMA IF NOT EXISTS b;"},
    {"Drop", "DROP SCHEMA IF EXISTS a;", "DROP SCHEMA IF EXISTS b;"},
    {"Comment", "COMMENT ON SCHEMA a IS 'x';", "COMMENT ON SCHEMA b IS 'x';"},
    {"Grant", "GRANT USAGE ON SCHEMA a, \"Odd s\" TO x;",
     "GRANT USAGE ON SCHEMA b, \"New \"\"s\"\"\" TO x;"},
    {"Label", "SECURITY LABEL FOR p ON SCHEMA a IS 'x';",
     "SECURITY LABEL FOR p ON SCHEMA b IS 'x';"},
    {"DefaultPrivileges",
     "ALTER DEFAULT PRIVILEGES FOR ROLE x IN SCHEMA a GRANT ALL ON TABLES TO y;",
     "ALTER DEFAULT PRIVILEGES FOR ROLE x IN SCHEMA b GRANT ALL ON TABLES TO y;"},
    {"Extension", "CREATE EXTENSION IF NOT EXISTS a WITH SCHEMA a;",
     "CREATE EXTENSION IF NOT EXISTS a WITH SCHEMA b;"},
    {"Publication", "ALTER PUBLICATION a ADD TABLES IN SCHEMA a;",
     "ALTER PUBLICATION a ADD TABLES IN SCHEMA b;"},
    {"PublishedTable", "ALTER PUBLICATION a ADD TABLE ONLY a.t (a, x) WHERE ((a.f(a) > 1));",
     "ALTER PUBLICATION a ADD TABLE ONLY b.t (a, x) WHERE ((b.f(a) > 1));"},
    {"ColumnCalledSchema", "CREATE TABLE x.t (schema a, a a.m);",
     "CREATE TABLE x.t (schema a, a b.m);"},
    {"Table",
     "CREATE TABLE a.t (\n    a integer DEFAULT nextval('a.q'::regclass),\n    m a.mood[]\n);",
     "CREATE TABLE b.t (\n    a integer DEFAULT nextval('b.q'::regclass),\n    m b.mood[]\n);"},
    {"StorageParameter", "CREATE TABLE x.t (i integer) WITH (old.y='1', toast.z='2');", nullptr},
    {"Partition", "ALTER TABLE ONLY a.t ATTACH PARTITION a.p FOR VALUES IN ('a');",
     "ALTER TABLE ONLY b.t ATTACH PARTITION b.p FOR VALUES IN ('a');"},
    {"Inherits", "CREATE TABLE a.c () INHERITS (a.p, x.p);",
     "CREATE TABLE b.c () INHERITS (b.p, x.p);"},
    {"OwnedBy", "ALTER SEQUENCE a.q OWNED BY a.t.c;", "ALTER SEQUENCE b.q OWNED BY b.t.c;"},
    {"Identity",
     "ALTER TABLE a.t ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY (\n    SEQUENCE NAME a.q\n);",
     "ALTER TABLE b.t ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY (\n    SEQUENCE NAME "
     "b.q\n);"},
    {"ColumnComment", "COMMENT ON COLUMN a.t.a IS 'x';", "COMMENT ON COLUMN b.t.a IS 'x';"},
    {"Index",
     "CREATE INDEX a ON a.t USING btree (a COLLATE a.c a.ops, a.f(a)) WHERE (t.* IS NULL);",
     "CREATE INDEX a ON b.t USING btree (a COLLATE b.c b.ops, b.f(a)) WHERE (t.* IS NULL);"},
    {"Reference", "ALTER TABLE ONLY x.t ADD CONSTRAINT a FOREIGN KEY (a) REFERENCES a.t(a);",
     "ALTER TABLE ONLY x.t ADD CONSTRAINT a FOREIGN KEY (a) REFERENCES b.t(a);"},
    {"Check", "ALTER TABLE x.t ADD CONSTRAINT c CHECK ((a OPERATOR(a.<) 'x'::a.d));",
     "ALTER TABLE x.t ADD CONSTRAINT c CHECK ((a OPERATOR(b.<) 'x'::b.d));"},
    {"Operator", "CREATE OPERATOR a.* (FUNCTION = a.f, LEFTARG = a.t, COMMUTATOR = OPERATOR(a.*));",
     "CREATE OPERATOR b.* (FUNCTION = b.f, LEFTARG = b.t, COMMUTATOR = OPERATOR(b.*));"},
    {"OperatorClass",
     "CREATE OPERATOR CLASS a.c FOR TYPE a.t USING btree FAMILY a.m AS\n    STORAGE a.k ,\n    "
     "OPERATOR 1 a.<(a.t,a.t) FOR ORDER BY a.n ,\n    FUNCTION 1 (a.t, a.t) a.f(a.t,a.t);",
     "CREATE OPERATOR CLASS b.c FOR TYPE b.t USING btree FAMILY b.m AS\n    STORAGE b.k ,\n    "
     "OPERATOR 1 b.<(b.t,b.t) FOR ORDER BY b.n ,\n    FUNCTION 1 (b.t, b.t) b.f(b.t,b.t);"},
    {"Cast", "CREATE CAST (a.t AS a.u) WITH FUNCTION a.f(a.t) AS IMPLICIT;",
     "CREATE CAST (b.t AS b.u) WITH FUNCTION b.f(b.t) AS IMPLICIT;"},
    {"Aggregate",
     "CREATE AGGREGATE a.g(VARIADIC a a.t[]) (\n    SFUNC = a.f,\n    STYPE = a.t,\n    INITCOND = "
     "'1'\n);",
     "CREATE AGGREGATE b.g(VARIADIC a b.t[]) (\n    SFUNC = b.f,\n    STYPE = b.t,\n    INITCOND = "
     "'1'\n);"},
    {"TextSearch", "ALTER TEXT SEARCH CONFIGURATION a.c\n    ADD MAPPING FOR bob WITH a.d, simple;",
     "ALTER TEXT SEARCH CONFIGURATION b.c\n    ADD MAPPING FOR bob WITH b.d, simple;"},
    {"Function",
     "CREATE FUNCTION a.f(a a.t DEFAULT 'x'::a.t, OUT a.u) RETURNS SETOF a.t\n    LANGUAGE sql\n   "
     " AS $$SELECT a.f()$$;",
     "CREATE FUNCTION b.f(a b.t DEFAULT 'x'::b.t, OUT b.u) RETURNS SETOF b.t\n    LANGUAGE sql\n   "
     " AS $$SELECT a.f()$$;"},
    {"FunctionSettings",
     "CREATE FUNCTION x.f() RETURNS integer LANGUAGE sql\n    SET search_path TO 'a', 'pg_temp', "
     "'Odd s'\n    SET default_text_search_config TO 'a.c'\n    SET \"a.x\" TO 'a'\n    AS $$1$$;",
     "CREATE FUNCTION x.f() RETURNS integer LANGUAGE sql\n    SET search_path TO 'b', 'pg_temp', "
     "'New \"s\"'\n    SET default_text_search_config TO 'b.c'\n    SET \"a.x\" TO 'a'\n    AS "
     "$$1$$;"},
    {"OldDump", "SET search_path = a, pg_catalog;\n\nCREATE TABLE t (i integer);",
     "SET search_path = b, pg_catalog;\n\nCREATE TABLE t (i integer);"},
    {"DatabaseSetting", "ALTER DATABASE a SET search_path TO 'a', 'public';",
     "ALTER DATABASE a SET search_path TO 'b', 'public';"},
    {"RoleSetting", "ALTER ROLE x IN DATABASE a SET search_path TO a;",
     "ALTER ROLE x IN DATABASE a SET search_path TO b;"},
    {"CustomSetting", "ALTER DATABASE x SET a.b TO 'a';", nullptr},
    {"Trigger",
     "CREATE TRIGGER a AFTER INSERT OR UPDATE OF a ON a.t REFERENCING NEW TABLE AS a FOR EACH ROW "
     "WHEN ((old.a IS DISTINCT FROM new.a)) EXECUTE FUNCTION a.f('x');",
     "CREATE TRIGGER a AFTER INSERT OR UPDATE OF a ON b.t REFERENCING NEW TABLE AS a FOR EACH ROW "
     "WHEN ((old.a IS DISTINCT FROM new.a)) EXECUTE FUNCTION b.f('x');"},
    {"Copy", "COPY a.t (a, x) FROM stdin;\n", "COPY b.t (a, x) FROM stdin;\n"},
    {"SequenceValue", "SELECT pg_catalog.setval('a.q', 1, true);\n",
     "SELECT pg_catalog.setval('b.q', 1, true);\n"},
    {"SerialSequence", "SELECT setval(pg_get_serial_sequence('\"Odd s\".\"T t\"', 'a'), 7);",
     "SELECT setval(pg_get_serial_sequence('\"New \"\"s\"\"\".\"T t\"', 'a'), 7);"},
    {"RegTypes",
     "CREATE VIEW x.v AS SELECT 'a.f(a.t,integer)'::regprocedure, 'a.t[]'::pg_catalog.regtype, "
     "'a'::regnamespace, 'a.+'::regoper, 'a.t'::text;",
     "CREATE VIEW x.v AS SELECT 'b.f(b.t,integer)'::regprocedure, 'b.t[]'::pg_catalog.regtype, "
     "'b'::regnamespace, 'b.+'::regoper, 'a.t'::text;"},
    {"RelationStatistics",
     "SELECT * FROM pg_catalog.pg_restore_relation_stats(\n\t'version', "
     "'180000'::integer,\n\t'schemaname', 'a',\n\t'relname', 'a'\n);",
     "SELECT * FROM pg_catalog.pg_restore_relation_stats(\n\t'version', "
     "'180000'::integer,\n\t'schemaname', 'b',\n\t'relname', 'a'\n);"},
    {"StatisticsByRelation",
     "SELECT * FROM pg_catalog.pg_restore_attribute_stats('relation', 'a.t'::regclass, 'attname', "
     "'a');",
     "SELECT * FROM pg_catalog.pg_restore_attribute_stats('relation', 'b.t'::regclass, 'attname', "
     "'a');"},
    {"ForeignTable", "CREATE FOREIGN TABLE a.t (i integer) SERVER a OPTIONS (schema_name 'a');",
     "CREATE FOREIGN TABLE b.t (i integer) SERVER a OPTIONS (schema_name 'a');"},
    {"CommentsBetween", "DROP /* a.t */ TABLE -- a.t\n a . t;",
     "DROP /* a.t */ TABLE -- a.t\n b . t;"},
    {"Folded", "DROP TABLE A.T;", "DROP TABLE b.T;"},
    {"QuotedIsAnother", "DROP TABLE \"A\".t;", nullptr},
    {"UnicodeName", "DROP TABLE U&\"\\0061\".t;", "DROP TABLE b.t;"},
    {"Untouched", "CREATE TABLE aa.a (a integer, b text DEFAULT 'a');", nullptr},
    {"Several", "DROP TABLE a.t;\nDROP TABLE a.u;\nDROP TABLE c.a;\n",
     "DROP TABLE b.t;\nDROP TABLE b.u;\nDROP TABLE c.a;\n"},
};
INSTANTIATE_TEST_SUITE_P(Schemas, ChangeTest, testing::ValuesIn(kSchemas),
                         [](const auto& change) { return std::string(change.param.name); });

const Change kRoles[] = {
    {"Owner", "ALTER TABLE a.bob OWNER TO bob;", "ALTER TABLE b.bob OWNER TO \"Rob \"\"R\"\"\";"},
    {"Grant",
     "GRANT SELECT(bob),UPDATE ON TABLE x.bob TO bob, ann WITH GRANT OPTION GRANTED BY ann;",
     "GRANT SELECT(bob),UPDATE ON TABLE x.bob TO \"Rob \"\"R\"\"\", anna WITH GRANT OPTION GRANTED "
     "BY anna;"},
    {"Revoke",
     "REVOKE ALL ON FUNCTION x.f(bob integer) FROM PUBLIC;\nREVOKE ALL ON LARGE OBJECT 7 FROM bob;",
     "REVOKE ALL ON FUNCTION x.f(bob integer) FROM PUBLIC;\nREVOKE ALL ON LARGE OBJECT 7 FROM "
     "\"Rob \"\"R\"\"\";"},
    {"DefaultPrivileges", "ALTER DEFAULT PRIVILEGES FOR ROLE bob REVOKE ALL ON TABLES FROM ann;",
     "ALTER DEFAULT PRIVILEGES FOR ROLE \"Rob \"\"R\"\"\" REVOKE ALL ON TABLES FROM anna;"},
    {"Policy", "CREATE POLICY bob ON x.t AS RESTRICTIVE FOR SELECT TO bob, x USING ((bob = 1));",
     "CREATE POLICY bob ON x.t AS RESTRICTIVE FOR SELECT TO \"Rob \"\"R\"\"\", x USING ((bob = "
     "1));"},
    {"UserMapping", "CREATE USER MAPPING FOR bob SERVER bob OPTIONS (\"user\" 'bob');",
     "CREATE USER MAPPING FOR \"Rob \"\"R\"\"\" SERVER bob OPTIONS (\"user\" 'bob');"},
    {"DropUserMapping", "DROP USER MAPPING FOR ann SERVER x;",
     "DROP USER MAPPING FOR anna SERVER x;"},
    {"Authorization",
     "SET SESSION AUTHORIZATION bob;\nGRANT ALL ON TABLE x.t TO ann;\nRESET SESSION AUTHORIZATION;",
     "SET SESSION AUTHORIZATION \"Rob \"\"R\"\"\";\nGRANT ALL ON TABLE x.t TO anna;\nRESET SESSION "
     "AUTHORIZATION;"},
    {"AuthorizationAsString", "SET SESSION AUTHORIZATION 'ann';",
     "SET SESSION AUTHORIZATION 'anna';"},
    {"SchemaAuthorization", "CREATE SCHEMA ann AUTHORIZATION ann;",
     "CREATE SCHEMA ann AUTHORIZATION anna;"},
    {"Settings", "ALTER ROLE ann IN DATABASE ann SET role TO 'ann';",
     "ALTER ROLE anna IN DATABASE ann SET role TO 'anna';"},
    {"Regrole", "ALTER TABLE x.t ALTER COLUMN c SET DEFAULT 'ann'::regrole;",
     "ALTER TABLE x.t ALTER COLUMN c SET DEFAULT 'anna'::regrole;"},
    {"PublicIsNoRole", "GRANT ALL ON TABLE x.t TO PUBLIC;", nullptr},
    {"RenamedColumns", "CREATE VIEW x.v AS SELECT t.bob AS role, t.ann FROM x.t;", nullptr},
};
INSTANTIATE_TEST_SUITE_P(Roles, ChangeTest, testing::ValuesIn(kRoles),
                         [](const auto& change) { return std::string(change.param.name); });

const Change kTablespaces[] = {
    {"Database", "CREATE DATABASE fast WITH TEMPLATE = template0 TABLESPACE = fast;",
     "CREATE DATABASE fast WITH TEMPLATE = template0 TABLESPACE = slow;"},
    {"Table", "CREATE TABLE x.fast (fast integer) TABLESPACE fast;",
     "CREATE TABLE x.fast (fast integer) TABLESPACE slow;"},
    {"Setting", "ALTER DATABASE x SET default_tablespace TO 'fast';",
     "ALTER DATABASE x SET default_tablespace TO 'slow';"},
    {"TemporaryTables", "ALTER DATABASE x SET temp_tablespaces TO 'fast', 'other';",
     "ALTER DATABASE x SET temp_tablespaces TO 'slow', 'other';"},
    {"Grant", "GRANT ALL ON TABLESPACE fast TO fast;", "GRANT ALL ON TABLESPACE slow TO fast;"},
};
INSTANTIATE_TEST_SUITE_P(Tablespaces, ChangeTest, testing::ValuesIn(kTablespaces),
                         [](const auto& change) { return std::string(change.param.name); });

TEST(SqlRewriterTest, BackslashesCountWhereStringsAreNotStandard) {
  // There the first string ends after the third quote, and a.t is in it.
  const std::string sql = "CREATE VIEW a.v AS SELECT 'x\\'a.t(', a.f(), ''';";
  EXPECT_EQ(Rewritten(sql, false), "CREATE VIEW b.v AS SELECT 'x\\'a.t(', b.f(), ''';");
  EXPECT_EQ(Rewritten(sql, true), "CREATE VIEW b.v AS SELECT 'x\\'b.t(', a.f(), ''';");
}

TEST(SqlRewriterTest, StringsGetEscapesWhenTheirNewNameNeedsThem) {
  const Maps maps = {.schemas = {{"a", "b\\c"}}, .owners = {}, .tablespaces = {}};
  const KnownNames known;
  EXPECT_EQ(SqlRewriter(maps, known, true).Rewrite("SELECT nextval('a.q'::regclass);"),
            "SELECT nextval(E'\"b\\\\c\".q'::regclass);");
}

TEST(SqlRewriterTest, NamesSwapAtOnce) {
  const Maps maps = {.schemas = {{"a", "b"}, {"b", "a"}}, .owners = {}, .tablespaces = {}};
  const KnownNames known;
  EXPECT_EQ(SqlRewriter(maps, known, true).Rewrite("ALTER SEQUENCE a.q OWNED BY b.t.a;"),
            "ALTER SEQUENCE b.q OWNED BY a.t.a;");
}

// Pieces that no statement has are kept.
TEST(SqlRewriterTest, AnyTextIsTaken) {
  for (const char* text :
       {"", ";", ")))((", ".a", "'a", "$$a.b", "SET", "GRANT TO", "CREATE SCHEMA", "END;CASE",
        "OWNER TO", "::'a'", "GRANT x TO ,", "COMMENT ON SCHEMA ("}) {
    EXPECT_EQ(Rewritten(text), text);
  }
}

}  // namespace
}  // namespace pgstow::rewrite
