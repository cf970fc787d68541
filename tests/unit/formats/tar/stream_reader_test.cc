#include "formats/tar/stream_reader.h"

#include <string>
#include <vector>

#include "formats/tar/blocks.h"
#include "host/storage/storage.h"
#include "tests/unit/formats/expect_failure.h"
#include "tests/unit/formats/tar/forge.h"
#include "tests/unit/storage/filled_pipe.h"

namespace pgstow::tar {
namespace {

using testing::ElementsAre;
using tests::ExpectFailure;

native::Entry DataEntry(int32_t id, const std::string& member, const std::string& kind) {
  native::Entry entry;
  entry.id = id;
  entry.kind = kind;
  entry.section = PGSTOW_SECTION_DATA;
  entry.has_data = true;
  entry.file_name = member;
  return entry;
}

// A table, and large objects in two groups.
native::Toc SmallToc() {
  native::Toc toc;
  toc.head.layout = native::Layout::kTar;
  toc.entries = {DataEntry(3, "3.dat", "TABLE DATA"), DataEntry(5, "blobs_5.toc", "BLOBS"),
                 DataEntry(6, "blobs_6.toc", "BLOBS")};
  return toc;
}

const std::string kTable = ForgedMember("3.dat", "rows");
const std::string kEight = ForgedMember("blob_8.dat", "eight");
const std::string kNine = ForgedMember("blob_9.dat", "");
const std::string kList5 = ForgedMember("blobs_5.toc", "8 blob_8.dat\n9 blob_9.dat\n");
const std::string kTen = ForgedMember("blob_10.dat", "ten");
const std::string kList6 = ForgedMember("blobs_6.toc", "10 blob_10.dat\n");
const std::string kScript = ForgedMember("restore.sql", "SELECT 1;\n");

// "entry object sequence: bytes" of each piece, "entry whole" of the end of each part.
std::vector<std::string> Read(const std::string& members) {
  const native::Toc toc = SmallToc();
  const tests::FilledPipe pipe(ForgedMember("toc.dat", native::EncodeToc(toc)) + members +
                               ForgedEnd());
  const auto storage = storage::Open(pipe.path());
  sdk::File file = sdk::Storage(*storage->abi()).OpenForReading();
  StreamReader reader(file);
  EXPECT_EQ(reader.ReadToc().entries.size(), toc.entries.size());
  const native::MemberTable table(toc);
  reader.Expect(table);
  std::vector<std::string> told;
  for (;;) {
    pgstow_frame frame{};
    if (reader.NextFrame(frame) == sdk::Next::kEnd) return told;
    EXPECT_NE(frame.flags & PGSTOW_FRAME_STREAMED, 0);
    if ((frame.flags & PGSTOW_FRAME_ENDS_PART) != 0) {
      told.push_back(sdk::Concat(frame.entry, " whole after ", frame.sequence));
    } else {
      told.push_back(sdk::Concat(frame.entry, " ", frame.object, " ", frame.sequence, ": ",
                                 sdk::AsText(sdk::View(frame.stored))));
    }
  }
}

void ExpectDamage(const std::string& members, const std::string& words) {
  ExpectFailure(PGSTOW_E_CORRUPT, words, [&] { Read(members); });
}

TEST(TarStream, GivesDataInTheOrderOfTheArchive) {
  EXPECT_THAT(Read(kTable + kEight + kNine + kList5 + kTen + kList6 + kScript),
              ElementsAre("3 0 0: rows", "3 whole after 1", "5 8 0: eight",
                          "5 9 1: ", "5 whole after 2", "6 10 0: ten", "6 whole after 1"));
  EXPECT_THAT(Read(kEight + kNine + kList5 + kTen + kList6 + kTable),
              ElementsAre("5 8 0: eight", "5 9 1: ", "5 whole after 2", "6 10 0: ten",
                          "6 whole after 1", "3 0 0: rows", "3 whole after 1"));
}

TEST(TarStream, NamesWhatIsMissing) {
  ExpectDamage(kEight + kNine + kList5 + kTen + kList6, "\"3.dat\" is missing");
  ExpectDamage(kTable + kEight + kNine + kList5, "\"blobs_6.toc\" is missing");
  ExpectDamage(kTable + kEight + kList5 + kTen + kList6,
               "\"blobs_5.toc\" does not name just those");
}

TEST(TarStream, NamesWhatIsTooMuch) {
  const std::string rest = kEight + kNine + kList5 + kTen + kList6;
  ExpectDamage(kTable + ForgedMember("4.dat", "") + rest, "there is \"4.dat\", which no entry");
  ExpectDamage(kTable + ForgedMember("blob_08.dat", "") + rest, "there is \"blob_08.dat\"");
  ExpectDamage(kTable + rest + ForgedMember("blob_11.dat", ""), "there is \"blob_11.dat\"");
  ExpectDamage(kTable + ForgedMember("blob_7.dat", "") + rest, "does not name just those");
}

TEST(TarStream, RefusesMembersThatStandTwice) {
  ExpectDamage(kTable + kTable, "there is \"3.dat\"");
  ExpectDamage(kTable + kEight + kEight, "two members \"blob_8.dat\"");
  ExpectDamage(kTable + kEight + kNine + kList5 + kNine, "two members \"blob_9.dat\"");
}

TEST(TarStream, RefusesListsInAnotherOrder) {
  ExpectDamage(kTable + kTen + kList6, "\"blobs_6.toc\" is not in the order");
}

TEST(TarStream, StartsWithTheTableOfContents) {
  const tests::FilledPipe pipe(kTable + ForgedEnd());
  const auto storage = storage::Open(pipe.path());
  sdk::File file = sdk::Storage(*storage->abi()).OpenForReading();
  StreamReader reader(file);
  ExpectFailure(PGSTOW_E_UNSUPPORTED, "its first member is \"3.dat\" and not \"toc.dat\"",
                [&] { reader.ReadToc(); });
}

}  // namespace
}  // namespace pgstow::tar
