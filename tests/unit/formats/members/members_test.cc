#include "formats/native/members.h"

#include <set>
#include <string>
#include <vector>

#include "tests/unit/formats/expect_failure.h"
#include "tests/unit/formats/members/literal_source.h"

namespace pgstow::native {
namespace {

using testing::ElementsAre;
using tests::ExpectFailure;

Entry DataEntry(int32_t id, const std::string& member, const std::string& kind = "TABLE DATA") {
  Entry entry;
  entry.id = id;
  entry.kind = kind;
  entry.has_data = true;
  entry.file_name = member;
  return entry;
}

// A table, large objects, and an entry without data.
Toc SmallToc() {
  Toc toc;
  toc.entries = {DataEntry(3, "3.dat"), Entry{.id = 4}, DataEntry(5, "blobs_5.toc", "BLOBS")};
  return toc;
}

LiteralSource SmallSource() {
  LiteralSource source;
  source.members = {{"3.dat", "rows"},
                    {"blobs_5.toc", "8 blob_8.dat\n9 blob_9.dat\n"},
                    {"blob_8.dat", "eight"},
                    {"blob_9.dat", ""}};
  return source;
}

std::set<std::string> NamesIn(const LiteralSource& source) {
  std::set<std::string> names;
  for (const auto& [name, bytes] : source.members) names.insert(name);
  return names;
}

// "entry object sequence: bytes" of each piece.
std::vector<std::string> Read(const MemberSource& source, const MemberTable& table, int32_t entry) {
  const auto cursor = OpenMembers(source, table, entry, 0);
  std::vector<std::string> pieces;
  pgstow_frame frame{};
  while (cursor->NextFrame(frame) == sdk::Next::kRead) {
    EXPECT_EQ(frame.flags, PGSTOW_FRAME_STREAMED);
    pieces.push_back(sdk::Concat(frame.entry, " ", frame.object, " ", frame.sequence, ": ",
                                 sdk::AsText(sdk::View(frame.stored))));
  }
  return pieces;
}

TEST(Members, AreTheDataOfEntries) {
  const LiteralSource source = SmallSource();
  const MemberTable table(SmallToc());
  EXPECT_THAT(Read(source, table, 3), ElementsAre("3 0 0: rows"));
  EXPECT_THAT(Read(source, table, 5), ElementsAre("5 8 0: eight", "5 9 1: "))
      << "an object without bytes is there too";
}

TEST(Members, AreReadInPiecesOfBoundedSize) {
  LiteralSource source = SmallSource();
  source.members["3.dat"] = std::string(5'000'000, 'x');
  const auto cursor = OpenMembers(source, MemberTable(SmallToc()), 3, 0);
  pgstow_frame frame{};
  size_t bytes = 0;
  while (cursor->NextFrame(frame) == sdk::Next::kRead) {
    EXPECT_LE(frame.stored.len, 1 << 20);
    bytes += frame.stored.len;
  }
  EXPECT_EQ(bytes, 5'000'000);
}

TEST(Members, AreOfEntriesWithDataAlone) {
  const LiteralSource source = SmallSource();
  const MemberTable table(SmallToc());
  EXPECT_THROW(OpenMembers(source, table, 4, 0), sdk::Error);
  EXPECT_THROW(OpenMembers(source, table, 99, 0), sdk::Error);
  EXPECT_THROW(OpenMembers(source, table, 3, 1), sdk::Error);
}

TEST(MemberTable, RefusesNamesThatLeadElsewhere) {
  for (const std::string name : {"", ".", "..", "/etc/passwd", "../3.dat", "a/b", "toc.dat"}) {
    Toc toc = SmallToc();
    toc.entries[0].file_name = name;
    ExpectFailure(PGSTOW_E_CORRUPT, "the data of entry 3 is said to be in \"" + name + "\"",
                  [&] { MemberTable table(toc); });
  }
}

TEST(MemberTable, RefusesEntriesThatShareAMember) {
  Toc toc = SmallToc();
  toc.entries[2].file_name = "3.dat";
  ExpectFailure(PGSTOW_E_CORRUPT, "the data of entry 5 is said to be in \"3.dat\", which has that",
                [&] { MemberTable table(toc); });
}

TEST(CheckMembers, TakesWhatIsNamed) {
  const LiteralSource source = SmallSource();
  EXPECT_NO_THROW(CheckMembers(source, MemberTable(SmallToc()), NamesIn(source)));
}

TEST(CheckMembers, NamesWhatIsMissing) {
  for (const std::string name : {"3.dat", "blobs_5.toc", "blob_8.dat", "blob_9.dat"}) {
    const LiteralSource source = SmallSource();
    std::set<std::string> present = NamesIn(source);
    present.erase(name);
    ExpectFailure(PGSTOW_E_CORRUPT, "\"" + name + "\" is missing",
                  [&] { CheckMembers(source, MemberTable(SmallToc()), present); });
  }
}

TEST(CheckMembers, NamesWhatIsTooMuch) {
  LiteralSource source = SmallSource();
  source.members["blob_10.dat"] = "";
  ExpectFailure(PGSTOW_E_CORRUPT, "there is \"blob_10.dat\", which no entry",
                [&] { CheckMembers(source, MemberTable(SmallToc()), NamesIn(source)); });
}

TEST(CheckMembers, NamesWhatIsListedTwice) {
  LiteralSource source = SmallSource();
  source.members["blobs_5.toc"] = "8 blob_8.dat\n9 blob_8.dat\n";
  ExpectFailure(PGSTOW_E_CORRUPT, "large object 9 is said to be in \"blob_8.dat\", which holds",
                [&] { CheckMembers(source, MemberTable(SmallToc()), NamesIn(source)); });
}

}  // namespace
}  // namespace pgstow::native
