#include "restore/explain/predict.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/explain/tiny_toc.h"

namespace pgstow::explain {
namespace {

using testing::Definition;
using ::testing::ElementsAre;
using testing::EmptyTarget;
using ::testing::IsEmpty;
using testing::PlanOfAll;
using testing::Rows;
using testing::TocOf;

// "ENTRY SQLSTATE MESSAGE" of each error.
std::vector<std::string> Foretold(const model::Toc& toc, const TargetFacts& facts,
                                  const PredictOptions& options = {}) {
  const plan::Plan plan = PlanOfAll(toc);
  std::vector<std::string> told;
  for (const Prediction& prediction : Predict(toc, plan, {}, facts, options)) {
    const model::DumpId id =
        prediction.step ? toc.entries[plan.steps[*prediction.step].entry].id : 0;
    told.push_back(std::to_string(id) + " " + prediction.complaint.sqlstate + " " +
                   prediction.complaint.message);
  }
  return told;
}

TEST(Predict, NothingFailsInAnEmptyDatabase) {
  const model::Toc toc = TocOf(
      {Definition(1, "CREATE TABLE public.t (\n    a integer\n);\n", "TABLE public.t", "boss"),
       Rows(2, "public.t")});
  EXPECT_THAT(Foretold(toc, EmptyTarget()), IsEmpty());
}

TEST(Predict, AMissingOwnerIsOneErrorForEachObject) {
  const model::Toc toc =
      TocOf({Definition(1, "CREATE TABLE public.t (\n);\n", "TABLE public.t", "worker"),
             Definition(2, "CREATE TYPE public.e AS ENUM (\n);\n", "TYPE public.e", "worker")});
  EXPECT_THAT(Foretold(toc, EmptyTarget()), ElementsAre("1 42704 role \"worker\" does not exist",
                                                        "2 42704 role \"worker\" does not exist"));
}

TEST(Predict, WhatFailsTakesItsDependentsWithIt) {
  const model::Toc toc = TocOf(
      {Definition(1, "CREATE TABLE public.t (\n    h elsewhere.h\n);\n", "TABLE public.t", "boss"),
       Definition(2, "CREATE TYPE elsewhere.h AS ENUM ('a');\n"),
       Definition(3, "CREATE VIEW public.v AS\n SELECT t.h\n   FROM public.t;\n"),
       Rows(4, "public.t"), Definition(5, "COMMENT ON VIEW public.v IS 'v';\n")});
  EXPECT_THAT(Foretold(toc, EmptyTarget()),
              ElementsAre("1 3F000 schema \"elsewhere\" does not exist",
                          "1 42P01 relation \"public.t\" does not exist",
                          "2 3F000 schema \"elsewhere\" does not exist",
                          "3 42P01 relation \"public.t\" does not exist",
                          "4 42P01 relation \"public.t\" does not exist",
                          "5 42P01 relation \"public.v\" does not exist"));
}

TEST(Predict, ACauseIsToldFromItsConsequences) {
  const model::Toc toc =
      TocOf({Definition(1, "CREATE TABLE public.t (\n    a integer\n) TABLESPACE x;\n"),
             Definition(2, "CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA public;\n"),
             Definition(3, "COMMENT ON EXTENSION hstore IS 'pairs';\n")});
  const std::vector<Prediction> told = Predict(toc, PlanOfAll(toc), {}, EmptyTarget(), {});
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[0].cause, Cause::kMissing);
  EXPECT_EQ(told[0].complaint, (Complaint{"0A000", "extension \"hstore\" is not available"}));
  EXPECT_EQ(told[1].cause, Cause::kConsequence);
  EXPECT_EQ(told[1].because_of, 2);
}

TEST(Predict, WhatIsThereAlready) {
  TargetFacts facts = EmptyTarget();
  facts.objects.insert({ObjectClass::kRelation, "public", "t"});
  facts.objects.insert({ObjectClass::kFunction, "public", "f", "integer"});
  const model::Toc toc =
      TocOf({Definition(1, "CREATE TABLE public.t (\n);\n", "TABLE public.t", "boss"),
             Definition(2,
                        "CREATE FUNCTION public.f(a integer DEFAULT 1, OUT b text) RETURNS text\n"
                        "    LANGUAGE sql\n    AS $$SELECT 'b'$$;\n"),
             Definition(3,
                        "CREATE FUNCTION public.f(a text) RETURNS text\n    LANGUAGE sql\n"
                        "    AS $$SELECT 'b'$$;\n")});
  EXPECT_THAT(Foretold(toc, facts),
              ElementsAre("1 42P07 relation \"t\" already exists",
                          "2 42723 function \"f\" already exists with same argument types"));
}

TEST(Predict, AStatementIsDoneAsAWholeOrNotAtAll) {
  const model::Toc toc =
      TocOf({Definition(1, "CREATE TABLE public.t (\n);\nCREATE TABLE nowhere.u (\n);\n"),
             Definition(2, "COMMENT ON TABLE public.t IS 't';\n")});
  EXPECT_THAT(Foretold(toc, EmptyTarget()),
              ElementsAre("1 3F000 schema \"nowhere\" does not exist",
                          "2 42P01 relation \"public.t\" does not exist"));
}

TEST(Predict, ARestoreThatStopsMeetsOneError) {
  const model::Toc toc = TocOf({Definition(1, "COMMENT ON TABLE public.t IS 't';\n"),
                                Definition(2, "COMMENT ON TABLE public.u IS 'u';\n")});
  EXPECT_THAT(Foretold(toc, EmptyTarget(), {.stop_at_first = true}),
              ElementsAre("1 42P01 relation \"public.t\" does not exist"));
}

TEST(Predict, NoRowsForATableThatCouldNotBeMade) {
  model::Toc toc = TocOf({Definition(1, "CREATE TABLE nowhere.t (\n);\n"), Rows(2, "nowhere.t")});
  toc.entries[1].belongs_to = {1};
  EXPECT_THAT(Foretold(toc, EmptyTarget(), {.no_data_for_failed_tables = true}),
              ElementsAre("1 3F000 schema \"nowhere\" does not exist"));
}

TEST(Predict, AnOlderServerSaysWhereItsParserStops) {
  const model::Toc toc = TocOf({Definition(1,
                                           "CREATE TABLE public.t (\n    a integer,\n    b integer "
                                           "GENERATED ALWAYS AS ((a * 2))\n);\n")});
  EXPECT_THAT(Foretold(toc, EmptyTarget(17)), ElementsAre("1 42601 syntax error at or near \")\""));
  EXPECT_THAT(Foretold(toc, EmptyTarget(18)), IsEmpty());
}

TEST(Predict, AUserWithoutRights) {
  TargetFacts facts = EmptyTarget();
  facts.superuser = false;
  facts.objects.insert({ObjectClass::kRole, "", "worker"});
  facts.objects.insert({ObjectClass::kSchema, "", "mine"});
  facts.open_schemas = {"mine"};
  const model::Toc toc =
      TocOf({Definition(1, "CREATE SCHEMA s;\n"), Definition(2, "CREATE TABLE public.t (\n);\n"),
             Definition(3, "CREATE TABLE mine.t (\n);\n", "TABLE mine.t", "worker")});
  EXPECT_THAT(Foretold(toc, facts), ElementsAre("1 42501 permission denied for database target",
                                                "2 42501 permission denied for schema public",
                                                "3 42501 must be able to SET ROLE \"worker\""));
  facts.memberships = {"worker"};
  facts.version = 15;
  EXPECT_EQ(Foretold(toc, facts).size(), 2U);
}

TEST(Predict, WithoutATargetOnlyWhatTheSelectionLeavesOutIsMissing) {
  const model::Toc toc =
      TocOf({Definition(1, "CREATE TABLE public.t (\n);\n", "TABLE public.t", "worker"),
             Definition(2, "COMMENT ON TABLE s.gone IS 'gone';\n")});
  EXPECT_THAT(Foretold(toc, {}), ElementsAre("2 3F000 schema \"s\" does not exist"));
}

}  // namespace
}  // namespace pgstow::explain
