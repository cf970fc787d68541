#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "restore/inspect/inspect.h"

namespace pgstow::inspect {
namespace {

using testing::HasSubstr;
using testing::Not;

Inspection Sample() {
  Inspection found;
  found.commands = {{"CREATE TABLE", 2}};
  for (int id = 1; id <= 6; ++id) found.superuser.push_back({id, "FUNCTION public f()", "code"});
  found.unexpected = {{7, "TABLE public \x1b[2Jt", "DROP ROLE"}};
  return found;
}

TEST(InspectionText, GathersWhatIsTheSameAndShowsSome) {
  const std::string text = InspectionText(Sample());
  EXPECT_THAT(text, HasSubstr("Commands\n       2  CREATE TABLE\n"));
  EXPECT_THAT(text, HasSubstr("Languages of functions\n  none\n"));
  EXPECT_THAT(text, HasSubstr("       6  code\n            1; FUNCTION public f()\n"));
  EXPECT_THAT(text, HasSubstr("            5; FUNCTION public f()\n            …\n"));
  EXPECT_THAT(text, Not(HasSubstr("6; FUNCTION")));
}

TEST(InspectionText, LetsNoNameSteerTheTerminal) {
  const std::string text = InspectionText(Sample());
  EXPECT_THAT(text, HasSubstr("7; TABLE public \\x1b[2Jt\n"));
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
}

TEST(InspectionJson, HasAllFindings) {
  const std::string json = InspectionJson(Sample());
  EXPECT_THAT(json, HasSubstr(R"("commands": [{"command": "CREATE TABLE", "count": 2}])"));
  EXPECT_THAT(json,
              HasSubstr(R"x({"entry": 6, "object": "FUNCTION public f()", "what": "code"}])x"));
  EXPECT_THAT(json, HasSubstr(R"("runs": [])"));
}

}  // namespace
}  // namespace pgstow::inspect
