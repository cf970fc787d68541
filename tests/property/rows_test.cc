// Rows of anything, through COPY's text format, CSV and JSON lines and back by readers of their
// own.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "host/base/error.h"
#include "restore/rows/row_converter.h"
#include "tests/property/random.h"

namespace pgstow::tests {
namespace {

using Value = std::optional<std::string>;
using Row = std::vector<Value>;

// Text that is mostly made of what these formats have a meaning for.
std::string AwkwardText(Random& random) {
  static const std::string kPieces[] = {"\\", "\"", ",",    "\t",   "\n", "\r", "\b", "\v",
                                        "\f", "N",  "\\N",  "\\.",  ".",  "x",  " ",  "'",
                                        "{",  "}",  "\x01", "\x1f", "é",  "漢", "😀",  "1.5"};
  std::string text;
  for (uint64_t count = random.UpTo(6); count > 0; --count) {
    text += kPieces[random.UpTo(std::size(kPieces) - 1)];
  }
  return text;
}

std::vector<Row> AnyRows(Random& random, size_t columns) {
  std::vector<Row> rows(random.UpTo(8));
  for (Row& row : rows) {
    for (size_t i = 0; i < columns; ++i) {
      row.push_back(random.OneIn(5) ? Value() : Value(AwkwardText(random)));
    }
  }
  return rows;
}

// As the documentation of COPY says that the server writes it.
std::string InCopyText(const std::vector<Row>& rows) {
  static constexpr std::string_view kSpecial = "\b\f\n\r\t\v\\";
  static constexpr std::string_view kLetters = "bfnrtv\\";
  std::string text;
  for (const Row& row : rows) {
    for (size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += '\t';
      if (!row[i]) text += "\\N";
      for (const char c : row[i].value_or("")) {
        const size_t place = kSpecial.find(c);
        if (place != kSpecial.npos) text += '\\';
        text += place == kSpecial.npos ? c : kLetters[place];
      }
    }
    text += '\n';
  }
  return text;
}

std::string Converted(const std::string& data, size_t columns, rows::Form form, Random& random) {
  std::vector<std::string> names;
  for (size_t i = 0; i < columns; ++i) names.push_back("c" + std::to_string(i));
  std::string written;
  rows::RowText text([&written](std::string_view piece) { written += piece; });
  rows::RowConverter converter("t", names, {.form = form, .columns = {}}, text);
  converter.Begin();
  std::string_view rest = data;
  while (!rest.empty()) {
    const std::string_view piece = rest.substr(0, 1 + random.UpTo(20));
    converter.Add(0, piece);
    rest.remove_prefix(piece.size());
  }
  converter.End();
  text.Flush();
  return written;
}

// RFC 4180 with the difference between nothing (NULL) and "" that PostgreSQL makes.
std::vector<Row> ReadCsv(std::string_view text) {
  std::vector<Row> rows(1, Row(1));
  for (size_t i = 0; i < text.size(); ++i) {
    Value& value = rows.back().back();
    if (text[i] == ',') {
      rows.back().emplace_back();
    } else if (text[i] == '\n') {
      rows.emplace_back(1);
    } else if (text[i] == '"') {
      value = "";
      for (++i; text[i] != '"' || text.substr(i).starts_with("\"\""); ++i) {
        if (text[i] == '"') ++i;
        *value += text[i];
      }
    } else {
      value = value.value_or("") + text[i];
    }
  }
  rows.pop_back();
  return rows;
}

// JSON as these lines have it: {"name":"value","name":null}.
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : rest_(text) {}

  std::vector<Row> Rows() {
    std::vector<Row> rows;
    while (!rest_.empty()) {
      Expect("{");
      Row& row = rows.emplace_back();
      for (size_t i = 0; !rest_.starts_with("}"); ++i) {
        if (i > 0) Expect(",");
        EXPECT_EQ(String(), "c" + std::to_string(i));
        Expect(":");
        row.push_back(Take("null") ? Value() : Value(String()));
      }
      Expect("}\n");
    }
    return rows;
  }

 private:
  bool Take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  void Expect(std::string_view text) {
    if (!Take(text))
      throw std::runtime_error("no " + std::string(text) + " in " + std::string(rest_));
  }
  char Next() {
    const char c = rest_.at(0);
    rest_.remove_prefix(1);
    return c;
  }
  std::string String() {
    static constexpr std::string_view kLetters = "bfnrt\"\\/";
    static constexpr std::string_view kMeant = "\b\f\n\r\t\"\\/";
    std::string value;
    Expect("\"");
    while (!Take("\"")) {
      char c = Next();
      EXPECT_GE(static_cast<unsigned char>(c), 0x20);
      if (c == '\\') {
        c = Next();
        if (c == 'u') {
          c = static_cast<char>(std::stoi(std::string(rest_.substr(0, 4)), nullptr, 16));
          rest_.remove_prefix(4);
        } else {
          c = kMeant.at(kLetters.find(c));
        }
      }
      value += c;
    }
    return value;
  }

  std::string_view rest_;
};

TEST(AnyRows, ComeBackOutOfCopyText) {
  for (const uint64_t seed : Seeds(300)) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const size_t columns = 1 + random.UpTo(3);
    const std::string data = InCopyText(AnyRows(random, columns));
    EXPECT_EQ(Converted(data, columns, rows::Form::kCopy, random), data);
  }
}

TEST(AnyRows, ComeBackOutOfCsv) {
  for (const uint64_t seed : Seeds(300)) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const size_t columns = 1 + random.UpTo(3);
    const std::vector<Row> rows = AnyRows(random, columns);
    std::vector<Row> read = ReadCsv(Converted(InCopyText(rows), columns, rows::Form::kCsv, random));
    ASSERT_FALSE(read.empty());
    read.erase(read.begin());  // the header
    EXPECT_EQ(read, rows);
  }
}

TEST(AnyRows, ComeBackOutOfJsonLines) {
  for (const uint64_t seed : Seeds(300)) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const size_t columns = random.UpTo(3);
    const std::vector<Row> rows = AnyRows(random, columns);
    const std::string json = Converted(InCopyText(rows), columns, rows::Form::kJsonLines, random);
    EXPECT_EQ(JsonReader(json).Rows(), rows);
  }
}

// Bytes that no server wrote: any of them is an error or is read, and nothing worse.
TEST(AnyBytes, AreRowsOrAnError) {
  for (const uint64_t seed : Seeds(300)) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const std::string data = random.Bytes(200) + "\n";
    for (const rows::Form form : {rows::Form::kCopy, rows::Form::kCsv, rows::Form::kJsonLines}) {
      try {
        Converted(data, 1 + random.UpTo(2), form, random);
      } catch (const base::Error& error) {
        EXPECT_TRUE(error.code() == base::ErrorCode::kCorrupt ||
                    error.code() == base::ErrorCode::kUnsupported)
            << error.what();
      }
    }
  }
}

}  // namespace
}  // namespace pgstow::tests
