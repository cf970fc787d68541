// What a plugin sees whose headers are older, and therefore have shorter structs.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <string>

#include "host/base/boundary.h"
#include "host/storage/storage.h"
#include "tests/support/paths.h"
#include "tests/unit/storage/expect.h"
#include "tests/unit/storage/face.h"

namespace pgstow::storage {
namespace {

// A pgstow_file as headers of 1.0 without write_at knew it, and what lies behind it in memory.
struct OlderFile {
  static constexpr size_t kSize = offsetof(pgstow_file, write_at);
  static constexpr unsigned char kUntouched = 0xa5;

  OlderFile() { behind.fill(kUntouched); }
  pgstow_file* out() {
    auto* const file = reinterpret_cast<pgstow_file*>(bytes.data());
    file->size = kSize;
    return file;
  }
  bool overran() const {
    return std::ranges::count(behind, kUntouched) != static_cast<ptrdiff_t>(behind.size());
  }

  alignas(pgstow_file) std::array<unsigned char, kSize> bytes{};
  std::array<unsigned char, 64> behind;
};

TEST(OlderHeaders, GetTheFunctionsThatTheyKnow) {
  const tests::TempDir dir;
  const auto storage = CreateFile(dir / "archive");
  OlderFile older;
  pgstow_file* const file = older.out();
  ASSERT_EQ(storage->abi()->open(storage->abi()->self, {}, PGSTOW_OPEN_CREATE, file), PGSTOW_OK);
  EXPECT_EQ(file->size, OlderFile::kSize);
  EXPECT_FALSE(PGSTOW_HAS(file, pgstow_file, write_at));
  EXPECT_FALSE(older.overran());
  const pgstow_bytes piece{reinterpret_cast<const uint8_t*>("abc"), 3};
  EXPECT_EQ(file->append(file->self, &piece, 1, nullptr), PGSTOW_OK);
  file->close(file->self);
  storage->Commit(SyncMethod::kNone);
  EXPECT_EQ(tests::ReadFile(dir / "archive"), "abc");
}

TEST(OlderHeaders, GetScratchFilesThatTheyCanClose) {
  const auto storage = CreateFile("/dev/null");
  OlderFile older;
  pgstow_file* const file = older.out();
  ASSERT_EQ(storage->abi()->open_scratch(storage->abi()->self, file), PGSTOW_OK);
  EXPECT_EQ(file->size, OlderFile::kSize);
  EXPECT_NE(file->flags & PGSTOW_FILE_SEEKABLE, 0);
  EXPECT_FALSE(older.overran());
  file->close(file->self);
}

// What stood in the first released headers stays where it was, and the storage says how far it
// goes.
TEST(OlderHeaders, FindTheStorageAsItWas) {
  const auto storage = CreateFile("/dev/null");
  const pgstow_storage& face = *storage->abi();
  EXPECT_EQ(face.size, sizeof(pgstow_storage));
  EXPECT_EQ(offsetof(pgstow_storage, open), 16);
  EXPECT_EQ(offsetof(pgstow_storage, open_scratch), 24);
  EXPECT_EQ(offsetof(pgstow_storage, list_members), 32);
  EXPECT_EQ(offsetof(pgstow_file, write_at), 56);
}

TEST(OlderHeaders, AreRefusedWhenEvenCloseDoesNotFit) {
  const auto storage = CreateFile("/dev/null");
  pgstow_file file{};
  file.size = offsetof(pgstow_file, close);
  ASSERT_EQ(storage->abi()->open_scratch(storage->abi()->self, &file), PGSTOW_E_IO);
  EXPECT_THROW(std::rethrow_exception(base::TakeBoundaryError().exception), base::Error);
}

}  // namespace
}  // namespace pgstow::storage
