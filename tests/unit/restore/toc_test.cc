#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <span>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "restore/toc/list_file.h"
#include "restore/toc/print.h"
#include "tests/unit/restore/shop_toc.h"

namespace pgstow::toc {
namespace {

using ::testing::ElementsAre;
using testing::EntryOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::ShopToc;

model::BriefToc BriefShop() { return model::BriefToc(ShopToc()); }

std::string ListText(const model::Toc& toc, std::span<const size_t> entries,
                     const PrintOptions& options = {}) {
  std::string text;
  WriteList(model::BriefToc(toc), entries, options, [&](std::string_view piece) { text += piece; });
  return text;
}

TEST(ListFile, NamesEntriesInItsOrder) {
  const ListFile list = ParseListFile("224; 1259 1 TABLE app t\n8\n  3306 ; x\n", BriefShop());
  EXPECT_THAT(list.entries, ElementsAre(224, 8, 3306));
  EXPECT_THAT(list.ignored, IsEmpty());
}

TEST(ListFile, CommentsAndBlankLinesSayNothing) {
  const ListFile list = ParseListFile(";\n; x\n\n \t\r\n;224; off\n  ; 8\n7 ; 8", BriefShop());
  EXPECT_THAT(list.entries, ElementsAre(7));
  EXPECT_THAT(list.ignored, IsEmpty());
}

TEST(ListFile, IgnoresLinesWithoutAnIdAndRepeats) {
  const ListFile list =
      ParseListFile("224 x\nabc\n0; a\n-5; b\n99999; c\n224; d\n8;\n", BriefShop());
  EXPECT_THAT(list.entries, ElementsAre(224, 8));
  EXPECT_THAT(list.ignored, ElementsAre("abc", "0", "-5", "99999", "224"));
}

TEST(ListFile, ReadsDosLineEnds) {
  EXPECT_THAT(ParseListFile("224; t\r\n8\r\n", BriefShop()).entries, ElementsAre(224, 8));
}

TEST(ListFile, StopsAtAnIdThatTheArchiveDoesNotHave) {
  const ListFile list = ParseListFile("x\n8\n12; x\n224\n", BriefShop());
  EXPECT_THAT(list.ignored, ElementsAre("x"));
  EXPECT_THAT(list.entries, ElementsAre(8));
  EXPECT_EQ(list.missing, 12);
}

TEST(ListFile, ReadsBackWhatListPrints) {
  const model::Toc toc = ShopToc();
  const std::vector<size_t> entries = {7, 2, 30, 0};
  const ListFile list = ParseListFile(ListText(toc, entries), model::BriefToc(toc));
  EXPECT_THAT(list.entries, ElementsAre(toc.entries[7].id, toc.entries[2].id, toc.entries[30].id,
                                        toc.entries[0].id));
  EXPECT_THAT(list.ignored, IsEmpty());
}

TEST(ListFile, SaysWhichFileCanNotBeOpened) {
  try {
    ReadListFile("/nonexistent/list", BriefShop());
    FAIL() << "opened it";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kIo);
    EXPECT_STREQ(error.what(),
                 "could not open TOC file \"/nonexistent/list\": No such file or directory");
  }
  EXPECT_THROW(ReadListFile("/", BriefShop()), base::Error);
}

TEST(ListFile, AnEmptyFileNamesNothing) {
  char path[] = "/tmp/pgstow-list-XXXXXX";
  const int fd = mkstemp(path);
  ASSERT_GE(fd, 0);
  EXPECT_THAT(ReadListFile(path, BriefShop()), IsEmpty());
  std::remove(path);
}

class ListTextTest : public ::testing::Test {
 protected:
  void SetUp() override {
    setenv("TZ", "UTC", 1);
    toc_ = ShopToc();
    toc_.header.created_at = 1795300199;
  }
  model::Toc toc_;
};

TEST_F(ListTextTest, StartsWithTheFactsOfTheArchive) {
  EXPECT_EQ(ListText(toc_, {}),
            ";\n"
            "; Archive created at 2026-11-21 22:29:59 UTC\n"
            ";     dbname: shop\n"
            ";     TOC Entries: 42\n"
            ";     Compression: none\n"
            ";     Dump Version: 1.0\n"
            ";     Format: CUSTOM\n"
            ";     Integer: 4 bytes\n"
            ";     Offset: 8 bytes\n"
            ";     Dumped from database version: 18.4\n"
            ";     Dumped by pgstow version: 0.1.0\n"
            ";\n"
            ";\n"
            "; Selected TOC Entries:\n"
            ";\n");
}

TEST_F(ListTextTest, GivesALineAnEntry) {
  model::Entry& table = EntryOf(toc_, 224);
  table.catalog = {1259, 16513};
  const std::vector<size_t> entries = {static_cast<size_t>(&table - toc_.entries.data()), 8};
  EXPECT_THAT(ListText(toc_, entries), ::testing::EndsWith("\n;\n"
                                                           "224; 1259 16513 TABLE app t postgres\n"
                                                           "2; 0 0 EXTENSION - citext \n"));
}

TEST_F(ListTextTest, NamesWithNewlinesStayOnOneLine) {
  toc_.entries[0].tag = "new\nline\r; 5";
  EXPECT_THAT(ListText(toc_, std::vector<size_t>{0}),
              HasSubstr("\n3499; 0 0 DATABASE - new line ; 5 postgres\n"));
}

TEST_F(ListTextTest, TellsDependenciesWhenAsked) {
  toc_.entries[0].dependencies = {5, 7};
  const std::vector<size_t> entries = {0, 4};
  EXPECT_THAT(ListText(toc_, entries), Not(HasSubstr("depends")));
  EXPECT_THAT(ListText(toc_, entries, {.dependencies = true}),
              ::testing::EndsWith("postgres\n;\tdepends on: 5 7\n8; 0 0 SCHEMA - app postgres\n"));
}

// Of a whole server, two of whose databases have something.
model::Toc ServerToc() {
  model::Toc toc;
  toc.header.databases = {{.name = "a", .encoding = "UTF8"},
                          {.name = "new\nline", .encoding = "LATIN1", .standard_strings = false}};
  toc.entries.push_back({.id = 1, .kind = "ROLE", .tag = "boss"});
  toc.entries.push_back({.id = 2, .database = 1, .kind = "SCHEMA", .tag = "s"});
  toc.entries.push_back({.id = 3, .database = 1, .kind = "TABLE", .tag = "t", .schema = "s"});
  toc.entries.push_back({.id = 4, .database = 2, .kind = "SCHEMA", .tag = "s"});
  return toc;
}

TEST(ListText, HasAHeadingForEachDatabaseThatLAllows) {
  const model::Toc toc = ServerToc();
  const std::string text = ListText(toc, std::vector<size_t>{0, 1, 2, 3});
  EXPECT_THAT(text, HasSubstr(";     dbname: a\n;     dbname: new line\n"));
  EXPECT_THAT(text, ::testing::EndsWith(";\n"
                                        "; Globals\n"
                                        ";\n"
                                        "1; 0 0 ROLE - boss \n"
                                        ";\n"
                                        "; Database \"a\"\n"
                                        ";\n"
                                        "2; 0 0 SCHEMA - s \n"
                                        "3; 0 0 TABLE s t \n"
                                        ";\n"
                                        "; Database \"new line\"\n"
                                        ";\n"
                                        "4; 0 0 SCHEMA - s \n"));
  EXPECT_THAT(ParseListFile(text, model::BriefToc(toc)).entries, ElementsAre(1, 2, 3, 4));
}

TEST(JsonText, NamesTheDatabaseOfEachEntry) {
  const std::string text = JsonText(ServerToc(), std::vector<size_t>{0, 3});
  EXPECT_THAT(text, HasSubstr(R"("databases": [{"name": "a", "encoding": "UTF8", )"
                              R"("standard_strings": true}, {"name": "new\nline", )"));
  EXPECT_THAT(text, HasSubstr("{\"id\": 1, \"kind\": \"ROLE\""));
  EXPECT_THAT(text, HasSubstr(R"({"id": 4, "database": "new\nline", "kind": "SCHEMA")"));
}

TEST(JsonText, HoldsAllFacts) {
  model::Toc toc = ShopToc();
  toc.header.archive_id[0] = 0xAB;
  model::Entry entry;
  entry.id = 5;
  entry.kind = "TABLE DATA";
  entry.tag = "a \"b\"\n";
  entry.section = model::Section::kData;
  entry.role = model::Role::kData;
  entry.selector = model::Selector::kRelation;
  entry.relkind = 'r';
  entry.copy = "COPY x FROM stdin;\n";
  entry.dependencies = {1, 2};
  entry.belongs_to = {1};
  entry.parts.resize(2);
  entry.parts[0] = {.part = 0,
                    .known = true,
                    .frames = 1,
                    .raw_bytes = 10,
                    .stored_bytes = 7,
                    .rows = 3,
                    .raw_checksum = 255};
  entry.parts[1].part = 1;
  toc.entries = {entry};
  EXPECT_EQ(JsonText(toc, std::vector<size_t>{0}),
            R"({
  "archive": {"format": "custom", "format_version": "1.0", "id": "ab000000000000000000000000000000", )"
            R"("complete": true, "created_at": "1970-01-01T00:00:00Z", "database": "shop", )"
            R"("server_version": "18.4", "dumped_by": "pgstow 0.1.0", "encoding": "UTF8", )"
            R"("standard_strings": true, "chain": "none", "entries": 1},
  "entries": [
    {"id": 5, "kind": "TABLE DATA", "tag": "a \"b\"\n", "catalog": 0, "oid": 0, "section": "data", )"
            R"("pass": "main", "role": "data", "selector": "relation", "relkind": "r", )"
            R"("copy": "COPY x FROM stdin;\n", "dependencies": [1, 2], "belongs_to": [1], )"
            R"("data_form": "copy", "parts": [{"part": 0, "frames": 1, "raw_bytes": 10, )"
            R"("stored_bytes": 7, "rows": 3, )"
            R"("raw_checksum": "00000000000000ff"}, {"part": 1}]}
  ]
}
)");
}

}  // namespace
}  // namespace pgstow::toc
