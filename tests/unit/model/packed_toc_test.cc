#include "host/model/packed_toc.h"

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace pgstow::model {
namespace {

// Two kinds in turn, and all that an entry can say.
Entry EntryOf(int number) {
  const std::string name = fmt::format("public.t{}", number);
  if (number % 2 == 0) {
    return {.id = number + 1,
            .catalog = {1259, 4'000'000'000U + static_cast<Oid>(number)},
            .section = Section::kPreData,
            .selector = Selector::kRelation,
            .relkind = 'r',
            .kind = "TABLE",
            .tag = fmt::format("t{}", number),
            .schema = "public",
            .owner = number % 3 == 0 ? "ann" : "bob",
            .table_am = "heap",
            .definition = fmt::format("CREATE TABLE {} (a integer);\n", name),
            .drop = fmt::format("DROP TABLE {};\n", name),
            .owned_as = "TABLE " + name,
            .dependencies = {1, 1'000'000, number}};
  }
  return {.id = number + 1,
          .section = Section::kData,
          .pass = Pass::kPostAcl,
          .role = Role::kData,
          .data_form = DataForm::kSql,
          .database = 3,
          .kind = "TABLE DATA",
          .tag = std::string(static_cast<size_t>(number), 'x'),
          .tablespace = "fast",
          .copy = fmt::format("COPY {} FROM stdin;\n", name),
          .dependencies = {},
          .belongs_to = {number},
          .parts = {{.part = 0, .known = true, .rows = 7}, {.part = 1}}};
}

std::vector<Entry> Entries(int count) {
  std::vector<Entry> entries;
  for (int i = 0; i < count; ++i) entries.push_back(EntryOf(i));
  return entries;
}

TEST(PackedEntries, AreWhatWasAdded) {
  for (const int count : {0, 1, 127, 128, 129, 1000}) {
    Toc toc{.header = {.database = "d"}, .entries = Entries(count)};
    const PackedToc packed(toc);
    EXPECT_EQ(packed.entries.size(), toc.entries.size());
    EXPECT_EQ(packed.entries.empty(), count == 0);
    EXPECT_EQ(packed.Unpack(), toc) << count;
  }
}

// An archive may have as many kinds as entries; dumps have some sixty.
TEST(PackedEntries, AreWhatWasAddedWhateverTheirKinds) {
  std::vector<Entry> entries = Entries(2000);
  for (size_t i = 0; i < entries.size(); ++i) entries[i].kind = fmt::format("KIND {}", i % 700);
  const Toc toc{.header = {.database = "d"}, .entries = entries};
  EXPECT_EQ(PackedToc(toc).Unpack(), toc);
}

TEST(PackedEntries, AreFoundInAnyOrder) {
  const std::vector<Entry> entries = Entries(400);
  const PackedEntries packed(entries);
  PackedEntries::Walk walk(packed);
  for (const size_t place : {5U, 5U, 6U, 9U, 8U, 399U, 128U, 127U, 300U, 0U}) {
    EXPECT_EQ(walk.At(place), entries[place]) << place;
    EXPECT_EQ(packed[place], entries[place]) << place;
  }
}

TEST(PackedEntries, TellWhatBecomesOfTheirData) {
  PackedEntries packed(Entries(300));
  ASSERT_EQ(packed.data().size(), 150U);
  PackedEntries::Data& data = packed.data()[140];
  EXPECT_EQ(data.place, 281U);
  EXPECT_EQ(data.entry, 282);
  EXPECT_EQ(data.form, DataForm::kSql);
  data.parts.resize(3);
  data.parts[2].rows = 12;
  EXPECT_EQ(packed[281].parts, data.parts);
  EXPECT_EQ(packed[283].parts.size(), 2U);
  EXPECT_TRUE(packed[282].parts.empty());
}

TEST(PackedEntries, GoOnAfterACopy) {
  PackedEntries first(Entries(130));
  PackedEntries second = first;
  first.Add(EntryOf(130));
  second.Add(EntryOf(131));
  EXPECT_EQ(first[130], EntryOf(130));
  EXPECT_EQ(second[130], EntryOf(131));
  EXPECT_EQ(second[129], EntryOf(129));
}

}  // namespace
}  // namespace pgstow::model
