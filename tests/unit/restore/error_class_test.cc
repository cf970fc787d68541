#include "restore/execute/error_class.h"

#include <ostream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pgstow::execute {
namespace {

using model::Role;
using plan::Action;
using script::Purpose;
using ::testing::HasSubstr;

// An error at an entry of KIND, as the server reports it.
struct Case {
  const char* name;
  const char* sqlstate;
  const char* message;
  ErrorClass expected;
  const char* reason;
  const char* remedy = "";  // a part of it
  const char* kind = "TABLE";
  const char* tag = "t";
  Role role = Role::kDefinition;
  Action action = Action::kDefine;
  Purpose purpose = Purpose::kWork;
  const char* server_schema = "";
};

void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

constexpr auto kHarmless = ErrorClass::kHarmless;
constexpr auto kFailed = ErrorClass::kFailed;
constexpr const char* kNoRole = "role \"nob\"ody\" does not exist";

const Case kCases[] = {
    {"Relation", "42P07", "relation \"t\" already exists", kHarmless, "exists already"},
    {"Schema", "42P06", "…", kHarmless, "exists already", "", "SCHEMA"},
    {"Function", "42723", "…", kHarmless, "exists already", "", "FUNCTION"},
    {"Type", "42710", "…", kHarmless, "exists already", "", "TYPE"},
    {"Database", "42P04", "…", kHarmless, "exists already", "", "DATABASE"},
    {.name = "LargeObject",
     .sqlstate = "23505",
     .message = "…",
     .expected = kHarmless,
     .reason = "exists already",
     .kind = "BLOB METADATA",
     .server_schema = "pg_catalog"},
    {.name = "DuplicateRow",
     .sqlstate = "23505",
     .message = "…",
     .expected = kFailed,
     .reason = "",
     .kind = "TABLE DATA",
     .role = Role::kData,
     .action = Action::kLoad},
    {"PrimaryKey", "42P16", "…", kHarmless, "exists already", "", "CONSTRAINT"},
    {"WrongTable", "42P16", "…", kFailed, "", "", "TABLE"},
    {"Language", "42501", "…", kHarmless, "belongs to another role", "", "PROCEDURAL LANGUAGE"},
    {"NoRight", "42501", "…", kFailed, ""},
    {"ExtensionComment", "42501", "…", kHarmless, "belongs to another role", "", "COMMENT",
     "EXTENSION plpgsql", Role::kComment},
    {"PublicComment", "42501", "…", kHarmless, "belongs to another role", "", "COMMENT",
     "SCHEMA public", Role::kComment},
    {"TableComment", "42501", "…", kFailed, "", "", "COMMENT", "TABLE t", Role::kComment},
    {"DropOfNothing", "42P01", "…", kHarmless, "was not there to be dropped", "--if-exists",
     "TABLE", "t", Role::kDefinition, Action::kDrop},
    {"MissingTable", "42P01", "…", kFailed, ""},
    {"OwnerIsMissing", "42704", kNoRole, kHarmless, "role does not exist",
     "CREATE ROLE \"nob\"\"ody\";", "TABLE", "t", Role::kDefinition, Action::kDefine,
     Purpose::kOwner},
    {"OwnerIsMissingInFrench", "42704", "le rôle \"boss\" n'existe pas", kHarmless,
     "role does not exist", "CREATE ROLE boss;", "TABLE", "t", Role::kDefinition, Action::kDefine,
     Purpose::kOwner},
    {"TypeOfOwnerIsMissing", "42704", "type \"t\" does not exist", kFailed, "", "", "TYPE", "t",
     Role::kDefinition, Action::kDefine, Purpose::kOwner},
    {"SessionUserIsMissing", "22023", kNoRole, kHarmless, "role does not exist", "--no-owner",
     "TABLE", "t", Role::kDefinition, Action::kDefine, Purpose::kOwner},
    {"GranteeIsMissing", "42704", kNoRole, kHarmless, "role does not exist", "--no-privileges",
     "ACL", "TABLE t", Role::kAcl},
    {"GrantedTypeIsMissing", "42704", "type \"t\" does not exist", kFailed, "", "", "ACL", "TYPE t",
     Role::kAcl},
    {"RoleOfPolicyIsMissing", "42704", kNoRole, kFailed, "role does not exist", "--map-owner",
     "POLICY"},
    {"MissingType", "42704", "type \"x\" does not exist", kFailed, ""},
    {"Tablespace", "22023", "invalid value for parameter \"default_tablespace\": \"x\"", kHarmless,
     "tablespace does not exist", "--no-tablespaces", "TABLE", "t", Role::kDefinition,
     Action::kDefine, Purpose::kSetting},
    {"OtherSetting", "22023", "invalid value for parameter \"default_table_access_method\"",
     kFailed, "", "", "TABLE", "t", Role::kDefinition, Action::kDefine, Purpose::kSetting},
    {"Extension", "0A000", "…", kFailed, "extension is not installed on the server",
     "the extension \"hstore\"", "EXTENSION", "hstore"},
    {"ExtensionOfOlderServers", "58P01", "…", kFailed, "extension is not installed on the server",
     "the extension \"hstore\"", "EXTENSION", "hstore"},
    {"LostConnection", "57P01", "…", kFailed, ""},
};

class ErrorClassTest : public ::testing::TestWithParam<Case> {};

TEST_P(ErrorClassTest, FollowsFromWhatTheServerSaid) {
  const Case& test = GetParam();
  const model::Entry entry{.role = test.role, .kind = test.kind, .tag = test.tag, .owner = "boss"};
  StepError error{
      .entry = &entry,
      .action = test.action,
      .purpose = test.purpose,
      .server = {.sqlstate = test.sqlstate, .message = test.message, .schema = test.server_schema}};
  Classify(error);
  EXPECT_EQ(NameOf(error.error_class), NameOf(test.expected));
  EXPECT_EQ(error.reason, test.reason);
  EXPECT_THAT(error.remedy, HasSubstr(test.remedy));
}

INSTANTIATE_TEST_SUITE_P(Table, ErrorClassTest, ::testing::ValuesIn(kCases),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(ErrorClass, OfRowsThatDifferIsTheirOwn) {
  StepError error{.rows = RowDifference{.expected = 2, .loaded = 1}};
  Classify(error);
  EXPECT_EQ(error.error_class, ErrorClass::kRowsDiffer);
}

TEST(ErrorClass, OfASessionThatCanNotBeSetUpIsFailed) {
  StepError error{.stage = Stage::kInitializing,
                  .server = {.sqlstate = "42704", .message = "role \"x\" does not exist"}};
  Classify(error);
  EXPECT_EQ(error.error_class, ErrorClass::kFailed);
}

TEST(ErrorJson, TellsAllThatIsKnown) {
  const model::Entry entry{
      .id = 224, .kind = "TABLE", .tag = "t\n", .schema = "app", .owner = "boss"};
  const StepError error{.entry = &entry,
                        .database = "shop",
                        .action = Action::kDefine,
                        .message = "could not execute query",
                        .sql = "CREATE TABLE \"t\"",
                        .server = {.severity = "ERROR",
                                   .sqlstate = "42P07",
                                   .message = "exists",
                                   .detail = "d",
                                   .hint = "h",
                                   .context = "c",
                                   .position = 14},
                        .error_class = ErrorClass::kHarmless,
                        .reason = "exists already",
                        .remedy = "None."};
  EXPECT_EQ(
      ErrorJson(error),
      R"({"class": "harmless", "reason": "exists already", "stage": "processing", )"
      R"("database": "shop", "entry": {"id": 224, "kind": "TABLE", "schema": "app", "tag": "t\n", "owner": "boss"}, )"
      R"("action": "define", "message": "could not execute query", "sqlstate": "42P07", )"
      R"("position": 14, "sql": "CREATE TABLE \"t\"", "server": {"severity": "ERROR", )"
      R"("message": "exists", "detail": "d", "hint": "h", "context": "c"}, "remedy": "None."})");
}

TEST(ErrorJson, LeavesOutWhatIsNot) {
  EXPECT_EQ(ErrorJson({.stage = Stage::kFinalizing,
                       .message = "m",
                       .rows = RowDifference{2, 1},
                       .error_class = ErrorClass::kRowsDiffer}),
            R"({"class": "rows-differ", "stage": "finalizing", "message": "m", )"
            R"("rows": {"expected": 2, "loaded": 1}})");
}

}  // namespace
}  // namespace pgstow::execute
