// Archives that are directories, with other things in them than files of their own.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <filesystem>
#include <functional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/hostile/native_bytes.h"
#include "tests/hostile/refusal.h"

namespace pgstow::tests {
namespace {

namespace fs = std::filesystem;

// What may stand in place of a file, made at a path.
struct Impostor {
  const char* what;
  std::function<void(const Trap&, const std::string& path)> make;
  const char* reason;  // of not opening it
};
const Impostor kImpostors[] = {
    {"symbolic link",
     [](const Trap& trap, const std::string& path) { fs::create_symlink(trap.secret(), path); },
     "Too many levels of symbolic links"},
    {"relative link",
     [](const Trap&, const std::string& path) { fs::create_symlink("../secret", path); },
     "Too many levels of symbolic links"},
    {"fifo", [](const Trap&, const std::string& path) { ::mkfifo(path.c_str(), 0600); },
     "it is not a regular file"},
    {"directory", [](const Trap&, const std::string& path) { fs::create_directory(path); },
     "it is not a regular file"},
};

std::string ToldOf(const std::string& path, const char* reason) {
  return "could not open file \"" + path + "\": " + reason;
}

// A table whose rows are in 2.dat.
void WriteTable(const Trap& trap, const std::string& member = "2.dat") {
  trap.WriteMember("toc.dat", TableToc({.of_members = true}, {member}));
}

// Large objects that the list blobs_5.toc names.
void WriteObjects(const Trap& trap) {
  NativeArchive archive{.of_members = true, .entries = SessionEntries()};
  archive.entries.push_back(
      {.id = 4, .kind = "BLOB METADATA", .tag = "7..8", .definition = "7\n8\n", .schema = ""});
  archive.entries.push_back({.id = 5,
                             .kind = "BLOBS",
                             .tag = "7..8",
                             .section = 3,
                             .schema = "",
                             .dependencies = {4},
                             .member = "blobs_5.toc"});
  trap.WriteMember("toc.dat", NativeToc(archive));
}

// A restore does not look at what it does not need, so that it is asked alone.
void ExpectRestoreRefused(const Trap& trap, const std::string& message) {
  const Outcome outcome = trap.Run({"restore", "-f", "/dev/null", trap.archive()});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(MessageIn(outcome.err), message);
  EXPECT_NE(trap.Run({"verify", trap.archive()}).exit_code, 0);
  EXPECT_NE(trap.Run({"convert", trap.archive(), trap.target()}).exit_code, 0);
  EXPECT_FALSE(fs::exists(trap.target()));
}

TEST(HostileDirectory, WithoutAFaultIsTaken) {
  const Trap trap;
  WriteTable(trap);
  trap.WriteMember("2.dat", kTwoRows);
  EXPECT_EQ(trap.Run({"verify", "--deep", trap.archive()}).err, "");
  const Trap objects;
  WriteObjects(objects);
  objects.WriteMember("blobs_5.toc", "7 blob_7.dat\n8 blob_8.dat\n");
  objects.WriteMember("blob_7.dat", "seven");
  objects.WriteMember("blob_8.dat", "");
  EXPECT_EQ(objects.Run({"verify", "--deep", objects.archive()}).err, "");
}

TEST(HostileDirectory, OnlyFilesAreTablesOfContents) {
  for (const Impostor& impostor : kImpostors) {
    SCOPED_TRACE(impostor.what);
    const Trap trap;
    trap.WriteMember("2.dat", kTwoRows);
    const std::string path = trap.archive() + "/toc.dat";
    impostor.make(trap, path);
    ExpectRestoreRefused(trap, ToldOf(path, impostor.reason));
  }
}

TEST(HostileDirectory, OnlyFilesAreData) {
  for (const Impostor& impostor : kImpostors) {
    SCOPED_TRACE(impostor.what);
    const Trap trap;
    WriteTable(trap);
    const std::string path = trap.archive() + "/2.dat";
    impostor.make(trap, path);
    ExpectRestoreRefused(trap, ToldOf(path, impostor.reason));
  }
}

TEST(HostileDirectory, DevicesAreNoData) {
  const Trap trap;
  WriteTable(trap);
  const std::string path = trap.archive() + "/2.dat";
  if (::mknod(path.c_str(), S_IFCHR | 0600, makedev(1, 5)) != 0) {
    fs::create_symlink("/dev/zero", path);  // who may make none has links to them
    return ExpectRestoreRefused(trap, ToldOf(path, "Too many levels of symbolic links"));
  }
  ExpectRestoreRefused(trap, ToldOf(path, "it is not a regular file"));
}

TEST(HostileDirectory, OnlyFilesAreLargeObjectsAndTheirLists) {
  for (const std::string name : {"blobs_5.toc", "blob_7.dat"}) {
    for (const Impostor& impostor : kImpostors) {
      SCOPED_TRACE(name + ", " + impostor.what);
      const Trap trap;
      WriteObjects(trap);
      if (name != "blobs_5.toc") trap.WriteMember("blobs_5.toc", "7 blob_7.dat\n");
      const std::string path = trap.archive() + "/" + name;
      impostor.make(trap, path);
      ExpectRestoreRefused(trap, ToldOf(path, impostor.reason));
    }
  }
}

TEST(HostileDirectory, NamesInItsTableOfContentsLeadNowhere) {
  const Trap trap;
  for (const std::string& name :
       {std::string("../secret"), trap.secret(), std::string("a/../../secret"),
        std::string("toc.dat"), std::string("."), std::string("..")}) {
    SCOPED_TRACE(name);
    WriteTable(trap, name);
    ExpectRestoreRefused(trap, "the data of entry 2 is said to be in \"" + name +
                                   "\", which is not the name of a file of data");
  }
}

TEST(HostileDirectory, ListsOfLargeObjectsLeadNowhere) {
  const Trap trap;
  WriteObjects(trap);
  for (const std::string& name :
       {std::string("../secret"), trap.secret(), std::string("toc.dat"), std::string("..")}) {
    SCOPED_TRACE(name);
    trap.WriteMember("blobs_5.toc", "7 " + name + "\n");
    ExpectRestoreRefused(trap, "large object 7 is said to be in \"" + name +
                                   "\", which is not the name of a file of data");
  }
  trap.WriteMember("blobs_5.toc", "7 " + std::string(70'000, 'x') + "\n");
  EXPECT_THAT(trap.Run({"restore", "-f", "/dev/null", trap.archive()}).err,
              testing::MatchesRegex(".*the list of large objects \"blobs_5.toc\" has the line "
                                    "\"7 x+\", which does not name one\n.*"));
}

TEST(HostileDirectory, LargeObjectsDoNotShareAFile) {
  const Trap trap;
  WriteObjects(trap);
  trap.WriteMember("blobs_5.toc", "7 blob_7.dat\n8 blob_7.dat\n");
  trap.WriteMember("blob_7.dat", "seven");
  const Outcome outcome = trap.Run({"verify", trap.archive()});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(MessageIn(outcome.err),
            "large object 8 is said to be in \"blob_7.dat\", which holds something else");
}

// Whatever names an archive brings, a copy has the names that its own entries give it.
TEST(HostileDirectory, CopiesHaveNamesOfTheirOwn) {
  const Trap trap;
  trap.WriteMember("toc.dat", TableToc({.of_members = true}, {"-rf ~;\x1b[2J"}));
  trap.WriteMember("-rf ~;\x1b[2J", kTwoRows);
  const Outcome outcome =
      trap.Run({"convert", "--format=directory", "--compress=none", trap.archive(), trap.target()});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  std::vector<std::string> names;
  for (const auto& file : fs::directory_iterator(trap.target())) {
    names.push_back(file.path().filename());
  }
  EXPECT_THAT(names, testing::UnorderedElementsAre("toc.dat", "2.dat"));
}

}  // namespace
}  // namespace pgstow::tests
