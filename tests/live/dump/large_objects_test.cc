// Large objects, as a server gives them.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "tests/live/dump/dumping.h"

namespace pgstow::dump {
namespace {

using ::testing::HasSubstr;

class LiveLargeObjects : public tests::DumpsEachServer {
 protected:
  // The records of all large objects that the archive has.
  std::string Records(const std::string& archive) const {
    std::string records;
    const auto reader = Open(archive);
    for (const model::Entry& entry : reader->toc().entries) {
      if (entry.data_form != model::DataForm::kLargeObjects) continue;
      const auto part = reader->OpenPart(entry.id, 0);
      for (auto raw = part->Next(); !raw.empty(); raw = part->Next()) {
        records.append(raw.data(), raw.size());
      }
    }
    return records;
  }
};
INSTANTIATE_TEST_SUITE_P(Dump, LiveLargeObjects, ::testing::ValuesIn(tests::Server::Names()),
                         tests::NameOfServer);

TEST_P(LiveLargeObjects, AreRecordsInTheOrderOfTheirNumbers) {
  database_.Sql("SELECT lo_from_bytea(258, 'two'), lo_create(257), lo_from_bytea(259, '\\x00ff')");
  EXPECT_EQ(Dump(OptionsFor("a")).rows, 3U);
  EXPECT_EQ(Records("a"), std::string("\0\0\1\1\0\0\0\0"
                                      "\0\0\1\2\0\0\0\3two"
                                      "\0\0\1\3\0\0\0\2\0\xff",
                                      29));
}

TEST_P(LiveLargeObjects, AreReadByWhoMayReadThem) {
  database_.Sql(
      "SELECT lo_from_bytea(300, 'shown'), lo_from_bytea(301, 'hidden');"
      "GRANT SELECT ON LARGE OBJECT 300 TO case_reader");
  DumpOptions options = OptionsFor("a");
  options.session.role = "case_reader";
  try {
    Dump(options);
    ADD_FAILURE() << "case_reader has read what it may not";
  } catch (const base::Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("permission denied for large object 301"));
  }
  database_.Sql("SELECT lo_unlink(301)");
  EXPECT_EQ(Dump(options).rows, 1U);
  EXPECT_THAT(Records("a"), HasSubstr("shown"));
}

TEST_P(LiveLargeObjects, OverSeveralConnectionsAreTheSame) {
  database_.Sql(
      "SELECT lo_from_bytea(n::oid, convert_to(repeat('x', n), 'UTF8')) FROM"
      " generate_series(1000, 3500) n");
  Dump(OptionsFor("one"));
  DumpOptions several = OptionsFor("several");
  several.jobs = 3;
  EXPECT_EQ(Dump(several).rows, 2501U);
  EXPECT_EQ(Records("several"), Records("one"));
}

}  // namespace
}  // namespace pgstow::dump
