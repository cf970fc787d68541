#include "restore/script/large_objects.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "restore/plan/if_exists.h"
#include "restore/script/data_text.h"
#include "restore/script/statements.h"
#include "restore/select/select.h"

namespace pgstow::script {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

std::string BigEndian(uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xFF);
  return bytes;
}

std::string Record(model::Oid oid, const std::string& bytes) {
  return BigEndian(oid) + BigEndian(static_cast<uint32_t>(bytes.size())) + bytes;
}

// The text of the records, given in pieces of so many bytes.
std::string TextOf(const std::string& records, size_t piece, bool standard_strings = true) {
  LargeObjectStatements statements(standard_strings);
  std::string text;
  const auto append = [&text](const LargeObjectStatement& statement) { text += statement.text; };
  for (size_t at = 0; at < records.size(); at += piece) {
    const std::string some = records.substr(at, piece);
    statements.Write(some, append);
  }
  statements.Finish(append);
  return text;
}

TEST(LargeObjects, AreOpenedWrittenAndClosedEachInTurn) {
  EXPECT_EQ(TextOf(Record(7, "") + Record(9, {"\x00\xff\n", 3}), 1000),
            "SELECT pg_catalog.lo_open('7', 131072);\n"
            "SELECT pg_catalog.lo_close(0);\n\n"
            "SELECT pg_catalog.lo_open('9', 131072);\n"
            "SELECT pg_catalog.lowrite(0, '\\x00ff0a');\n"
            "SELECT pg_catalog.lo_close(0);\n\n");
}

TEST(LargeObjects, HaveTheSameTextInWhateverPiecesTheyCome) {
  const std::string records = Record(1, std::string(40000, 'a')) + Record(1, "b") + Record(2, "") +
                              Record(4294967295, std::string(16384, 'c'));
  const std::string whole = TextOf(records, records.size());
  for (const size_t piece : {size_t{1}, size_t{7}, size_t{8}, size_t{9}, size_t{16384}}) {
    EXPECT_EQ(TextOf(records, piece), whole) << piece;
  }
}

TEST(LargeObjects, AreWrittenInPiecesOf16KiBAcrossRecords) {
  LargeObjectStatements statements(true);
  std::vector<size_t> written;
  const auto note = [&written](const LargeObjectStatement& statement) {
    if (statement.kind == LargeObjectStatement::Kind::kWrite) {
      written.push_back(
          (statement.text.size() - std::string("SELECT pg_catalog.lowrite(0, '\\x');\n").size()) /
          2);
    }
  };
  statements.Write(Record(5, std::string(10000, 'x')) + Record(5, std::string(10000, 'y')), note);
  statements.Finish(note);
  EXPECT_THAT(written, ElementsAre(16384, 3616));
  EXPECT_EQ(statements.objects(), 1U);
}

TEST(LargeObjects, DoubleTheBackslashWhereItIsNotStandard) {
  EXPECT_THAT(TextOf(Record(5, "a"), 100, /*standard_strings=*/false),
              ::testing::HasSubstr("lowrite(0, '\\\\x61')"));
}

TEST(LargeObjects, RefuseARecordThatIsCutOff) {
  const std::string record = Record(5, "abc");
  for (const size_t left : {size_t{3}, size_t{8}, record.size() - 1}) {
    EXPECT_THROW(TextOf(record.substr(0, left), 100), base::Error) << left;
  }
}

// Two objects that are made together, and what is said of one of them.
model::Toc TwoObjects() {
  model::Toc toc;
  model::Entry& made = toc.entries.emplace_back();
  made.id = 1;
  made.section = model::Section::kData;
  made.role = model::Role::kData;
  made.kind = "BLOB METADATA";
  made.tag = "10..11";
  made.owner = "ann";
  made.definition = "SELECT pg_catalog.lo_create('10');\nSELECT pg_catalog.lo_create('11');";
  made.drop = "SELECT pg_catalog.lo_unlink('10');\nSELECT pg_catalog.lo_unlink('11');\n\n";
  made.owned_as = std::string("LARGE OBJECT 10\0LARGE OBJECT 11\0", 32);
  model::Entry& comment = toc.entries.emplace_back();
  comment.id = 2;
  comment.role = model::Role::kComment;
  comment.kind = "COMMENT";
  comment.tag = "LARGE OBJECT 10";
  comment.owner = "ann";
  comment.definition = "COMMENT ON LARGE OBJECT 10 IS 'x';\n";
  comment.belongs_to = {1};
  return toc;
}

std::vector<std::string> Texts(const std::vector<Statement>& statements) {
  std::vector<std::string> texts;
  texts.reserve(statements.size());
  for (const Statement& statement : statements) texts.push_back(statement.text + statement.after);
  return texts;
}

TEST(LargeObjects, OfOneEntryAreMadeGivenAndDroppedOneByOne) {
  const model::Toc toc = TwoObjects();
  const plan::Plan plan = plan::MakePlan(toc, select::Select(toc, {}), {.clean = true});
  const StepStatements statements(toc, plan.options);
  EXPECT_THAT(Texts(statements.Work(plan.steps.at(0))),
              ElementsAre("SELECT pg_catalog.lo_unlink('10');\n",
                          "SELECT pg_catalog.lo_unlink('11');\n\n"));
  EXPECT_THAT(
      Texts(statements.Work(plan.steps.at(1))),
      ElementsAre("SELECT pg_catalog.lo_create('10');\n", "SELECT pg_catalog.lo_create('11');\n\n",
                  "ALTER LARGE OBJECT 10 OWNER TO ann;\n",
                  "ALTER LARGE OBJECT 11 OWNER TO ann;\n\n"));
}

TEST(LargeObjects, AreDataWithAllThatIsSaidOfThem) {
  const model::Toc toc = TwoObjects();
  EXPECT_THAT(select::Select(toc, {.definitions = false}).choices,
              Each(select::Choice{.definition = false, .data = true}));
  EXPECT_THAT(select::Select(toc, {.data = false}).choices, Each(select::Choice{}));
}

TEST(LargeObjects, AreUnlinkedWhereTheyAreListed) {
  EXPECT_EQ(plan::WithIfExists("SELECT pg_catalog.lo_unlink('10');\n"
                               "SELECT pg_catalog.lo_unlink('11');\n\n",
                               "BLOB METADATA"),
            "SELECT pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata "
            "WHERE oid = '10';\n"
            "SELECT pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata "
            "WHERE oid = '11';\n\n");
}

TEST(LargeObjects, HaveATransactionOfTheirOwnUnlessEverythingHasOne) {
  model::Entry entry;
  entry.data_form = model::DataForm::kLargeObjects;
  const auto text = [&entry](const ScriptOptions& options) {
    std::string out;
    const auto sink = [&out](std::string_view piece) { out += piece; };
    const model::TocHeader header;
    const auto data = NewDataText(header, entry, options);
    data->Begin(sink);
    data->End(sink);
    return out;
  };
  EXPECT_EQ(text({}), "BEGIN;\n\nCOMMIT;\n\n");
  EXPECT_EQ(text({.single_transaction = true}), "");
}

}  // namespace
}  // namespace pgstow::script
