#include "restore/script/server_script.h"

#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "restore/script/restrict_key.h"

namespace pgstow::script {
namespace {

using testing::HasSubstr;
using testing::Not;

model::Entry EntryOf(const std::string& kind, const std::string& tag) {
  model::Entry entry;
  entry.kind = kind;
  entry.tag = tag;
  entry.drop = "DROP " + kind + " " + tag + ";\n";
  return entry;
}

TEST(ServerScript, BeginsRestricted) {
  EXPECT_EQ(ServerBegin({.restrict_key = "abc", .encoding = "UTF8"}),
            "--\n-- PostgreSQL database cluster dump\n--\n\n\\restrict abc\n\n"
            "SET default_transaction_read_only = off;\n\n"
            "SET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\n\n");
}

TEST(ServerScript, TellsOfBackslashesInStrings) {
  EXPECT_THAT(
      ServerBegin({.restrict_key = "k", .encoding = "UTF8", .standard_strings = false}),
      HasSubstr("standard_conforming_strings = off;\nSET escape_string_warning = off;\n\n"));
}

// What a hostile server says of its encoding stays within a constant.
TEST(ServerScript, QuotesTheEncoding) {
  EXPECT_THAT(ServerBegin({.restrict_key = "k", .encoding = "x'; DROP TABLE t; --"}),
              HasSubstr("SET client_encoding = 'x''; DROP TABLE t; --';\n"));
}

TEST(ServerScript, DropsInTheOrderOfNamesWhatNotEveryServerHas) {
  model::Globals globals;
  globals.roles = {EntryOf("ROLE", "b"), EntryOf("ROLE", "a")};
  globals.roles->push_back({});  // a comment has nothing to drop
  globals.tablespaces = {EntryOf("TABLESPACE", "t")};
  const std::vector<std::string> databases = {"template1", "postgres", "x y"};
  EXPECT_EQ(ServerDrops(globals, &databases, /*if_exists=*/true),
            "--\n-- Drop databases (except postgres and template1)\n--\n\n"
            "DROP DATABASE IF EXISTS \"x y\";\n\n\n"
            "--\n-- Drop tablespaces\n--\n\nDROP TABLESPACE IF EXISTS t;\n\n\n"
            "--\n-- Drop roles\n--\n\nDROP ROLE IF EXISTS a;\nDROP ROLE IF EXISTS b;\n\n\n");
  EXPECT_THAT(ServerDrops(globals, &databases, /*if_exists=*/false), Not(HasSubstr("EXISTS")));
  EXPECT_EQ(ServerDrops({}, nullptr, false), "");
}

TEST(ServerScript, ConnectsToDatabasesThatAreThere) {
  EXPECT_EQ(DatabaseBegin("template1", /*created=*/false),
            "--\n-- Database \"template1\" dump\n--\n\n\\connect template1\n\n");
  EXPECT_EQ(DatabaseBegin("shop", /*created=*/true), "--\n-- Database \"shop\" dump\n--\n\n");
}

// A name can't leave its comment.
TEST(ServerScript, KeepsNamesOnTheirLine) {
  EXPECT_EQ(DatabaseBegin("a\n\\! rm", /*created=*/true),
            "--\n-- Database \"a \\! rm\" dump\n--\n\n");
}

TEST(ServerScript, EndsWithTheTimeWhenVerbose) {
  EXPECT_EQ(ServerEnd({}), "--\n-- PostgreSQL database cluster dump complete\n--\n\n");
  EXPECT_THAT(ServerEnd({.verbose = true}), testing::StartsWith("-- Completed on 2"));
}

TEST(RestrictKeyTest, IsRandomUnlessOneIsWanted) {
  EXPECT_EQ(RestrictKey("abc"), "abc");
  EXPECT_EQ(RestrictKey(std::nullopt).size(), 63U);
  EXPECT_NE(RestrictKey(std::nullopt), RestrictKey(std::nullopt));
  EXPECT_THROW(RestrictKey(""), base::Error);
  EXPECT_THROW(RestrictKey("a b"), base::Error);
}

}  // namespace
}  // namespace pgstow::script
