#include "formats/tar/member_walk.h"

#include <string>
#include <vector>

#include "formats/tar/blocks.h"
#include "formats/tar/member_index.h"
#include "host/storage/storage.h"
#include "tests/unit/formats/expect_failure.h"
#include "tests/unit/formats/tar/forge.h"
#include "tests/unit/storage/filled_pipe.h"
#include "tests/unit/storage/memory_file.h"

namespace pgstow::tar {
namespace {

using testing::ElementsAre;
using tests::ExpectFailure;

// "name=content" of each member that is read through `path`.
std::vector<std::string> Walk(const std::string& path, bool read = true) {
  const auto storage = storage::Open(path);
  sdk::File file = sdk::Storage(*storage->abi()).OpenForReading();
  MemberWalk walk(file);
  std::vector<std::string> members;
  while (const auto member = walk.Next()) {
    std::string content;
    if (read) {
      for (auto bytes = walk.Read(); !bytes.empty(); bytes = walk.Read()) {
        content += sdk::AsText(bytes);
      }
    }
    members.push_back(member->name + "=" + content);
  }
  return members;
}

std::vector<std::string> WalkFile(const std::string& bytes, bool read = true) {
  const tests::MemoryFile file(bytes);
  return Walk(file.path(), read);
}
std::vector<std::string> WalkPipe(const std::string& bytes, bool read = true) {
  const tests::FilledPipe pipe(bytes);
  return Walk(pipe.path(), read);
}

void ExpectRefused(const std::string& bytes, pgstow_status status, const std::string& words) {
  for (const bool read : {true, false}) {
    ExpectFailure(status, words, [&] { WalkFile(bytes, read); });
    ExpectFailure(status, words, [&] { WalkPipe(bytes, read); });
  }
}

TEST(MemberWalk, TellsMembersInTheirOrder) {
  const std::string tar = ForgedMember("toc.dat", "toc") + ForgedMember("1.dat", "") +
                          ForgedMember("2.dat", std::string(1024, 'x')) + ForgedEnd();
  const auto expected = ElementsAre("toc.dat=toc", "1.dat=", "2.dat=" + std::string(1024, 'x'));
  EXPECT_THAT(WalkFile(tar), expected);
  EXPECT_THAT(WalkPipe(tar), expected);
  EXPECT_THAT(WalkFile(tar, false), ElementsAre("toc.dat=", "1.dat=", "2.dat="));
  EXPECT_THAT(WalkPipe(tar, false), ElementsAre("toc.dat=", "1.dat=", "2.dat="));
  const std::string full_record = tar + std::string(10240 - tar.size() % 10240, '\0');
  EXPECT_THAT(WalkFile(full_record), expected) << "as GNU tar fills it up";
  EXPECT_THAT(WalkPipe(full_record), expected);
}

TEST(MemberWalk, KnowsTheHeadersOfAllTars) {
  const auto one = [](ForgedHeader header) {
    header.name = "1.dat";
    header.bytes = 3;
    return Forge(header) + Padded("abc") + ForgedEnd();
  };
  const std::string gnu("ustar  \0", 8);
  const std::string pg_dump_before_9_3 = "ustar00";
  for (const std::string& magic : {std::string("ustar\0"
                                               "00",
                                               8),
                                   gnu, pg_dump_before_9_3}) {
    EXPECT_THAT(WalkFile(one({.magic = magic})), ElementsAre("1.dat=abc"));
    EXPECT_THAT(WalkPipe(one({.magic = magic, .binary_size = true})), ElementsAre("1.dat=abc"));
  }
}

TEST(MemberWalk, RefusesWhatIsNotPlainlyAFile) {
  const auto alone = [](const ForgedHeader& header) { return Forge(header) + ForgedEnd(); };
  for (const std::string name : {"/etc/passwd", "../1.dat", "..", ".", "a/b", "./1.dat", "a\nb"}) {
    ExpectRefused(alone({.name = name}), PGSTOW_E_CORRUPT, "has not the name of a file of data");
  }
  ExpectRefused(alone({.name = "1.dat", .type = '1', .link = "toc.dat"}), PGSTOW_E_CORRUPT,
                "\"1.dat\" is not a regular file");
  ExpectRefused(alone({.name = "1.dat", .type = '2', .link = "/etc/passwd"}), PGSTOW_E_CORRUPT,
                "\"1.dat\" is not a regular file");
  for (const char device : {'3', '4', '6'}) {
    ExpectRefused(alone({.name = "1.dat", .type = device}), PGSTOW_E_CORRUPT,
                  "\"1.dat\" is not a regular file");
  }
  ExpectRefused(alone({.name = "folder/", .type = '5'}), PGSTOW_E_CORRUPT, "\"folder/\"");
}

// Two blocks of zeros that stand for a gigabyte, in GNU tar's old way.
TEST(MemberWalk, RefusesSparseFiles) {
  ForgedHeader header{
      .name = "1.dat", .bytes = 512, .type = 'S', .magic = std::string("ustar  \0", 8)};
  std::string block = Forge(header);
  block.replace(386, 12, "00000000000 ");
  block.replace(398, 12, "00000001000 ");
  block.replace(483, 12, "10000000000 ");
  unsigned sum = 8 * ' ';
  for (size_t i = 0; i < block.size(); ++i) {
    if (i < 148 || i >= 156) sum += static_cast<unsigned char>(block[i]);
  }
  char digits[8];
  std::snprintf(digits, sizeof(digits), "%06o", sum);
  block.replace(148, 6, digits, 6);
  ExpectRefused(block + std::string(512, 'x') + ForgedEnd(), PGSTOW_E_CORRUPT,
                "\"1.dat\" is a sparse file");
}

TEST(MemberWalk, RefusesImpossibleSizes) {
  const auto sized = [](uint64_t bytes) {
    return ForgedMember("0.dat", "x") +
           Forge({.name = "1.dat", .bytes = bytes, .binary_size = true}) + ForgedEnd();
  };
  ExpectRefused(sized(uint64_t{1} << 40), PGSTOW_E_TRUNCATED, "it is truncated");
  for (const uint64_t bytes : {(uint64_t{1} << 62) + 1, uint64_t{INT64_MAX}, UINT64_MAX}) {
    EXPECT_THROW(WalkFile(sized(bytes), false), sdk::Error) << bytes;
    EXPECT_THROW(WalkPipe(sized(bytes), false), sdk::Error) << bytes;
  }
}

TEST(MemberWalk, FindsDamageInEveryByteOfAHeader) {
  const std::string tar = ForgedMember("toc.dat", "toc") + ForgedMember("1.dat", "x") + ForgedEnd();
  for (size_t at = 0; at < kBlockBytes; ++at) {
    for (const size_t header : {size_t{0}, 2 * kBlockBytes}) {
      std::string bad = tar;
      bad[header + at] = static_cast<char>(bad[header + at] ^ 0x04);
      EXPECT_THROW(WalkFile(bad), sdk::Error) << "byte " << header + at;
    }
  }
}

TEST(MemberWalk, FindsThatItIsTruncatedAtEveryLength) {
  const std::string tar =
      ForgedMember("toc.dat", "toc") + ForgedMember("1.dat", std::string(600, 'x')) + ForgedEnd();
  for (size_t length = 0; length < tar.size(); ++length) {
    for (const bool read : {true, false}) {
      EXPECT_THROW(WalkFile(tar.substr(0, length), read), sdk::Error) << length;
      EXPECT_THROW(WalkPipe(tar.substr(0, length), read), sdk::Error) << length;
    }
  }
  ExpectRefused(tar.substr(0, tar.size() - kEndBytes), PGSTOW_E_TRUNCATED,
                "it ends at byte 2560, after the start of \"1.dat\"");
}

TEST(MemberWalk, RefusesBytesAfterTheEnd) {
  const std::string tar = ForgedMember("toc.dat", "toc") + ForgedEnd();
  for (const std::string& more :
       {std::string("x"), std::string(5000, '\0') + "x", ForgedMember("1.dat", "x")}) {
    ExpectRefused(tar + more, PGSTOW_E_CORRUPT, "other bytes follow its end");
  }
}

TEST(MemberWalk, IsOfTarsAlone) {
  ExpectRefused(std::string(2000, 'x'), PGSTOW_E_CORRUPT, "it is damaged");
  ExpectRefused("", PGSTOW_E_TRUNCATED, "it ends at byte 0");
}

TEST(MemberIndex, GivesMembersByName) {
  const tests::MemoryFile bytes(ForgedMember("toc.dat", "toc") + ForgedMember("1.dat", "one") +
                                ForgedMember("2.dat", "two") + ForgedEnd());
  const auto storage = storage::Open(bytes.path());
  sdk::File file = sdk::Storage(*storage->abi()).OpenForReading();
  const MemberIndex index(file);
  EXPECT_THAT(index.Names(), ElementsAre("1.dat", "2.dat", "toc.dat"));
  const auto read = [&index](const std::string& name) {
    std::string room(10, '\0');
    const size_t got =
        index.OpenData(name)->Read({reinterpret_cast<uint8_t*>(room.data()), room.size()});
    return room.substr(0, got);
  };
  EXPECT_EQ(read("2.dat"), "two");
  EXPECT_EQ(read("1.dat"), "one");
  EXPECT_NO_THROW(index.CheckPadding());
  ExpectFailure(PGSTOW_E_CORRUPT, "it has no member \"3.dat\"", [&] { read("3.dat"); });
}

TEST(MemberIndex, RefusesTwoMembersOfOneName) {
  const tests::MemoryFile bytes(ForgedMember("1.dat", "a") + ForgedMember("1.dat", "b") +
                                ForgedEnd());
  const auto storage = storage::Open(bytes.path());
  sdk::File file = sdk::Storage(*storage->abi()).OpenForReading();
  ExpectFailure(PGSTOW_E_CORRUPT, "it has two members \"1.dat\"", [&] { MemberIndex index(file); });
}

TEST(MemberIndex, LooksAtTheLastBlocksOfMembers) {
  std::string tar = ForgedMember("1.dat", "abc") + ForgedEnd();
  tar[kBlockBytes + 3] = 'x';
  const tests::MemoryFile bytes(tar);
  const auto storage = storage::Open(bytes.path());
  sdk::File file = sdk::Storage(*storage->abi()).OpenForReading();
  const MemberIndex index(file);
  ExpectFailure(PGSTOW_E_CORRUPT, "fill up the last block of the member \"1.dat\"",
                [&] { index.CheckPadding(); });
}

}  // namespace
}  // namespace pgstow::tar
