#include <string>

#include <gtest/gtest.h>

#include "host/base/error.h"
#include "tests/property/random.h"
#include "tests/support/paths.h"
#include "tests/unit/storage/filled_pipe.h"
#include "tests/unit/storage/memory_file.h"

namespace pgstow::tests {
namespace {

// A random sample, and the bytes of its archive through a random chain.
struct Written {
  Sample sample;
  std::string bytes;
};

Written Write(Random& random) {
  Written written{.sample = random.Archive(), .bytes = {}};
  const TempDir dir;
  WriteArchive(written.sample, dir / "archive", random.OneIn(2) ? "none" : "zstd:1",
               1 + random.UpTo(600));
  written.bytes = ReadFile(dir / "archive");
  return written;
}

TEST(AnyArchive, ComesBackAsItWasWritten) {
  for (const uint64_t seed : Seeds(60)) {
    SCOPED_TRACE("PGSTOW_TEST_SEED=" + std::to_string(seed));
    Random random(seed);
    const Written written = Write(random);
    const MemoryFile file(written.bytes);
    const auto reader = OpenArchive(file.path());
    EXPECT_TRUE(Bare(reader->toc()) == Bare(written.sample.toc));
    EXPECT_TRUE(ReadParts(*reader) == Joined(written.sample.data));
    EXPECT_NO_THROW(reader->Verify({}));
    if (written.bytes.size() < 65536) {
      const FilledPipe pipe(written.bytes);
      const auto stream = OpenArchive(pipe.path());
      EXPECT_TRUE(ReadStream(*stream) == Joined(written.sample.data));
      EXPECT_TRUE(stream->toc() == reader->toc());
    }
    if (testing::Test::HasFailure()) return;
  }
}

TEST(AnyArchive, ShowsAnyDamage) {
  for (const uint64_t seed : Seeds(20)) {
    SCOPED_TRACE("PGSTOW_TEST_SEED=" + std::to_string(seed));
    Random random(seed);
    const Written written = Write(random);
    MemoryFile file;
    for (int i = 0; i < 100; ++i) {
      const std::string damaged = random.Damage(written.bytes);
      if (damaged == written.bytes) continue;
      file.Put(damaged);
      EXPECT_THROW(OpenArchive(file.path())->Verify({}), base::Error) << "damage " << i;
      if (damaged.size() < 65536) {
        const FilledPipe pipe(damaged);
        EXPECT_THROW(OpenArchive(pipe.path())->Verify({}), base::Error) << "damage " << i;
      }
    }
    if (testing::Test::HasFailure()) return;
  }
}

}  // namespace
}  // namespace pgstow::tests
