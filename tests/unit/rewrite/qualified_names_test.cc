// Queries, in which a name before a dot is a schema's or that of a table.

#include "restore/rewrite/qualified_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "restore/rewrite/sql_rewriter.h"

namespace pgstow::rewrite {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Maps kMaps = {.schemas = {{"a", "b"}, {"new", "newer"}}, .owners = {}, .tablespaces = {}};

// The archive has a table a.a, a type a.m and a table a.t.
KnownNames Known() {
  KnownNames known;
  for (const char* name : {"a", "m", "t"}) known.Add("a", name);
  return known;
}

struct Outcome {
  std::string sql;
  std::vector<Mention> mentions;
};

Outcome Rewritten(std::string_view sql) {
  const KnownNames known = Known();
  SqlRewriter rewriter(kMaps, known, true);
  Outcome outcome{.sql = rewriter.Rewrite(sql), .mentions = {}};
  outcome.mentions = rewriter.TakeMentions();
  return outcome;
}

struct Query {
  const char* name;
  const char* sql;
  const char* mapped;
};

void PrintTo(const Query& query, std::ostream* out) { *out << query.sql; }

class QueryTest : public testing::TestWithParam<Query> {};

TEST_P(QueryTest, TellsSchemasFromTables) {
  const Outcome outcome = Rewritten(GetParam().sql);
  EXPECT_EQ(outcome.sql, GetParam().mapped);
  EXPECT_THAT(outcome.mentions, IsEmpty());
}

// Each has a table or an alias `a`.
const Query kQueries[] = {
    {"TableOfTheSameName",
     "CREATE VIEW a.v AS\n SELECT a.id,\n    a.x AS a\n   FROM a.a\n  WHERE (a.id > 1)\n  ORDER BY "
     "a.x;",
     "CREATE VIEW b.v AS\n SELECT a.id,\n    a.x AS a\n   FROM b.a\n  WHERE (a.id > 1)\n  ORDER BY "
     "a.x;"},
    {"Alias", "CREATE VIEW x.v AS SELECT a.t FROM a.t a;",
     "CREATE VIEW x.v AS SELECT a.t FROM b.t a;"},
    {"Joins",
     "CREATE VIEW x.v AS SELECT a.t FROM ((a.t a JOIN ONLY a.m ON ((a.t = m.t))) LEFT JOIN a.a a_1 "
     "USING (t)), a.t t;",
     "CREATE VIEW x.v AS SELECT a.t FROM ((b.t a JOIN ONLY b.m ON ((a.t = m.t))) LEFT JOIN b.a a_1 "
     "USING (t)), b.t t;"},
    {"FunctionsAndTypes",
     "CREATE VIEW x.v AS SELECT a.f(a.t), (a.t)::a.m, ('x'::text COLLATE a.c), (a.t OPERATOR(a.=) "
     "a.m), CAST(a.t AS a.m) FROM a.a;",
     "CREATE VIEW x.v AS SELECT b.f(a.t), (a.t)::b.m, ('x'::text COLLATE b.c), (a.t OPERATOR(b.=) "
     "a.m), CAST(a.t AS b.m) FROM b.a;"},
    {"WholeRow", "CREATE VIEW x.v AS SELECT a.*::a.a AS r, count(a.*) FROM a.a GROUP BY a.*;",
     "CREATE VIEW x.v AS SELECT a.*::b.a AS r, count(a.*) FROM b.a GROUP BY a.*;"},
    {"DistinctFrom",
     "CREATE VIEW x.v AS SELECT (1 IS DISTINCT FROM a.t), (1 IS NOT DISTINCT FROM a.t) FROM a.a;",
     "CREATE VIEW x.v AS SELECT (1 IS DISTINCT FROM a.t), (1 IS NOT DISTINCT FROM a.t) FROM b.a;"},
    {"FromOfFunctions",
     "CREATE VIEW x.v AS SELECT EXTRACT(year FROM a.t), SUBSTRING(a.x FROM a.y FOR a.z), TRIM(BOTH "
     "FROM a.x) FROM a.a;",
     "CREATE VIEW x.v AS SELECT EXTRACT(year FROM a.t), SUBSTRING(a.x FROM a.y FOR a.z), TRIM(BOTH "
     "FROM a.x) FROM b.a;"},
    {"Subquery",
     "CREATE VIEW x.v AS SELECT ( SELECT max(a.t) FROM a.t a_1 WHERE (a_1.x = a.x)) FROM ( SELECT "
     "a_1.x FROM a.m a_1) a;",
     "CREATE VIEW x.v AS SELECT ( SELECT max(a.t) FROM b.t a_1 WHERE (a_1.x = a.x)) FROM ( SELECT "
     "a_1.x FROM b.m a_1) a;"},
    {"With",
     "CREATE VIEW x.v AS WITH a AS ( SELECT t.t FROM a.t) SELECT a.t FROM a UNION ALL SELECT a.a "
     "FROM a.a, a.m;",
     "CREATE VIEW x.v AS WITH a AS ( SELECT t.t FROM b.t) SELECT a.t FROM a UNION ALL SELECT a.a "
     "FROM b.a, b.m;"},
    {"TableFunction",
     "CREATE VIEW x.v AS SELECT a.t FROM a.f(1) a(t, m), LATERAL a.g(a.t) g(a a.m, n integer, name "
     "a.m), ROWS FROM(a.f(a.t), a.h()) h(x);",
     "CREATE VIEW x.v AS SELECT a.t FROM b.f(1) a(t, m), LATERAL b.g(a.t) g(a b.m, n integer, name "
     "b.m), ROWS FROM(b.f(a.t), b.h()) h(x);"},
    {"Sample", "CREATE VIEW x.v AS SELECT a.t FROM a.a TABLESAMPLE a.some (10) WHERE a.t;",
     "CREATE VIEW x.v AS SELECT a.t FROM b.a TABLESAMPLE b.some (10) WHERE a.t;"},
    {"Window",
     "CREATE VIEW x.v AS SELECT sum(a.t) FILTER (WHERE a.t) OVER (PARTITION BY a.m ORDER BY a.t "
     "DESC) FROM a.a;",
     "CREATE VIEW x.v AS SELECT sum(a.t) FILTER (WHERE a.t) OVER (PARTITION BY a.m ORDER BY a.t "
     "DESC) FROM b.a;"},
    {"Words",
     "CREATE VIEW x.v AS SELECT (a.t AT TIME ZONE a.m), (a.t ~~ a.m ESCAPE a.t), CASE WHEN a.t "
     "THEN a.t ELSE a.t END FROM a.a WHERE (a.t BETWEEN a.t AND a.t) LIMIT 1;",
     "CREATE VIEW x.v AS SELECT (a.t AT TIME ZONE a.m), (a.t ~~ a.m ESCAPE a.t), CASE WHEN a.t "
     "THEN a.t ELSE a.t END FROM b.a WHERE (a.t BETWEEN a.t AND a.t) LIMIT 1;"},
    {"JsonReturning", "CREATE VIEW x.v AS SELECT JSON_VALUE(a.t, '$' RETURNING a.m) FROM a.a;",
     "CREATE VIEW x.v AS SELECT JSON_VALUE(a.t, '$' RETURNING b.m) FROM b.a;"},
    {"JsonTable",
     "CREATE VIEW x.v AS SELECT a.t FROM a.a, JSON_TABLE(a.t, '$' COLUMNS (a a.m PATH '$', name "
     "a.m)) j;",
     "CREATE VIEW x.v AS SELECT a.t FROM b.a, JSON_TABLE(a.t, '$' COLUMNS (a b.m PATH '$', name "
     "b.m)) j;"},
    {"Rule",
     "CREATE RULE a AS\n    ON UPDATE TO a.a\n   WHERE (old.a > new.t) DO INSTEAD ( UPDATE a.t a "
     "SET t = new.t, a = a.m\n  WHERE (a.t = old.t)\n  RETURNING a.t;\n INSERT INTO a.a (t, m)\n  "
     "VALUES (new.t, new.m) ON CONFLICT (t) DO UPDATE SET m = excluded.m;\n DELETE FROM a.t a "
     "USING a.m WHERE (a.t = m.t);\n);",
     "CREATE RULE a AS\n    ON UPDATE TO b.a\n   WHERE (old.a > new.t) DO INSTEAD ( UPDATE b.t a "
     "SET t = new.t, a = a.m\n  WHERE (a.t = old.t)\n  RETURNING a.t;\n INSERT INTO b.a (t, m)\n  "
     "VALUES (new.t, new.m) ON CONFLICT (t) DO UPDATE SET m = excluded.m;\n DELETE FROM b.t a "
     "USING b.m WHERE (a.t = m.t);\n);"},
    {"SchemaCalledNew",
     "CREATE TRIGGER t AFTER INSERT ON new.t FOR EACH ROW WHEN ((new.t > 1)) EXECUTE FUNCTION "
     "new.f();",
     "CREATE TRIGGER t AFTER INSERT ON newer.t FOR EACH ROW WHEN ((new.t > 1)) EXECUTE FUNCTION "
     "newer.f();"},
    {"Policy",
     "CREATE POLICY a ON a.a FOR SELECT USING ((EXISTS ( SELECT 1 FROM a.t WHERE (t.m = a.m))));",
     "CREATE POLICY a ON b.a FOR SELECT USING ((EXISTS ( SELECT 1 FROM b.t WHERE (t.m = a.m))));"},
    {"Body",
     "CREATE FUNCTION a.a(m a.m) RETURNS a.t LANGUAGE sql BEGIN ATOMIC SELECT a.m, CASE WHEN true "
     "THEN 1 END FROM a.t; SELECT a.t FROM a.a; END;\nALTER FUNCTION a.a(m a.m) OWNER TO x;",
     "CREATE FUNCTION b.a(m b.m) RETURNS b.t LANGUAGE sql BEGIN ATOMIC SELECT a.m, CASE WHEN true "
     "THEN 1 END FROM b.t; SELECT a.t FROM b.a; END;\nALTER FUNCTION b.a(m b.m) OWNER TO x;"},
    {"Return",
     "CREATE FUNCTION a.a(m integer) RETURNS a.m LANGUAGE sql\n    RETURN (a.m + a.f(a.m));",
     "CREATE FUNCTION b.a(m integer) RETURNS b.m LANGUAGE sql\n    RETURN (a.m + b.f(a.m));"},
    {"Merge",
     "CREATE FUNCTION x.f() RETURNS void LANGUAGE sql BEGIN ATOMIC MERGE INTO a.t a USING a.m ON "
     "((a.t = m.t)) WHEN MATCHED THEN UPDATE SET t = a.t WHEN NOT MATCHED THEN INSERT (t) VALUES "
     "(m.t); END;",
     "CREATE FUNCTION x.f() RETURNS void LANGUAGE sql BEGIN ATOMIC MERGE INTO b.t a USING b.m ON "
     "((a.t = m.t)) WHEN MATCHED THEN UPDATE SET t = a.t WHEN NOT MATCHED THEN INSERT (t) VALUES "
     "(m.t); END;"},
};
INSTANTIATE_TEST_SUITE_P(All, QueryTest, testing::ValuesIn(kQueries),
                         [](const auto& query) { return std::string(query.param.name); });

// No server writes these; what can't be known is said.
TEST(AmbiguousTest, TableThatIsNowhereIsTakenForTheSchemaThatHasTheObject) {
  const Outcome outcome = Rewritten("CREATE VIEW x.v AS SELECT a.t;");
  EXPECT_EQ(outcome.sql, "CREATE VIEW x.v AS SELECT b.t;");
  EXPECT_THAT(outcome.mentions,
              ElementsAre(Mention{Mention::Place::kAmbiguous, "schema", "a", "SELECT a.t"}));
}

TEST(AmbiguousTest, ColumnThatTheSchemaDoesNotHaveStays) {
  const Outcome outcome = Rewritten("CREATE VIEW x.v AS SELECT a.nothing;");
  EXPECT_EQ(outcome.sql, "CREATE VIEW x.v AS SELECT a.nothing;");
  EXPECT_THAT(outcome.mentions, IsEmpty());
}

TEST(AmbiguousTest, AfterAWordThatCanBeAnyNameBothReadingsAreSaid) {
  const Outcome outcome = Rewritten("CREATE VIEW x.v AS SELECT f(name a.nothing) FROM x.a;");
  EXPECT_EQ(outcome.sql, "CREATE VIEW x.v AS SELECT f(name a.nothing) FROM x.a;");
  EXPECT_THAT(outcome.mentions,
              ElementsAre(Mention{Mention::Place::kAmbiguous, "schema", "a", "name a.nothing"}));
}

}  // namespace
}  // namespace pgstow::rewrite
