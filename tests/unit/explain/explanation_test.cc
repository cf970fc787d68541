#include "restore/explain/explanation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "restore/explain/problems.h"
#include "restore/explain/requirements.h"
#include "tests/unit/explain/tiny_toc.h"

namespace pgstow::explain {
namespace {

using testing::Definition;
using ::testing::ElementsAre;
using testing::EmptyTarget;
using ::testing::HasSubstr;
using testing::PlanOfAll;
using testing::Rows;
using testing::TocOf;

class ExplanationTest : public ::testing::Test {
 protected:
  Explanation Explain() {
    return {.toc = toc_,
            .plan = plan_,
            .facts = facts_,
            .jobs = 2,
            .lanes = FillLanes(toc_, plan_, 2),
            .requirements = RequirementsOf(toc_, plan_, {}),
            .predictions = Predict(toc_, plan_, {}, facts_, {})};
  }

  const model::Toc toc_ =
      TocOf({Definition(1, "CREATE TABLE public.\"a\nb\" (\n);\n", "TABLE public.\"a\nb\"", "gone"),
             Rows(2, "public.\"a\nb\"", 3000)});
  const plan::Plan plan_ = PlanOfAll(toc_);
  const TargetFacts facts_ = EmptyTarget();
};

TEST_F(ExplanationTest, Tree) {
  EXPECT_EQ(TreeText(Explain()),
            "restore of database \"tiny\", dumped from 18.0\n"
            "  into database \"target\" of server , UTF8, as user \"boss\" (superuser)\n"
            "  2 steps, 1 load of 2 rows, 3000 bytes\n"
            "needs of the server\n"
            "  role: gone\n"
            "pre-data\n"
            "  define THING thing 1\n"
            "    fails: 42704 role \"gone\" does not exist\n"
            "data\n"
            "  load TABLE DATA public.\"a b\" (2 rows, 3000 bytes)\n"
            "over 2 connections, after 1 step\n"
            "  connection 1\n"
            "    load TABLE DATA public.\"a b\"\n"
            "  connection 2\n"
            "problems\n"
            "  missing: role \"gone\" (1 error)\n"
            "1 error foreseen\n");
}

TEST_F(ExplanationTest, Json) {
  const std::string json = JsonText(Explain());
  EXPECT_THAT(json, HasSubstr("\"needs\": [\n    {\"class\": \"role\", \"name\": \"gone\"}\n  ]"));
  EXPECT_THAT(json, HasSubstr("{\"action\": \"load\", \"entry\": 2, \"kind\": \"TABLE DATA\", "
                              "\"tag\": \"public.\\\"a\\nb\\\"\", \"phase\": \"data\", "
                              "\"concurrent\": true, \"bytes\": 3000, \"rows\": 2, \"parts\": 1}"));
  EXPECT_THAT(json, HasSubstr("\"problems\": [\n    {\"cause\": \"missing\", \"class\": \"role\", "
                              "\"name\": \"gone\", \"errors\": 1}\n  ]"));
  EXPECT_THAT(json, HasSubstr("{\"step\": 0, \"entry\": 1, \"kind\": \"THING\", "
                              "\"tag\": \"thing 1\", \"sqlstate\": \"42704\", "
                              "\"message\": \"role \\\"gone\\\" does not exist\""));
}

TEST(Requirements, AreWhatThePlanDoesNotMake) {
  const model::Toc toc =
      TocOf({Definition(1, "CREATE EXTENSION IF NOT EXISTS plpython3u WITH SCHEMA pg_catalog;\n"),
             Definition(2,
                        "CREATE FUNCTION public.f() RETURNS integer\n    LANGUAGE plperl\n"
                        "    AS $$1$$;\n",
                        "FUNCTION public.f()", "bob"),
             Definition(3, "ALTER DATABASE d SET work_mem TO '1MB';\n")});
  std::vector<std::string> names;
  for (const Object& object : RequirementsOf(toc, PlanOfAll(toc), {})) {
    names.push_back(std::string(ClassName(object.kind)) + " " + object.name);
  }
  EXPECT_THAT(names, ElementsAre("role bob", "available extension plpython3u", "language plperl",
                                 "setting work_mem"));
}

}  // namespace
}  // namespace pgstow::explain
