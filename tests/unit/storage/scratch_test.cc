// Files without a name, for bytes that wait for others.
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
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

// TMPDIR in a scope.
class TemporaryFolderIs {
 public:
  explicit TemporaryFolderIs(const std::string& path) {
    const char* const before = std::getenv("TMPDIR");
    if (before != nullptr) before_ = before;
    ::setenv("TMPDIR", path.c_str(), 1);
  }
  ~TemporaryFolderIs() {
    if (before_.empty()) {
      ::unsetenv("TMPDIR");
    } else {
      ::setenv("TMPDIR", before_.c_str(), 1);
    }
  }

 private:
  std::string before_;
};

// The files that this process has open and that are in `folder`, by the path that the system shows
// for them.
std::vector<std::string> OpenFilesIn(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& open : fs::directory_iterator("/proc/self/fd")) {
    std::error_code gone;
    const std::string path = fs::read_symlink(open.path(), gone);
    if (path.starts_with(folder + "/")) paths.push_back(path);
  }
  return paths;
}

class Scratch : public testing::Test {
 protected:
  tests::TempDir dir_;
  const std::string path_ = dir_ / "archive";
};

TEST_F(Scratch, IsAppendedReadAndOverwritten) {
  const auto storage = CreateFile(path_);
  OpenedFile scratch = OpenScratch(*storage->abi());
  EXPECT_TRUE(scratch.seekable());
  EXPECT_EQ(scratch.Size(), 0);
  EXPECT_EQ(scratch.Append({"abc", "def"}), 0);
  scratch.WriteAt(1, "B");
  EXPECT_EQ(scratch.ReadAt(0, 9), "aBcdef");
  EXPECT_EQ(scratch.Size(), 6);
  OpenedFile other = OpenScratch(*storage->abi());
  EXPECT_EQ(other.Size(), 0) << "each is a file of its own";
}

TEST_F(Scratch, HasNoNameWhereTheArchiveIs) {
  const auto storage = CreateFile(path_);
  Create(*storage->abi()).Append({"x"});
  {
    const OpenedFile scratch = OpenScratch(*storage->abi());
    EXPECT_EQ(std::distance(fs::directory_iterator(dir_.path()), {}), 1) << "the archive's own";
    EXPECT_EQ(OpenFilesIn(dir_.path()).size(), 2);
  }
  EXPECT_EQ(OpenFilesIn(dir_.path()).size(), 1);
  storage->Commit(SyncMethod::kFsync);
  EXPECT_EQ(tests::ReadFile(path_), "x");
}

TEST_F(Scratch, IsNoMemberOfADirectory) {
  const auto storage = CreateDirectory(path_);
  Create(*storage->abi(), "toc.dat").Append({"toc"});
  OpenScratch(*storage->abi()).Append({"waits"});
  EXPECT_THAT(Members(*storage->abi()), testing::ElementsAre("toc.dat:3"));
  storage->Commit(SyncMethod::kFsync);
  EXPECT_EQ(std::distance(fs::directory_iterator(path_), {}), 1);
}

TEST_F(Scratch, OfStreamsAndInputsIsInTheTemporaryFolder) {
  const fs::path temporary = dir_.path() / "temporary";
  fs::create_directory(temporary);
  fs::create_directory(path_);
  tests::WriteFile(dir_ / "file", "x");
  const TemporaryFolderIs in(temporary);
  const tests::FilledPipe pipe("x");
  const auto stream = CreateFile("/dev/null");
  const auto file = Open(dir_ / "file");
  const auto directory = Open(path_);
  const auto input_stream = Open(pipe.path());
  for (const pgstow_storage* storage :
       {stream->abi(), file->abi(), directory->abi(), input_stream->abi()}) {
    OpenedFile scratch = OpenScratch(*storage);
    scratch.Append({"waits"});
    EXPECT_EQ(scratch.ReadAt(0, 9), "waits");
    EXPECT_EQ(OpenFilesIn(temporary).size(), 1);
    EXPECT_TRUE(fs::is_empty(temporary));
  }
}

TEST_F(Scratch, NamesTheFolderThatTakesNone) {
  const TemporaryFolderIs in(dir_ / "missing");
  const auto stream = CreateFile("/dev/null");
  ExpectError(
      ErrorCode::kIo,
      "could not open temporary file in \"" + (dir_ / "missing") + "\": No such file or directory",
      [&] { OpenScratch(*stream->abi()); });
}

TEST_F(Scratch, IsGoneWhenTheProgramIsKilled) {
  const pid_t child = ::fork();
  if (child == 0) {
    const auto storage = CreateDirectory(path_);
    OpenScratch(*storage->abi()).Append({"secret"});
    const OpenedFile scratch = OpenScratch(*storage->abi());
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  for (const auto& left : fs::recursive_directory_iterator(dir_.path())) {
    EXPECT_FALSE(left.is_regular_file()) << left.path();
  }
}

}  // namespace
}  // namespace pgstow::storage
