#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "host/storage/storage.h"
#include "host/storage/temporary.h"
#include "tests/support/paths.h"
#include "tests/unit/storage/expect.h"
#include "tests/unit/storage/face.h"

namespace pgstow::storage {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;
using tests::ReadFile;

class OutputFile : public testing::Test {
 protected:
  std::vector<std::string> Names() const {
    std::vector<std::string> names;
    for (const auto& item : fs::directory_iterator(dir_.path())) {
      names.push_back(item.path().filename());
    }
    return names;
  }
  mode_t ModeOf(const std::string& path) const {
    struct stat status;
    EXPECT_EQ(::stat(path.c_str(), &status), 0);
    return status.st_mode & 07777;
  }

  tests::TempDir dir_;
  const std::string path_ = dir_ / "archive";
};

TEST_F(OutputFile, LeavesAFolderThatCameToHaveItsNameMeanwhile) {
  {
    const auto storage = CreateFile(path_);
    Create(*storage->abi()).Append({"ours"});
    fs::create_directory(path_);
    tests::WriteFile(path_ + "/theirs", "theirs");
    EXPECT_THROW(storage->Commit(SyncMethod::kFsync), base::Error);
  }
  EXPECT_EQ(ReadFile(path_ + "/theirs"), "theirs");
  EXPECT_THAT(Names(), testing::ElementsAre("archive"));
}

// As a program that was killed leaves it.
TEST_F(OutputFile, ThatWasLeftBehindIsFoundHoweverItsNameIsSpelled) {
  const std::string left = path_ + ".pgstow-0123456789abcdef.tmp";
  EXPECT_EQ(FindLeftBehind(path_), std::nullopt);
  tests::WriteFile(left, "");
  fs::create_symlink(path_, dir_ / "link");
  for (const std::string& path : {path_, dir_.path().string() + "//archive", dir_ / "link"}) {
    EXPECT_EQ(FindLeftBehind(path), left) << path;
  }
  EXPECT_EQ(FindLeftBehind(path_ + "2"), std::nullopt);
}

TEST_F(OutputFile, HasNoFinalNameBeforeCommit) {
  const auto storage = CreateFile(path_);
  Create(*storage->abi()).Append({"whole"});
  EXPECT_FALSE(fs::exists(path_));
  ASSERT_EQ(Names().size(), 1);
  EXPECT_THAT(Names()[0], testing::MatchesRegex(R"(archive\.pgstow-[0-9a-f]{16}\.tmp)"));
  storage->Commit(SyncMethod::kFsync);
  EXPECT_THAT(Names(), testing::ElementsAre("archive"));
  EXPECT_EQ(ReadFile(path_), "whole");
}

TEST_F(OutputFile, VanishesWithoutCommit) {
  tests::WriteFile(path_, "old");
  {
    const auto storage = CreateFile(path_);
    Create(*storage->abi()).Append({"half"});
  }
  EXPECT_THAT(Names(), testing::ElementsAre("archive"));
  EXPECT_EQ(ReadFile(path_), "old");
}

TEST_F(OutputFile, VanishesWhenASignalHandlerSaysSo) {
  const auto storage = CreateFile(path_);
  const auto committed = CreateFile(dir_ / "other");
  committed->Commit(SyncMethod::kNone);
  RemoveTemporaries();
  EXPECT_THAT(Names(), testing::ElementsAre("other"));
}

TEST_F(OutputFile, FillsAFileWithOtherNamesInPlace) {
  tests::WriteFile(path_, "what was there before");
  fs::create_hard_link(path_, dir_ / "other");
  const auto storage = CreateFile(path_);
  Create(*storage->abi()).Append({"new"});
  storage->Commit(SyncMethod::kFsync);
  EXPECT_EQ(ReadFile(dir_ / "other"), "new");
  EXPECT_EQ(Names().size(), 2);
}

TEST_F(OutputFile, MakesWhatALinkLeadsTo) {
  fs::create_symlink("there", path_);
  const auto storage = CreateFile(path_);
  Create(*storage->abi()).Append({"new"});
  storage->Commit(SyncMethod::kFsync);
  EXPECT_EQ(ReadFile(dir_ / "there"), "new");
  EXPECT_TRUE(fs::is_symlink(path_));
}

TEST_F(OutputFile, GoesOnWhereAnOpenDescriptorStands) {
  const int open = ::open(path_.c_str(), O_WRONLY | O_CREAT, 0600);
  ASSERT_GE(open, 0);
  ASSERT_EQ(::write(open, "1", 1), 1);
  const auto storage = CreateFile("/dev/fd/" + std::to_string(open));
  Create(*storage->abi()).Append({"2"});
  storage->Commit(SyncMethod::kFsync);
  ASSERT_EQ(::write(open, "3", 1), 1);
  ::close(open);
  EXPECT_EQ(ReadFile(path_), "123");
}

TEST_F(OutputFile, WritesPiecesInOrderAndTellsTheirOffset) {
  const auto storage = CreateFile(path_);
  OpenedFile file = Create(*storage->abi());
  EXPECT_EQ(file.Append({"a", "", "bc"}), 0);
  EXPECT_EQ(file.Append({}), 3);
  EXPECT_EQ(file.Append({"def"}), 3);
  storage->Commit(SyncMethod::kNone);
  EXPECT_EQ(ReadFile(path_), "abcdef");
}

// More pieces than one system call takes.
TEST_F(OutputFile, WritesManyPieces) {
  const auto storage = CreateFile(path_);
  Create(*storage->abi()).Append({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b",
                                  "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n"});
  storage->Commit(SyncMethod::kNone);
  EXPECT_EQ(ReadFile(path_), "0123456789abcdefghijklmn");
}

TEST_F(OutputFile, NeverInterleavesAppendsOfThreads) {
  constexpr int kThreads = 4;
  constexpr int kAppends = 200;
  const auto storage = CreateFile(path_);
  OpenedFile file = Create(*storage->abi());
  std::vector<std::thread> threads;
  std::array<std::vector<uint64_t>, kThreads> offsets;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < kAppends; ++i) {
        const std::string piece(17 + 31 * t, static_cast<char>('a' + t));
        offsets[t].push_back(file.Append({"<", piece, ">"}));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  storage->Commit(SyncMethod::kNone);
  const std::string written = ReadFile(path_);
  size_t total = 0;
  for (int t = 0; t < kThreads; ++t) {
    const std::string record = "<" + std::string(17 + 31 * t, static_cast<char>('a' + t)) + ">";
    for (const uint64_t offset : offsets[t])
      EXPECT_EQ(written.substr(offset, record.size()), record);
    total += kAppends * record.size();
  }
  EXPECT_EQ(written.size(), total);
}

TEST_F(OutputFile, IsTheOwnersAloneUntilCommitAndThenAsTheUmaskSays) {
  const mode_t before = ::umask(027);
  const auto storage = CreateFile(path_);
  ::umask(before);
  EXPECT_EQ(ModeOf(dir_ / Names()[0]), 0600);
  storage->Commit(SyncMethod::kNone);
  EXPECT_EQ(ModeOf(path_), 0640);
}

TEST_F(OutputFile, KeepsThePermissionsOfWhatItReplaces) {
  tests::WriteFile(path_, "old");
  fs::permissions(path_, fs::perms(0604));
  CreateFile(path_)->Commit(SyncMethod::kNone);
  EXPECT_EQ(ModeOf(path_), 0604);
  EXPECT_EQ(ReadFile(path_), "");
}

TEST_F(OutputFile, GetsThePermissionsOfItsMakerWhateverTheUmask) {
  const mode_t before = ::umask(0077);
  CreateFile(path_, {.mode = 0640})->Commit(SyncMethod::kNone);
  ::umask(before);
  EXPECT_EQ(ModeOf(path_), 0640);
}

TEST_F(OutputFile, ThatIsThereGetsOthersWhereTheyAreInsistedOn) {
  tests::WriteFile(path_, "old");
  fs::permissions(path_, fs::perms(0604));
  CreateFile(path_, {.mode = 0600})->Commit(SyncMethod::kNone);
  EXPECT_EQ(ModeOf(path_), 0604);
  CreateFile(path_, {.mode = 0600, .insist = true})->Commit(SyncMethod::kNone);
  EXPECT_EQ(ModeOf(path_), 0600);
  fs::create_hard_link(path_, dir_ / "other");  // so it is filled in place
  CreateFile(path_, {.mode = 0640, .insist = true})->Commit(SyncMethod::kNone);
  EXPECT_EQ(ModeOf(dir_ / "other"), 0640);
}

TEST_F(OutputFile, ReplacesWhatALinkLeadsTo) {
  tests::WriteFile(dir_ / "target", "old");
  fs::create_symlink("target", path_);
  const auto storage = CreateFile(path_);
  Create(*storage->abi()).Append({"new"});
  storage->Commit(SyncMethod::kNone);
  EXPECT_TRUE(fs::is_symlink(path_));
  EXPECT_EQ(ReadFile(dir_ / "target"), "new");
}

TEST_F(OutputFile, TakesNamesAsLongAsTheFileSystemDoes) {
  const std::string path = dir_ / std::string(255, 'x');
  CreateFile(path)->Commit(SyncMethod::kNone);
  EXPECT_TRUE(fs::exists(path));
}

TEST_F(OutputFile, IsNoFolderAndInNoMissingOne) {
  ExpectError(ErrorCode::kIo,
              "could not open output file \"" + dir_.path().string() + "\": Is a directory",
              [&] { CreateFile(dir_.path()); });
  const std::string nowhere = dir_ / "missing/archive";
  ExpectError(ErrorCode::kIo,
              "could not open output file \"" + nowhere + "\": No such file or directory",
              [&] { CreateFile(nowhere); });
}

TEST_F(OutputFile, NamesTheFileThatCannotGrow) {
  rlimit before;
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const rlimit small{1000, before.rlim_max};
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const auto storage = CreateFile(path_);
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  ExpectError(ErrorCode::kIo, "could not write to output file \"" + path_ + "\": File too large",
              [&] { Create(*storage->abi()).Append({std::string(2000, 'x')}); });
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
}

TEST_F(OutputFile, HasNoMembersAndCannotBeRead) {
  const auto storage = CreateFile(path_);
  EXPECT_THROW(Create(*storage->abi(), "member"), base::Error);
  EXPECT_THROW(OpenToRead(*storage->abi()), base::Error);
  EXPECT_THROW(Create(*storage->abi()).Read(1), base::Error);
}

}  // namespace
}  // namespace pgstow::storage
