// Laws over archives through every chain that the build has: a bit that flips is found by a fast
// verification and never restored in silence, and a cut archive is never taken for whole.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <pgstow/services.h>

#include "host/archive/convert.h"
#include "host/archive/verify.h"
#include "host/base/error.h"
#include "tests/property/random.h"
#include "tests/support/paths.h"
#include "tests/support/torture.h"
#include "tests/unit/archive/sample.h"
#include "tests/unit/storage/memory_file.h"

namespace pgstow::tests {
namespace {

using archive::VerifyReport;

constexpr size_t kArchives = 1000;

// The one passphrase of sealed archives, offered before plugins are loaded.
pgstow_status OfferPassphrase(uint32_t kind, const pgstow_secret_sink* sink) {
  static constexpr std::string_view kPassphrase = "open";
  if (kind == PGSTOW_SECRET_KEY) return PGSTOW_OK;
  return sink->secret(sink->self,
                      {reinterpret_cast<const uint8_t*>(kPassphrase.data()), kPassphrase.size()});
}
constexpr pgstow_secret_service kSecrets{sizeof(pgstow_secret_service), 0, &OfferPassphrase};
const bool kOffered = (loader::ProvideService(PGSTOW_SECRET_SERVICE, &kSecrets), true);

// The empty chain, each filter that needs no keys, two of them one after another, and a sealed one.
std::vector<std::string> Chains() {
  std::vector<std::string> chains = {"none"};
  for (const loader::Filter& filter : Plugins().filters()) {
    const std::string name(filter.info->name.ptr, filter.info->name.len);
    if (filter.factory->create != nullptr && name != "seal") chains.push_back(name);
  }
  chains.push_back("lz4+zstd:1");
  EXPECT_TRUE(kOffered);
  chains.push_back("zstd:1+seal:passphrase=true,memory=1,passes=1");
  return chains;
}

// Archives of `count` seeds, each through one of the chains.
template <typename Use>
void ForEachArchive(size_t count, Use use) {
  const std::vector<std::string> chains = Chains();
  for (const uint64_t seed : Seeds(count)) {
    const std::string& chain = chains[seed % chains.size()];
    SCOPED_TRACE("PGSTOW_TEST_SEED=" + std::to_string(seed) + ", chain " + chain);
    Random random(seed);
    const TempDir dir;
    WriteArchive(random.OneIn(2) ? SmallSample() : random.Archive(), dir / "a", chain,
                 1 + random.UpTo(200));
    use(random, ReadFile(dir / "a"));
    if (testing::Test::HasFailure()) return;
  }
}

VerifyReport Verified(const std::string& path, bool deep) {
  return archive::Verify(Plugins(), {.path = path, .format = {}}, deep);
}

// Everything that a restore takes out of an archive; nothing when it ends in an error.
std::optional<std::pair<model::Toc, std::map<PartKey, std::string>>> Restored(
    const std::string& path) {
  try {
    const auto reader = OpenArchive(path);
    auto parts = ReadParts(*reader);
    return std::pair(reader->toc(), std::move(parts));
  } catch (const base::Error&) {
    return std::nullopt;
  }
}

TEST(OneFlippedBit, PassesNoVerificationAndIsNeverRestoredInSilence) {
  TortureRow row("one flipped bit");
  ForEachArchive(TortureRounds(kArchives), [&](Random& random, std::string bytes) {
    MemoryFile file(bytes);
    const auto whole = Restored(file.path());
    ASSERT_TRUE(whole);
    const size_t bit = random.UpTo(8 * bytes.size() - 1);
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
    file.Put(bytes);
    const bool passes = Verified(file.path(), false).state() == VerifyReport::State::kIntact;
    EXPECT_FALSE(passes) << "bit " << bit;
    const auto restored = Restored(file.path());
    const bool is_wrong = restored && *restored != *whole;
    EXPECT_FALSE(is_wrong) << "bit " << bit;
    row.Count(passes || is_wrong ? Fate::kSilent : Fate::kDetected);
  });
}

TEST(ACutArchive, IsNeverTakenForWhole) {
  TortureRow row("truncations");
  ForEachArchive(TortureRounds(2 * Chains().size()), [&row](Random&, const std::string& bytes) {
    const TempDir dir;
    MemoryFile file(bytes);
    const size_t step = 1 + bytes.size() / 100;
    for (size_t length = 0; length < bytes.size(); length += step) {
      SCOPED_TRACE("cut to " + std::to_string(length));
      file.Put(bytes.substr(0, length));
      bool taken = Restored(file.path()).has_value();
      for (const bool deep : {false, true}) {
        taken |= Verified(file.path(), deep).state() == VerifyReport::State::kIntact;
      }
      EXPECT_FALSE(taken);
      row.Count(taken ? Fate::kSilent : Fate::kDetected);
      EXPECT_THROW(
          {
            const auto reader = OpenArchive(file.path());
            const auto writer =
                archive::Writer::Create(Plugins(), {.path = dir / "b", .chain = {}, .sync = false});
            archive::Convert(*reader, reader->toc(), *writer, 64);
          },
          base::Error);
    }
  });
}

}  // namespace
}  // namespace pgstow::tests
