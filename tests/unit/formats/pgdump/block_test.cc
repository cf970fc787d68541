// Blocks of data: read piece by piece, and no bytes harm the reader.
#include "formats/pgdump/block.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pgstow/sdk/error.h>

#include "formats/native/output.h"
#include "tests/unit/formats/native/memory_input.h"

namespace pgstow::pgdump {
namespace {

using native::InputOf;
using native::Output;
using testing::ElementsAre;
using testing::Pair;

void Chunk(Output& output, std::string_view bytes) {
  output.Integer(static_cast<int32_t>(bytes.size()));
  output.Raw(bytes);
}

// "one" and "two" of entry 5.
std::string DataBlock() {
  Output output;
  output.Byte(1);
  output.Integer(5);
  Chunk(output, "one");
  Chunk(output, "two");
  output.Integer(0);
  return output.Take();
}

// Objects of entry 6: one of two chunks, an empty one, and one whose OID is no positive integer.
std::string ObjectsBlock() {
  Output output;
  output.Byte(3);
  output.Integer(6);
  output.Oid(7);
  Chunk(output, "se");
  Chunk(output, "ven");
  output.Integer(0);
  output.Oid(8);
  output.Integer(0);
  output.Oid(4'000'000'000);
  Chunk(output, "last");
  output.Integer(0);
  output.Oid(0);
  return output.Take();
}

std::vector<std::pair<uint32_t, std::string>> PiecesOf(const std::string& bytes) {
  native::Input input = InputOf(bytes);
  BlockReader block(input);
  std::vector<std::pair<uint32_t, std::string>> pieces;
  for (Piece piece; block.Next(piece);) {
    pieces.emplace_back(piece.object, sdk::AsText(piece.bytes));
  }
  EXPECT_TRUE(input.AtEnd());
  return pieces;
}

TEST(Block, OfRowsGivesItsChunks) {
  EXPECT_THAT(PiecesOf(DataBlock()), ElementsAre(Pair(0, "one"), Pair(0, "two")));
}

TEST(Block, OfLargeObjectsSaysWhoseAPieceIs) {
  EXPECT_THAT(PiecesOf(ObjectsBlock()),
              ElementsAre(Pair(7, "se"), Pair(7, "ven"), Pair(8, ""), Pair(4'000'000'000, "last")));
}

TEST(Block, CutsLongChunks) {
  const std::string large(3'000'000, 'x');
  Output output;
  output.Byte(1);
  output.Integer(5);
  Chunk(output, large);
  output.Integer(0);
  std::string joined;
  for (const auto& [object, bytes] : PiecesOf(output.bytes())) {
    EXPECT_LE(bytes.size(), size_t{256} << 10);
    joined += bytes;
  }
  EXPECT_TRUE(joined == large);
}

TEST(Block, IsTruncatedAtEveryLengthThatItIsCutTo) {
  for (const std::string& whole : {DataBlock(), ObjectsBlock()}) {
    for (size_t length = 0; length < whole.size(); ++length) {
      try {
        PiecesOf(whole.substr(0, length));
        ADD_FAILURE() << "cut to " << length;
      } catch (const sdk::Error& error) {
        EXPECT_EQ(error.status(), PGSTOW_E_TRUNCATED) << "cut to " << length;
      }
    }
  }
}

TEST(Block, OfAnUnknownTypeOrLengthIsDamaged) {
  Output negative;
  negative.Byte(1);
  negative.Integer(5);
  negative.Integer(-1);
  for (const std::string& bytes : {std::string("\2\0\5\0\0\0", 6), negative.bytes()}) {
    try {
      PiecesOf(bytes);
      ADD_FAILURE();
    } catch (const sdk::Error& error) {
      EXPECT_EQ(error.status(), PGSTOW_E_CORRUPT);
    }
  }
}

}  // namespace
}  // namespace pgstow::pgdump
