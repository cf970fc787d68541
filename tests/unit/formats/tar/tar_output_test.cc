#include "formats/tar/tar_output.h"

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "formats/tar/blocks.h"
#include "formats/tar/member_header.h"
#include "formats/tar/member_index.h"
#include "formats/tar/member_walk.h"
#include "formats/tar/spool.h"
#include "host/storage/storage.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/unit/formats/custom/sparse_storage.h"
#include "tests/unit/formats/expect_failure.h"
#include "tests/unit/formats/tar/forge.h"

namespace pgstow::tar {
namespace {

constexpr uint64_t kEightGigabytes = uint64_t{8} << 30;

// A few members, one of which is too large to be spooled in memory.
void WriteSome(sdk::Storage storage) {
  TarOutput tar(storage);
  tar.SetTime(1'700'000'000);
  tar.Add("toc.dat", sdk::AsBytes("toc"));
  const auto list = tar.StartLater("blobs_1.toc");
  list->Append(sdk::AsBytes("5 blob_5.dat\n"));
  const auto empty = tar.Start("1.dat");
  empty->Close();
  const auto large = tar.Start("2.dat");
  for (int i = 0; i < 40; ++i) large->Append(sdk::AsBytes(std::string(99'999, 'a' + i % 26)));
  large->Close();
  list->Close();
  tar.Finish();
}

TEST(TarOutput, IsWhatTarReads) {
  const tests::TempDir dir;
  {
    const auto storage = storage::CreateFile(dir / "archive.tar");
    WriteSome(sdk::Storage(*storage->abi()));
    storage->Commit(storage::SyncMethod::kNone);
  }
  EXPECT_EQ(tests::RunOrThrow({"tar", "tf", dir / "archive.tar"}),
            "toc.dat\n1.dat\n2.dat\nblobs_1.toc\n");
  EXPECT_EQ(tests::RunOrThrow({"tar", "xOf", dir / "archive.tar", "blobs_1.toc"}),
            "5 blob_5.dat\n");
  const std::string large = tests::RunOrThrow({"tar", "xOf", dir / "archive.tar", "2.dat"});
  EXPECT_EQ(large.size(), 40 * 99'999);
  EXPECT_EQ(std::ranges::count(large, 'a'), 2 * 99'999);
}

TEST(TarOutput, IsTheSameThroughAPipe) {
  const tests::TempDir dir;
  {
    const auto storage = storage::CreateFile(dir / "archive.tar");
    WriteSome(sdk::Storage(*storage->abi()));
    storage->Commit(storage::SyncMethod::kNone);
  }
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  std::string piped;
  std::thread reader([&piped, end = ends[0]] {
    char room[65536];
    for (ssize_t got = ::read(end, room, sizeof(room)); got > 0;
         got = ::read(end, room, sizeof(room))) {
      piped.append(room, static_cast<size_t>(got));
    }
    ::close(end);
  });
  {
    const auto storage = storage::CreateFile("/dev/fd/" + std::to_string(ends[1]));
    WriteSome(sdk::Storage(*storage->abi()));
    storage->Commit(storage::SyncMethod::kNone);
  }
  ::close(ends[1]);
  reader.join();
  EXPECT_TRUE(piped == tests::ReadFile(dir / "archive.tar"));
}

// Nine gigabytes of zeros that are on no disk, between two members that are found again.
TEST(TarOutput, HoldsMembersOverEightGigabytes) {
  custom::SparseStorage storage;
  {
    const std::vector<uint8_t> zeros(size_t{32} << 20);
    TarOutput tar{sdk::Storage(storage.abi())};
    tar.Add("toc.dat", sdk::AsBytes("toc"));
    const auto large = tar.Start("1.dat");
    for (uint64_t done = 0; done < kEightGigabytes + 3; done += zeros.size()) {
      large->Append(
          sdk::Bytes(zeros).first(std::min<uint64_t>(zeros.size(), kEightGigabytes + 3 - done)));
    }
    large->Close();
    tar.Add("2.dat", sdk::AsBytes("after"));
    tar.Finish();
  }
  storage.Reset();
  sdk::File file = sdk::Storage(storage.abi()).OpenForReading();
  const MemberIndex index(file);
  EXPECT_LT(storage.bytes_read(), 1'000'000) << "data is not read for the index";
  std::string after(9, '\0');
  const auto input = index.OpenData("2.dat");
  EXPECT_EQ(input->Read({reinterpret_cast<uint8_t*>(after.data()), after.size()}), 5);
  EXPECT_EQ(after.substr(0, 5), "after");
  MemberWalk walk(file);
  walk.Next();
  EXPECT_EQ(walk.Next()->bytes, kEightGigabytes + 3);
}

TEST(Spool, GivesBackWhatItGot) {
  const tests::TempDir dir;
  const auto storage = storage::CreateFile(dir / "archive");
  for (const size_t bytes :
       {size_t{0}, size_t{1}, Spool::kMemoryBytes, 3 * Spool::kMemoryBytes + 7}) {
    Spool spool{sdk::Storage(*storage->abi())};
    std::string put;
    while (put.size() < bytes) {
      const std::string piece(std::min(bytes - put.size(), size_t{300'001}),
                              static_cast<char>('a' + put.size() % 23));
      spool.Append(sdk::AsBytes(piece));
      put += piece;
    }
    std::string got;
    spool.ForEachPiece([&got](sdk::Bytes piece) {
      EXPECT_LE(piece.size(), Spool::kMemoryBytes);
      got += sdk::AsText(piece);
    });
    EXPECT_EQ(spool.size(), bytes);
    EXPECT_TRUE(got == put);
  }
}

TEST(MemberHeader, IsOneBlockWhateverTheSize) {
  for (const uint64_t bytes :
       {uint64_t{0}, kEightGigabytes - 1, kEightGigabytes, kMaxMemberBytes}) {
    const std::string header = EncodeHeader({.name = "blob_4294967295.dat", .bytes = bytes});
    EXPECT_EQ(header.size(), kBlockBytes);
    EXPECT_EQ(BidOnHeader(sdk::AsBytes(header)), 0) << "it is no table of contents";
  }
}

TEST(MemberHeader, IsBidOnWhenItIsThatOfATableOfContents) {
  const std::string header = EncodeHeader({.name = "toc.dat", .bytes = 5});
  EXPECT_GT(BidOnHeader(sdk::AsBytes(header)), 64);
  EXPECT_GT(BidOnHeader(sdk::AsBytes(Forge({.name = "toc.dat", .bytes = 5}))), 64);
  EXPECT_EQ(BidOnHeader(sdk::AsBytes(header.substr(0, kBlockBytes - 1))), 0);
  std::string as_pg_dump = Forge({.name = "toc.dat", .bytes = 5});
  as_pg_dump.replace(148, 8, "0" + as_pg_dump.substr(148, 6) + " ");
  EXPECT_GT(BidOnHeader(sdk::AsBytes(as_pg_dump)), 64) << "seven digits";
  std::string damaged = header;
  damaged[200] = 'x';
  EXPECT_EQ(BidOnHeader(sdk::AsBytes(damaged)), 0);
}

}  // namespace
}  // namespace pgstow::tar
