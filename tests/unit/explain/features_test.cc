#include "restore/explain/features.h"

#include <gtest/gtest.h>

#include "restore/explain/pattern.h"

namespace pgstow::explain {
namespace {

// What a server says when it parses or runs the command; empty: nothing.
std::string Said(std::string_view sql, int version) {
  const std::vector<Token> tokens = Tokens(sql);
  for (const FoundWhen when : {FoundWhen::kParsing, FoundWhen::kBeginning, FoundWhen::kRunning}) {
    if (const auto lack = FindLack(tokens, version, when)) return lack->complaint.message;
  }
  return {};
}

// What servers said to these commands.
struct Case {
  const char* sql;
  int before;  // the first version that takes it
  const char* message;
};

constexpr Case kCases[] = {
    {"ALTER TABLE public.t ADD CONSTRAINT c CHECK ((a > 0)) NOT ENFORCED", 18,
     "syntax error at or near \"ENFORCED\""},
    {"CREATE TABLE public.t ( a integer NOT NULL NO INHERIT )", 18,
     "syntax error at or near \"NO\""},
    {"CREATE TABLE public.t ( NOT NULL e, f integer )", 18, "syntax error at or near \"NOT\""},
    {"CREATE TABLE public.t ( f integer, CONSTRAINT c NOT NULL e )", 18,
     "syntax error at or near \"NOT\""},
    {"ALTER TABLE public.t ADD CONSTRAINT later NOT NULL a NOT VALID", 18,
     "syntax error at or near \"NOT\""},
    {"ALTER TABLE ONLY public.t ADD CONSTRAINT k PRIMARY KEY (a, d WITHOUT OVERLAPS)", 18,
     "syntax error at or near \"WITHOUT\""},
    {"ALTER TABLE ONLY public.s ADD CONSTRAINT f FOREIGN KEY (item, PERIOD during) REFERENCES "
     "public.p(item, PERIOD during)",
     18, "syntax error at or near \"during\""},
    {"GRANT SELECT,MAINTAIN ON TABLE public.t TO PUBLIC", 17,
     "unrecognized privilege type \"maintain\""},
    {"CREATE COLLATION public.c (provider = builtin, locale = 'C.UTF-8')", 17,
     "unrecognized collation provider: builtin"},
    {"CREATE UNIQUE INDEX i ON public.t USING btree (a) NULLS NOT DISTINCT", 15,
     "syntax error at or near \"NULLS\""},
    {"CREATE UNLOGGED SEQUENCE public.s", 15, "unlogged sequences are not supported"},
    {"ALTER PUBLICATION p ADD TABLE ONLY public.t (a) WHERE ((a > 0))", 15,
     "syntax error at or near \"(\""},
    {"ALTER PUBLICATION p ADD TABLES IN SCHEMA s", 15, "syntax error at or near \"TABLES\""},
    {"CREATE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql RETURN (a + 1)", 14,
     "syntax error at or near \"RETURN\""},
    {"ALTER TABLE ONLY public.t ALTER COLUMN a SET COMPRESSION pglz", 14,
     "syntax error at or near \"COMPRESSION\""},
    {"CREATE PROCEDURE public.p(IN a integer, OUT b text) LANGUAGE sql AS $$SELECT 1$$", 14,
     "procedures cannot have OUT arguments"},
    {"CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p WITH (connect = false, binary = true, "
     "streaming = on)",
     14, "unrecognized subscription parameter: \"binary\""},
};

TEST(Features, EachVersionTakesWhatItKnows) {
  for (const Case& each : kCases) {
    SCOPED_TRACE(each.sql);
    EXPECT_EQ(Said(each.sql, each.before), "");
    EXPECT_EQ(Said(each.sql, each.before - 1), each.message);
  }
}

TEST(Features, CommandsThatAllVersionsTake) {
  for (const char* sql :
       {"CREATE TABLE public.t ( a integer CONSTRAINT there NOT NULL, b integer DEFAULT 1 NOT NULL "
        ")",
        "CREATE TABLE public.t ( a integer GENERATED ALWAYS AS (1) STORED )",
        "CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS $$RETURN not enforced$$",
        "CREATE FUNCTION public.f(OUT a integer) RETURNS integer LANGUAGE sql AS $$SELECT 1$$",
        "ALTER PUBLICATION p ADD TABLE ONLY public.t",
        "CREATE STATISTICS public.s ON a, b FROM public.t"}) {
    EXPECT_EQ(Said(sql, 13), "") << sql;
  }
}

TEST(Features, WhatIsSaidDependsOnTheVersion) {
  const char* sql = "ALTER TABLE public.t SET ACCESS METHOD heap2";
  EXPECT_EQ(Said(sql, 14), "syntax error at or near \"ACCESS\"");
  EXPECT_EQ(Said(sql, 16), "cannot change access method of a partitioned table");
  EXPECT_EQ(Said(sql, 17), "");
}

}  // namespace
}  // namespace pgstow::explain
