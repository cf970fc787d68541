// What is read of an entry without a message is what its message has.
#include "formats/custom/stored_entry.h"

#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>
#include <pgstow/sdk/text.h>

#include "pgstow/v1/toc.pb.h"

namespace pgstow::custom {
namespace {

std::string TextOf(Bytes bytes) { return std::string(sdk::AsText(bytes)); }

void ExpectSamePart(const pgstow_part& read, const v1::Part& part) {
  EXPECT_EQ(read.part, part.part());
  EXPECT_EQ(read.known != 0, part.known());
  EXPECT_EQ(read.frame_count, part.frame_count());
  EXPECT_EQ(read.raw_bytes, part.raw_bytes());
  EXPECT_EQ(read.stored_bytes, part.stored_bytes());
  EXPECT_EQ(read.rows, part.rows());
  EXPECT_EQ(read.raw_checksum, part.raw_checksum());
}

void ExpectSame(const StoredEntry& read, const v1::Entry& entry) {
  EXPECT_EQ(read.dump_id, entry.dump_id());
  EXPECT_EQ(read.catalog_table, entry.catalog_table());
  EXPECT_EQ(read.catalog_oid, entry.catalog_oid());
  EXPECT_EQ(read.section, entry.section());
  EXPECT_EQ(read.kind, entry.kind());
  EXPECT_EQ(read.schema, entry.schema());
  EXPECT_EQ(read.owner, entry.owner());
  EXPECT_EQ(read.pass, entry.pass());
  EXPECT_EQ(read.role, entry.role());
  EXPECT_EQ(read.selector, entry.selector());
  EXPECT_EQ(read.relkind, entry.relkind());
  EXPECT_EQ(read.tablespace, entry.tablespace());
  EXPECT_EQ(read.table_am, entry.table_am());
  EXPECT_EQ(read.data_form, entry.data_form());
  EXPECT_EQ(read.database, entry.database());
  EXPECT_EQ(read.texts, entry.texts());
  EXPECT_EQ(TextOf(read.tag), entry.tag());
  EXPECT_EQ(TextOf(read.definition), entry.definition());
  EXPECT_EQ(TextOf(read.drop), entry.drop());
  EXPECT_EQ(TextOf(read.owned_as), entry.owned_as());
  EXPECT_EQ(TextOf(read.copy), entry.copy());
  EXPECT_TRUE(std::ranges::equal(read.dependencies, entry.dependencies()));
  EXPECT_TRUE(std::ranges::equal(read.belongs_to, entry.belongs_to()));
  ASSERT_EQ(read.parts.size(), static_cast<size_t>(entry.parts_size()));
  for (int i = 0; i < entry.parts_size(); ++i) {
    ExpectSamePart(read.parts[static_cast<size_t>(i)], entry.parts(i));
  }
}

// Numbers of all lengths, and absent ones.
class Chance {
 public:
  uint64_t Number() { return random_() >> (random_() % 65 % 64); }
  uint32_t Short() { return random_() % 3 == 0 ? 0 : static_cast<uint32_t>(Number()); }
  std::string Text() { return std::string(random_() % 4 * 50, static_cast<char>(random_())); }
  bool Coin() { return random_() % 2 == 0; }

 private:
  std::mt19937_64 random_{20261122};
};

v1::Entry RandomEntry(Chance& chance) {
  v1::Entry entry;
  entry.set_dump_id(chance.Short());
  entry.set_catalog_table(chance.Short());
  entry.set_catalog_oid(chance.Short());
  entry.set_section(chance.Short());
  entry.set_kind(chance.Short());
  entry.set_schema(chance.Short());
  entry.set_owner(chance.Short());
  entry.set_pass(chance.Short());
  entry.set_role(chance.Short());
  entry.set_selector(chance.Short());
  entry.set_relkind(chance.Short());
  entry.set_tablespace(chance.Short());
  entry.set_table_am(chance.Short());
  entry.set_data_form(chance.Short());
  entry.set_database(chance.Short());
  entry.set_texts(chance.Short());
  entry.set_tag(chance.Text());
  entry.set_definition(chance.Text());
  entry.set_drop(chance.Text());
  entry.set_owned_as(chance.Text());
  entry.set_copy(chance.Text());
  while (chance.Coin()) entry.add_dependencies(static_cast<int32_t>(chance.Number()));
  while (chance.Coin()) entry.add_belongs_to(static_cast<int32_t>(chance.Number()));
  while (chance.Coin()) {
    v1::Part& part = *entry.add_parts();
    part.set_part(chance.Short());
    part.set_known(chance.Coin());
    part.set_frame_count(chance.Number());
    part.set_raw_bytes(chance.Number());
    part.set_stored_bytes(chance.Number());
    part.set_rows(chance.Number());
    part.set_raw_checksum(chance.Number());
  }
  return entry;
}

// One after another into the same entry: nothing of the one before is left.
TEST(StoredEntry, HasWhatItsMessageHas) {
  Chance chance;
  StoredEntry read;
  for (int i = 0; i < 500; ++i) {
    const v1::Entry entry = RandomEntry(chance);
    const std::string bytes = entry.SerializeAsString();
    ASSERT_TRUE(ReadEntry(sdk::AsBytes(bytes), read));
    ExpectSame(read, entry);
  }
}

// Steps may also be a field each; a later number counts, and unknown fields of all types are
// passed over.
TEST(StoredEntry, IsReadAsAnyWriterMayWriteIt) {
  const std::string bytes(
      "\x60\x03\x60\x04\x62\x02\x05\x06"  // dependencies: -2, 2, -3, 3
      "\x08\x05\x08\x87\x01"              // dump_id: 5, 135
      "\xA0\x06\x05\xAA\x06\x02hi\xB5\x06\1\2\3\4\xB9\x06\1\2\3\4\5\6\7\x08",
      8 + 5 + 3 + 5 + 6 + 10);
  v1::Entry entry;
  ASSERT_TRUE(entry.ParseFromString(bytes));
  ASSERT_EQ(entry.dependencies_size(), 4);
  StoredEntry read;
  ASSERT_TRUE(ReadEntry(sdk::AsBytes(bytes), read));
  EXPECT_EQ(read.dump_id, 135U);
  ExpectSame(read, entry);
}

// Wherever a message is cut, it is refused unless the cut is between two fields.
TEST(StoredEntry, IsRefusedWhereItsMessageIs) {
  Chance chance;
  StoredEntry read;
  for (int i = 0; i < 20; ++i) {
    const std::string bytes = RandomEntry(chance).SerializeAsString();
    for (size_t length = 0; length < bytes.size(); ++length) {
      v1::Entry entry;
      const std::string cut = bytes.substr(0, length);
      EXPECT_EQ(ReadEntry(sdk::AsBytes(cut), read), entry.ParseFromString(cut)) << length;
    }
  }
  for (const std::string_view bytes : {"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01",
                                       "\x08\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", "\x02\x01x",
                                       "\x0B", "\x62\x01\x80", "\x72\x02\x08\x80"}) {
    EXPECT_FALSE(ReadEntry(sdk::AsBytes(bytes), read)) << testing::PrintToString(bytes);
    EXPECT_FALSE(v1::Entry().ParseFromString(std::string(bytes)));
  }
}

}  // namespace
}  // namespace pgstow::custom
