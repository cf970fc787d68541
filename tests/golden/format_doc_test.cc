// docs/FORMAT.md says what the bytes are: its example is the golden archive, its limits are those
// of the code.
#include <cstdint>
#include <map>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "formats/custom/layout.h"
#include "tests/support/paths.h"

namespace pgstow::custom {
namespace {

std::string Document() { return tests::ReadFile(tests::SourceDir() / "docs/FORMAT.md"); }

// The lines of all fenced blocks that say they are hexdumps.
std::vector<std::string> HexdumpLines(const std::string& document) {
  std::vector<std::string> lines;
  std::istringstream text(document);
  bool inside = false;
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with("```")) {
      inside = line == "```hexdump";
    } else if (inside) {
      lines.push_back(line);
    }
  }
  return lines;
}

// "00000010  61 62 …  |ab…|" as hexdump -C prints it.
std::string HexdumpLine(size_t offset, const std::string& bytes) {
  std::string hex;
  std::string text;
  for (size_t i = 0; i < 16; ++i) {
    if (i == 8) hex += ' ';
    char cell[4] = "   ";
    if (i < bytes.size()) {
      const auto byte = static_cast<unsigned char>(bytes[i]);
      std::snprintf(cell, sizeof(cell), "%02x ", byte);
      text += byte >= 0x20 && byte < 0x7F ? static_cast<char>(byte) : '.';
    }
    hex += cell;
  }
  char start[16];
  std::snprintf(start, sizeof(start), "%08zx  ", offset);
  return start + hex + " |" + text + "|";
}

// Where a line starts, and its bytes; at most 16, or fewer where a piece of the archive ends.
std::pair<size_t, std::string> ParseLine(const std::string& line) {
  std::istringstream fields(line.substr(0, line.find('|')));
  size_t offset = 0;
  fields >> std::hex >> offset;
  std::string bytes;
  for (unsigned byte = 0; fields >> std::hex >> byte;) bytes += static_cast<char>(byte);
  return {offset, bytes};
}

TEST(FormatDocument, ShowsTheGoldenArchiveByteForByte) {
  const std::string golden = tests::ReadFile(tests::SourceDir() / "tests/golden/v1-tiny.pgstow");
  std::string shown;
  for (const std::string& line : HexdumpLines(Document())) {
    const auto [offset, bytes] = ParseLine(line);
    EXPECT_EQ(offset, shown.size()) << line;
    EXPECT_EQ(line, HexdumpLine(offset, bytes));
    shown += bytes;
  }
  EXPECT_EQ(shown.size(), golden.size());
  EXPECT_TRUE(shown == golden);
}

// Rows "| `kMaxTocBytes` | 1,073,741,824 | … |".
TEST(FormatDocument, NamesTheLimits) {
  const std::map<std::string, uint64_t> limits{
      {"kMaxChainBytes", kMaxChainBytes}, {"kMaxStateBytes", kMaxStateBytes},
      {"kMaxRawBytes", kMaxRawBytes},     {"kMaxStoredBytes", kMaxStoredBytes},
      {"kMaxTocBytes", kMaxTocBytes},     {"kMaxHeaderBytes", kMaxHeaderBytes},
      {"kMaxIndexBytes", kMaxIndexBytes}, {"kMaxEntries", kMaxEntries},
      {"kMaxParts", kMaxParts},           {"kMaxIds", kMaxIds},
      {"kMaxFactRatio", kMaxFactRatio},   {"kFreeFactBytes", kFreeFactBytes}};
  const std::string document = Document();
  for (const auto& [name, value] : limits) {
    const size_t row = document.find("| `" + name + "` | ");
    ASSERT_NE(row, std::string::npos) << name;
    std::string digits;
    for (size_t at = row + name.size() + 7; document[at] != '|'; ++at) {
      if (document[at] >= '0' && document[at] <= '9') digits += document[at];
    }
    EXPECT_EQ(digits, std::to_string(value)) << name;
  }
}

}  // namespace
}  // namespace pgstow::custom
