#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <vector>

#include "host/storage/storage.h"
#include "tests/support/paths.h"
#include "tests/unit/storage/expect.h"
#include "tests/unit/storage/face.h"

namespace pgstow::storage {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;

class OutputDirectory : public testing::Test {
 protected:
  tests::TempDir dir_;
  const std::string path_ = dir_ / "archive";
};

TEST_F(OutputDirectory, GetsItsNameWithAllItsMembers) {
  const auto storage = CreateDirectory(path_ + "/");
  Create(*storage->abi(), "toc.dat").Append({"toc"});
  Create(*storage->abi(), "1.dat").Append({"one"});
  EXPECT_FALSE(fs::exists(path_));
  storage->Commit(SyncMethod::kFsync);
  EXPECT_EQ(tests::ReadFile(path_ + "/toc.dat"), "toc");
  EXPECT_EQ(tests::ReadFile(path_ + "/1.dat"), "one");
  EXPECT_EQ(std::distance(fs::directory_iterator(dir_.path()), {}), 1);
  EXPECT_EQ(fs::status(path_).permissions(), fs::perms(0700));
}

// As when two dumps to one folder overlap.
TEST_F(OutputDirectory, LeavesWhatCameToHaveItsNameMeanwhile) {
  for (const SyncMethod method : {SyncMethod::kFsync, SyncMethod::kNone}) {
    {
      const auto storage = CreateDirectory(path_);
      Create(*storage->abi(), "toc.dat").Append({"ours"});
      fs::create_directory(path_);
      tests::WriteFile(path_ + "/toc.dat", "theirs");
      EXPECT_THROW(storage->Commit(method), base::Error);
    }
    EXPECT_EQ(tests::ReadFile(path_ + "/toc.dat"), "theirs");
    EXPECT_EQ(std::distance(fs::directory_iterator(dir_.path()), {}), 1);
    fs::remove_all(path_);
  }
}

TEST_F(OutputDirectory, VanishesWithoutCommit) {
  {
    const auto storage = CreateDirectory(path_);
    Create(*storage->abi(), "toc.dat").Append({"toc"});
  }
  EXPECT_TRUE(fs::is_empty(dir_.path()));
}

TEST_F(OutputDirectory, VanishesWhenASignalHandlerSaysSo) {
  const auto storage = CreateDirectory(path_);
  Create(*storage->abi(), "toc.dat");
  Create(*storage->abi(), "1.dat");
  RemoveTemporaries();
  EXPECT_TRUE(fs::is_empty(dir_.path()));
}

// Such as the one that the program runs in, or where a file system is mounted.
TEST_F(OutputDirectory, FillsAnEmptyOneThatIsThere) {
  fs::create_directory(path_);
  struct stat before;
  ASSERT_EQ(::stat(path_.c_str(), &before), 0);
  const auto storage = CreateDirectory(path_);
  Create(*storage->abi(), "1.dat");
  Create(*storage->abi(), "toc.dat").Append({"toc"});
  EXPECT_FALSE(fs::exists(path_ + "/toc.dat"));
  storage->Commit(SyncMethod::kFsync);
  EXPECT_EQ(tests::ReadFile(path_ + "/toc.dat"), "toc");
  EXPECT_EQ(std::distance(fs::directory_iterator(path_), {}), 2);
  EXPECT_EQ(fs::status(path_).permissions(), fs::perms(0700));
  struct stat after;
  ASSERT_EQ(::stat(path_.c_str(), &after), 0);
  EXPECT_EQ(before.st_ino, after.st_ino);
}

TEST_F(OutputDirectory, IsTheOwnersAloneUnlessPermissionsAreInsistedOn) {
  const mode_t before = ::umask(0077);
  const auto storage = CreateDirectory(path_, {.mode = 0640});
  Create(*storage->abi(), "toc.dat");
  storage->Commit(SyncMethod::kNone);
  const std::string open = dir_ / "open";
  const auto wider = CreateDirectory(open, {.mode = 0640, .insist = true});
  Create(*wider->abi(), "toc.dat");
  wider->Commit(SyncMethod::kNone);
  ::umask(before);
  EXPECT_EQ(fs::status(path_).permissions(), fs::perms(0700));
  EXPECT_EQ(fs::status(path_ + "/toc.dat").permissions(), fs::perms(0640));
  EXPECT_EQ(fs::status(open).permissions(), fs::perms(0750));
  EXPECT_EQ(fs::status(open + "/toc.dat").permissions(), fs::perms(0640));
}

TEST_F(OutputDirectory, LeavesAnEmptyOneEmptyWithoutCommit) {
  fs::create_directory(path_);
  {
    const auto storage = CreateDirectory(path_);
    Create(*storage->abi(), "toc.dat");
  }
  EXPECT_TRUE(fs::is_empty(path_));
}

TEST_F(OutputDirectory, IsMadeDurableWithItsFileSystem) {
  ASSERT_TRUE(kHasSyncfs) << "this platform has no syncfs(2)";
  const auto storage = CreateDirectory(path_);
  Create(*storage->abi(), "toc.dat").Append({"toc"});
  storage->Commit(SyncMethod::kSyncfs);
  EXPECT_EQ(tests::ReadFile(path_ + "/toc.dat"), "toc");
}

TEST_F(OutputDirectory, RefusesWhatIsThereAlready) {
  tests::WriteFile(path_, "a file");
  ExpectError(ErrorCode::kIo, "could not open directory \"" + path_ + "\": Not a directory",
              [&] { CreateDirectory(path_); });
  fs::remove(path_);
  fs::create_directory(path_);
  tests::WriteFile(path_ + "/left", "over");
  ExpectError(ErrorCode::kIo, "directory \"" + path_ + "\" is not empty",
              [&] { CreateDirectory(path_); });
}

TEST_F(OutputDirectory, MakesEachMemberOnceAndOnlyInside) {
  const auto storage = CreateDirectory(path_);
  Create(*storage->abi(), "toc.dat");
  ExpectError(ErrorCode::kIo, "could not open file \"" + path_ + "/toc.dat\": File exists",
              [&] { Create(*storage->abi(), "toc.dat"); });
  for (const std::string_view name : {"", ".", "..", "a/b", "/etc/x"}) {
    EXPECT_THROW(Create(*storage->abi(), name), base::Error) << name;
  }
  EXPECT_THROW(Create(*storage->abi(), std::string_view("a\0b", 3)), base::Error);
}

}  // namespace
}  // namespace pgstow::storage
