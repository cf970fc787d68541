// Decompression bombs: little files whose rows unpack to very many bytes. They pass through, a
// piece at a time.
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/hostile/native_bytes.h"
#include "tests/hostile/refusal.h"

namespace pgstow::tests {
namespace {

constexpr size_t kBombBytes = size_t{128} << 20;  // a single row of letters x
constexpr long kMostMib = 64;

// After the row: its end, and that of the data.
const std::string kEnd = "\n\\.\n\n\n";

// Of RLE blocks, each of which says how often a byte comes.
// Source: RFC 8878, section 3.1.1
std::string ZstdBomb() {
  constexpr size_t kBlock = size_t{128} << 10;
  constexpr unsigned kRle = 1;
  const auto head = [](unsigned type, size_t size, bool last) {
    const size_t bits = size << 3 | type << 1 | (last ? 1 : 0);
    return std::string{static_cast<char>(bits), static_cast<char>(bits >> 8),
                       static_cast<char>(bits >> 16)};
  };
  std::string frame = "\x28\xb5\x2f\xfd";
  frame += std::string("\0\x38", 2);  // no sizes; a window of 128 KiB
  for (size_t done = 0; done < kBombBytes; done += kBlock) frame += head(kRle, kBlock, false) + "x";
  return frame + head(0, kEnd.size(), true) + kEnd;
}

// Of blocks that repeat one letter.
// Source: https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md, lz4_Block_format.md
std::string Lz4Bomb() {
  constexpr size_t kBlock = size_t{4} << 20;
  constexpr size_t kLast = 5;  // literals that end a block
  const auto sized = [](const std::string& block, unsigned flag) {
    const size_t size = block.size() | size_t{flag} << 31;
    return std::string{static_cast<char>(size), static_cast<char>(size >> 8),
                       static_cast<char>(size >> 16), static_cast<char>(size >> 24)} +
           block;
  };
  size_t match = kBlock - 1 - kLast - 4 - 15;  // beyond what the token says
  std::string block = "\x1fx" + std::string("\1\0", 2) + std::string(match / 255, '\xff');
  block += static_cast<char>(match % 255);
  block += '\x50' + std::string(kLast, 'x');
  std::string frame("\x04\x22\x4d\x18\x60\x70\x73", 7);
  for (size_t done = 0; done < kBombBytes; done += kBlock) frame += sized(block, 0);
  return frame + sized(kEnd, 1) + std::string(4, '\0');
}

// `window`: 31 for gzip, 15 for zlib.
std::string Deflated(const std::string& window) {
  const TempDir dir;
  RunOrThrow({"python3", "-c",
              "import sys, zlib\n"
              "bomb = zlib.compressobj(1, zlib.DEFLATED, int(sys.argv[1]))\n"
              "with open(sys.argv[2], 'wb') as file:\n"
              "    for _ in range(int(sys.argv[3]) >> 20):\n"
              "        file.write(bomb.compress(b'x' * (1 << 20)))\n"
              "    file.write(bomb.compress(b'\\n\\\\.\\n\\n\\n') + bomb.flush())\n",
              window, dir / "bomb", std::to_string(kBombBytes)});
  return ReadFile(dir / "bomb");
}

struct Codec {
  int number;  // as toc.dat has it
  const char* name;
  const char* suffix;
  std::function<std::string(bool in_file)> bomb;
};
const Codec kCodecs[] = {
    {1, "gzip", ".gz", [](bool in_file) { return Deflated(in_file ? "31" : "15"); }},
    {2, "lz4", ".lz4", [](bool) { return Lz4Bomb(); }},
    {3, "zstd", ".zst", [](bool) { return ZstdBomb(); }},
};

// Of all that reads rows; none takes much memory, and all come to the same bytes.
void ExpectHarmless(const Trap& trap) {
  for (const Command& command :
       {Command{"list", trap.archive()}, Command{"restore", "-f", "/dev/null", trap.archive()},
        Command{"verify", "--deep", trap.archive()},
        Command{"convert", "--compress=zstd", trap.archive(), trap.target()}}) {
    SCOPED_TRACE(command[0]);
    const Outcome outcome = trap.Run(command);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_LT(outcome.peak_mib, InThisBuild(kMostMib));
    if (command[0] == "verify") {
      EXPECT_NE(outcome.out.find("bytes of rows " + std::to_string(kBombBytes + 1)),
                std::string::npos)
          << outcome.out;
    }
  }
}

class Bomb : public testing::TestWithParam<Codec> {};

TEST_P(Bomb, PassesThroughADirectory) {
  const Trap trap;
  trap.WriteMember("toc.dat",
                   TableToc({.of_members = true, .compression = GetParam().number}, {"2.dat"}));
  const std::string bomb = GetParam().bomb(true);
  EXPECT_LT(bomb.size(), kBombBytes / 100);
  trap.WriteMember(std::string("2.dat") + GetParam().suffix, bomb);
  ExpectHarmless(trap);
}

TEST_P(Bomb, PassesThroughACustomArchive) {
  NativeArchive archive{.compression = GetParam().number, .entries = SessionEntries()};
  archive.entries.push_back({.id = 1, .definition = "CREATE TABLE public.t (a text);\n"});
  archive.entries.push_back(RowsOf(2, ""));
  archive.entries.back().offset = 0;
  archive.entries.back().offset = NativeToc(archive).size();
  const Trap trap;
  trap.WriteArchive(NativeToc(archive) + NativeBlock(2, GetParam().bomb(false)));
  ExpectHarmless(trap);
}

std::string NameOf(const testing::TestParamInfo<Codec>& test) { return test.param.name; }
INSTANTIATE_TEST_SUITE_P(Codecs, Bomb, testing::ValuesIn(kCodecs), NameOf);

}  // namespace
}  // namespace pgstow::tests
