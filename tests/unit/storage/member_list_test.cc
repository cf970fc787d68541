// What a directory tells of its members.
#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "host/storage/storage.h"
#include "tests/support/paths.h"
#include "tests/unit/storage/expect.h"
#include "tests/unit/storage/face.h"

namespace pgstow::storage {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;
using testing::ElementsAre;
using testing::IsEmpty;

class MemberList : public testing::Test {
 protected:
  void SetUp() override { fs::create_directory(path_); }

  tests::TempDir dir_;
  const std::string path_ = dir_ / "archive";
};

TEST_F(MemberList, IsInByteOrderWithSizes) {
  EXPECT_THAT(Members(*Open(path_)->abi()), IsEmpty());
  tests::WriteFile(path_ + "/toc.dat", "toc");
  tests::WriteFile(path_ + "/10.dat", "");
  tests::WriteFile(path_ + "/9.dat.gz", "12");
  tests::WriteFile(path_ + "/.hidden", "1");
  tests::WriteFile(path_ + "/Z", "1");
  tests::WriteFile(path_ + "/\xc3\xa4", "1");
  const auto storage = Open(path_);
  const auto expected =
      ElementsAre(".hidden:1", "10.dat:0", "9.dat.gz:2", "Z:1", "toc.dat:3", "\xc3\xa4:1");
  EXPECT_THAT(Members(*storage->abi()), expected);
  EXPECT_THAT(Members(*storage->abi()), expected) << "again";
}

TEST_F(MemberList, NamesWhatIsNoRegularFile) {
  const auto storage = Open(path_);
  const std::string odd = path_ + "/odd";
  const auto refuses = [&] {
    ExpectError(ErrorCode::kCorrupt, "file \"" + odd + "\" is not a regular file",
                [&] { Members(*storage->abi()); });
    fs::remove(odd);
  };
  fs::create_directory(odd);
  refuses();
  fs::create_symlink("toc.dat", odd);
  refuses();
  ASSERT_EQ(::mkfifo(odd.c_str(), 0600), 0);
  refuses();
}

TEST_F(MemberList, IsOfDirectoriesAlone) {
  tests::WriteFile(dir_ / "file", "x");
  const auto storage = Open(dir_ / "file");
  ExpectError(ErrorCode::kUnsupported, "an archive of one file has no members to list",
              [&] { Members(*storage->abi()); });
}

TEST_F(MemberList, EndsWithTheFirstErrorOfWhoeverListens) {
  tests::WriteFile(path_ + "/1", "");
  tests::WriteFile(path_ + "/2", "");
  const auto storage = Open(path_);
  int told = 0;
  pgstow_member_sink sink{};
  sink.size = sizeof(sink);
  sink.self = &told;
  sink.member = [](void* self, pgstow_str, uint64_t) {
    ++*static_cast<int*>(self);
    return pgstow_status{PGSTOW_E_VERSION};
  };
  EXPECT_EQ(storage->abi()->list_members(storage->abi()->self, &sink), PGSTOW_E_VERSION);
  EXPECT_EQ(told, 1);
}

}  // namespace
}  // namespace pgstow::storage
