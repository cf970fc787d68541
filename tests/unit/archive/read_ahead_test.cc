#include "host/archive/read_ahead.h"

#include <memory>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

namespace pgstow::archive {
namespace {

// Pieces that grow, each of one letter; after `most` of them the end, or an error.
class Letters : public PartReader {
 public:
  Letters(size_t most, bool fails) : most_(most), fails_(fails) {}

  std::span<const char> Next() override {
    if (told_ == most_) {
      if (fails_) throw std::runtime_error("damaged");
      return {};
    }
    piece_.assign(1 + told_ * 1000, static_cast<char>('a' + told_ % 26));
    ++told_;
    return piece_;
  }

 private:
  const size_t most_;
  const bool fails_;
  size_t told_ = 0;
  std::string piece_;
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
    for (const size_t pieces : {0, 1, 2, 100}) {
      base::TaskPool pool(threads);
      Letters letters(pieces, false);
      ReadAhead ahead(pool, std::make_unique<Letters>(pieces, false));
      EXPECT_EQ(AllOf(ahead), AllOf(letters)) << threads << " threads, " << pieces << " pieces";
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
