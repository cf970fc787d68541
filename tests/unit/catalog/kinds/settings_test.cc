#include "host/catalog/facets/settings.h"

#include <gtest/gtest.h>

namespace pgstow::catalog {
namespace {

std::string Clause(std::string_view setting) {
  return SettingClause(setting, Backslashes::kAsSession);
}

TEST(SettingClause, QuotesNameAndValue) {
  EXPECT_EQ(Clause("work_mem=5MB"), "work_mem TO '5MB'");
  EXPECT_EQ(Clause("DateStyle=ISO, DMY"), "\"DateStyle\" TO 'ISO, DMY'");
  EXPECT_EQ(Clause("my.own=it's"), "\"my.own\" TO 'it''s'");
}

TEST(SettingClause, KeepsEqualSignsOfTheValue) {
  EXPECT_EQ(Clause("application_name=a=b"), "application_name TO 'a=b'");
}

TEST(SettingClause, GivesEachNameOfAListAConstant) {
  EXPECT_EQ(Clause("search_path=one, two,three"), "search_path TO 'one', 'two', 'three'");
}

TEST(SettingClause, UnquotesNamesOfAList) {
  EXPECT_EQ(Clause(R"(search_path="$user", "a, b", "with ""quotes""")"),
            R"(search_path TO '$user', 'a, b', 'with "quotes"')");
}

TEST(SettingClause, KnowsListsInAnyCase) {
  EXPECT_EQ(Clause("Search_Path=a, b"), "\"Search_Path\" TO 'a', 'b'");
}

TEST(SettingClause, WritesAnEmptyListAsOneEmptyName) {
  EXPECT_EQ(Clause("search_path=\"\""), "search_path TO ''");
  EXPECT_EQ(Clause("temp_tablespaces="), "temp_tablespaces TO ''");
}

TEST(SettingClause, LeavesCommasOfOtherSettingsAlone) {
  EXPECT_EQ(Clause("log_destination=stderr, csvlog"), "log_destination TO 'stderr, csvlog'");
}

TEST(SettingClause, EscapesBackslashesWhereAskedTo) {
  EXPECT_EQ(SettingClause(R"(application_name=a\b'c)", Backslashes::kEscaped),
            R"(application_name TO E'a\\b''c')");
  EXPECT_EQ(SettingClause(R"(application_name=a\b)", Backslashes::kAsSession),
            R"(application_name TO 'a\b')");
}

TEST(SettingClause, IsEmptyWithoutAValue) { EXPECT_EQ(Clause("nothing"), ""); }

}  // namespace
}  // namespace pgstow::catalog
