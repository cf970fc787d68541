#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "host/storage/storage.h"
#include "tests/support/paths.h"
#include "tests/unit/storage/expect.h"
#include "tests/unit/storage/face.h"
#include "tests/unit/storage/filled_pipe.h"

namespace pgstow::storage {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;
using tests::FilledPipe;

std::string Text(const std::vector<uint8_t>& bytes) { return {bytes.begin(), bytes.end()}; }

class Input : public testing::Test {
 protected:
  tests::TempDir dir_;
  const std::string path_ = dir_ / "archive";
};

TEST_F(Input, ReadsAFileInOrderAndAtOffsets) {
  tests::WriteFile(path_, "0123456789");
  const auto storage = Open(path_);
  EXPECT_TRUE(storage->seekable());
  EXPECT_EQ(storage->abi()->flags & PGSTOW_STORAGE_DIRECTORY, 0);
  OpenedFile file = OpenToRead(*storage->abi());
  EXPECT_TRUE(file.seekable());
  EXPECT_EQ(file.Size(), 10);
  EXPECT_EQ(file.Read(3), "012");
  EXPECT_EQ(file.ReadAt(7, 100), "789");
  EXPECT_EQ(file.ReadAt(20, 1), "");
  EXPECT_EQ(file.Read(100), "3456789");
  EXPECT_EQ(file.Read(1), "");
}

TEST_F(Input, PeeksWithoutTakingAway) {
  tests::WriteFile(path_, "0123456789");
  for (const size_t count : {0, 4, 10, 99}) {
    const auto file_storage = Open(path_);
    EXPECT_EQ(Text(file_storage->Peek("", count)), std::string("0123456789").substr(0, count));
    EXPECT_EQ(OpenToRead(*file_storage->abi()).Read(99), "0123456789");
    const FilledPipe pipe("0123456789");
    const auto pipe_storage = Open(pipe.path());
    EXPECT_FALSE(pipe_storage->seekable());
    EXPECT_EQ(Text(pipe_storage->Peek("", count)), std::string("0123456789").substr(0, count));
    OpenedFile file = OpenToRead(*pipe_storage->abi());
    EXPECT_FALSE(file.seekable());
    EXPECT_EQ(file.Read(2), "01");
    EXPECT_EQ(file.Read(5), "23456");
    EXPECT_EQ(file.Read(99), "789");
  }
}

TEST_F(Input, CannotSeekInAPipe) {
  const FilledPipe pipe("x");
  const auto storage = Open(pipe.path());
  OpenedFile file = OpenToRead(*storage->abi());
  EXPECT_THROW(file.ReadAt(0, 1), base::Error);
  EXPECT_THROW(file.Size(), base::Error);
}

TEST_F(Input, NamesTheFileThatIsMissing) {
  ExpectError(ErrorCode::kIo,
              "could not open input file \"" + path_ + "\": No such file or directory",
              [&] { Open(path_); });
}

TEST_F(Input, OpensMembersOfADirectory) {
  fs::create_directory(path_);
  tests::WriteFile(path_ + "/toc.dat", "toc");
  const auto storage = Open(path_);
  EXPECT_TRUE(storage->seekable());
  EXPECT_NE(storage->abi()->flags & PGSTOW_STORAGE_DIRECTORY, 0);
  EXPECT_EQ(Text(storage->Peek("toc.dat", 2)), "to");
  EXPECT_EQ(Text(storage->Peek("missing", 2)), "");
  EXPECT_EQ(OpenToRead(*storage->abi(), "toc.dat").Read(9), "toc");
  ExpectError(ErrorCode::kIo,
              "could not open file \"" + path_ + "/missing\": No such file or directory",
              [&] { OpenToRead(*storage->abi(), "missing"); });
}

TEST_F(Input, OpensNothingButRegularFilesOfTheDirectory) {
  fs::create_directory(path_);
  tests::WriteFile(dir_ / "outside", "secret");
  fs::create_symlink("../outside", path_ + "/link");
  fs::create_directory(path_ + "/folder");
  ASSERT_EQ(::mkfifo((path_ + "/fifo").c_str(), 0600), 0);
  const auto storage = Open(path_);
  ExpectError(ErrorCode::kIo,
              "could not open file \"" + path_ + "/link\": Too many levels of symbolic links",
              [&] { OpenToRead(*storage->abi(), "link"); });
  for (const std::string name : {"folder", "fifo"}) {
    ExpectError(ErrorCode::kIo,
                "could not open file \"" + path_ + "/" + name + "\": it is not a regular file",
                [&] { OpenToRead(*storage->abi(), name); });
  }
  EXPECT_THROW(OpenToRead(*storage->abi(), "../outside"), base::Error);
}

}  // namespace
}  // namespace pgstow::storage
