#include "host/archive/read_ahead.h"

#include <array>
#include <memory>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

namespace pgstow::archive {
namespace {

// Which pieces last.
enum class Lasting { kNone, kAll, kEveryThird };

// Pieces that grow, each of one letter; after `most` of them the end, or an error.
class Letters : public LastingPartReader {
 public:
  Letters(size_t most, bool fails, Lasting lasting = Lasting::kNone)
      : most_(most), fails_(fails), lasting_(lasting) {}

  std::span<const char> Next() override {
    if (told_ == most_) {
      if (fails_) throw std::runtime_error("damaged");
      return {};
    }
    passing_.assign(passing_.size(), '-');
    std::string& piece = NextLasts() ? kept_[turn_++ % 2] : passing_;
    lasts_ = NextLasts();
    piece.assign(1 + told_ * 4000, static_cast<char>('a' + told_ % 26));
    ++told_;
    return piece;
  }

  bool lasts() const override { return lasts_; }

 private:
  bool NextLasts() const {
    return lasting_ == Lasting::kAll || (lasting_ == Lasting::kEveryThird && told_ % 3 == 0);
  }

  const size_t most_;
  const bool fails_;
  const Lasting lasting_;
  size_t told_ = 0;
  size_t turn_ = 0;
  bool lasts_ = false;
  std::array<std::string, 2> kept_;
  std::string passing_;
};

std::string AllOf(PartReader& reader) {
  std::string all;
  for (auto piece = reader.Next(); !piece.empty(); piece = reader.Next()) {
    all.append(piece.data(), piece.size());
  }
  EXPECT_TRUE(reader.Next().empty()) << "the end stays the end";
  return all;
}

TEST(ReadAhead, GivesTheSameBytesWhateverThePool) {
  for (const size_t threads : {0, 1, 4}) {
    for (const size_t pieces : {0, 1, 2, 120}) {
      for (const Lasting lasting : {Lasting::kNone, Lasting::kAll, Lasting::kEveryThird}) {
        base::TaskPool pool(threads);
        Letters letters(pieces, false);
        ReadAhead ahead(pool, std::make_unique<Letters>(pieces, false, lasting));
        EXPECT_TRUE(AllOf(ahead) == AllOf(letters)) << threads << " threads, " << pieces;
      }
    }
  }
}

TEST(ReadAhead, ThrowsWhatItMeets) {
  base::TaskPool pool(1);
  ReadAhead ahead(pool, std::make_unique<Letters>(3, true));
  EXPECT_THROW(AllOf(ahead), std::runtime_error);
}

TEST(ReadAhead, MayBeLeftInTheMiddle) {
  base::TaskPool pool(2);
  for (int i = 0; i < 20; ++i) {
    ReadAhead ahead(pool, std::make_unique<Letters>(1000, false));
    EXPECT_FALSE(ahead.Next().empty());
  }
}

}  // namespace
}  // namespace pgstow::archive
