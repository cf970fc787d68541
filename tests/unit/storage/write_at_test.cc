// Files that are written can be read and overwritten meanwhile.
#include <string>
#include <thread>
#include <vector>

#include "host/storage/storage.h"
#include "tests/support/paths.h"
#include "tests/unit/storage/expect.h"
#include "tests/unit/storage/face.h"

namespace pgstow::storage {
namespace {

using base::ErrorCode;

class WriteAt : public testing::Test {
 protected:
  tests::TempDir dir_;
  const std::string path_ = dir_ / "archive";
};

TEST_F(WriteAt, OverwritesBytesOfAFileThatIsWritten) {
  const auto storage = CreateFile(path_);
  OpenedFile file = Create(*storage->abi());
  ASSERT_TRUE(file.seekable());
  file.Append({"0123456789"});
  file.WriteAt(2, "ab");
  file.WriteAt(8, "yz");
  file.WriteAt(10, "");
  EXPECT_EQ(file.Append({"!"}), 10) << "appends go on at the end";
  EXPECT_EQ(file.Size(), 11);
  EXPECT_EQ(file.ReadAt(1, 4), "1ab4");
  EXPECT_EQ(file.ReadAt(9, 100), "z!");
  storage->Commit(SyncMethod::kNone);
  EXPECT_EQ(tests::ReadFile(path_), "01ab4567yz!");
}

TEST_F(WriteAt, OverwritesBytesOfAMember) {
  const auto storage = CreateDirectory(path_);
  {
    OpenedFile member = Create(*storage->abi(), "1.dat");
    ASSERT_TRUE(member.seekable());
    member.Append({"0123"});
    member.WriteAt(0, "ab");
    EXPECT_EQ(member.ReadAt(0, 3), "ab2");
    EXPECT_EQ(member.Size(), 4);
  }
  storage->Commit(SyncMethod::kNone);
  EXPECT_EQ(tests::ReadFile(path_ + "/1.dat"), "ab23");
}

TEST_F(WriteAt, RefusesWhatReachesBeyondTheEnd) {
  const auto storage = CreateFile(path_);
  OpenedFile file = Create(*storage->abi());
  file.Append({"0123"});
  const std::string start = "could not overwrite output file \"" + path_ + "\": ";
  ExpectError(ErrorCode::kIo, start + "2 bytes at offset 3 reach beyond its 4 bytes",
              [&] { file.WriteAt(3, "ab"); });
  ExpectError(ErrorCode::kIo,
              start + "1 bytes at offset 18446744073709551615 reach beyond its 4 bytes",
              [&] { file.WriteAt(UINT64_MAX, "a"); });
  EXPECT_EQ(file.ReadAt(0, 9), "0123");
}

TEST_F(WriteAt, IsNotOfStreamsNorOfWhatIsOnlyRead) {
  const auto stream = CreateFile("/dev/null");
  OpenedFile out = Create(*stream->abi());
  EXPECT_FALSE(out.seekable());
  EXPECT_THROW(out.WriteAt(0, ""), base::Error);
  EXPECT_THROW(out.ReadAt(0, 1), base::Error);
  EXPECT_THROW(out.Size(), base::Error);
  tests::WriteFile(path_, "kept");
  const auto input = Open(path_);
  EXPECT_THROW(OpenToRead(*input->abi()).WriteAt(0, "x"), base::Error);
  EXPECT_EQ(tests::ReadFile(path_), "kept");
}

TEST_F(WriteAt, IsForManyThreadsAtOnce) {
  constexpr size_t kThreads = 4;
  constexpr size_t kBytes = 50'000;
  const auto storage = CreateFile(path_);
  OpenedFile file = Create(*storage->abi());
  std::vector<std::thread> threads;
  for (size_t t = 0; t < kThreads; ++t) {
    threads.emplace_back([&file, t] {
      const uint64_t at = file.Append({std::string(kBytes, '-')});
      file.WriteAt(at, std::string(kBytes, static_cast<char>('a' + t)));
      EXPECT_EQ(file.ReadAt(at, kBytes), std::string(kBytes, static_cast<char>('a' + t)));
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(file.Size(), kThreads * kBytes);
  EXPECT_EQ(file.ReadAt(0, kThreads * kBytes).find('-'), std::string::npos);
}

// There is one file, which can be created once.
TEST_F(WriteAt, HasOneFileToWriteTo) {
  const auto storage = CreateFile(path_);
  Create(*storage->abi()).Append({"x"});
  ExpectError(ErrorCode::kIo, "could not open output file \"" + path_ + "\": File exists",
              [&] { Create(*storage->abi()); });
}

}  // namespace
}  // namespace pgstow::storage
