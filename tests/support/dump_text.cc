#include "tests/support/dump_text.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "tests/support/paths.h"

namespace pgstow::tests {
namespace {

constexpr int kShownLines = 60;

// Both tools write these around the whole script, alone on their lines. A row of COPY data that
// starts with a backslash and a word has it doubled, so no row looks like one of them.
bool IsRestrictLine(std::string_view line) {
  return line.starts_with("\\restrict ") || line.starts_with("\\unrestrict ");
}

bool IsVersionLine(std::string_view line) {
  return line.starts_with("-- Dumped from database version ") ||
         line.starts_with("-- Dumped by pg_dump version ");
}

// Takes the mark at POS, "pg_attver=" and a number, out of a list of options that stands in an
// ALTER statement, and the whole statement out where it set nothing else. Returns where to go on.
size_t RemoveMark(std::string& text, size_t pos) {
  const size_t end = text.find_first_not_of("0123456789", text.find('=', pos) + 1);
  const bool first = text.compare(pos - 1, 1, "(") == 0;
  if (text.compare(end, 3, ");\n") == 0 && first) {
    const size_t statement = text.rfind("\nALTER ", pos) + 1;
    text.erase(statement, end + 3 - statement);
    return statement;
  }
  if (text.compare(end, 2, ", ") == 0) {
    text.erase(pos, end + 2 - pos);
  } else if (text.compare(end, 3, ");\n") == 0 && text.compare(pos - 2, 2, ", ") == 0) {
    text.erase(pos - 2, end - (pos - 2));
  } else {
    return end;  // Somebody's data.
  }
  return pos;
}

std::string WithoutMarks(std::string text) {
  constexpr std::string_view kMark = "pg_attver=";
  for (size_t pos = text.find(kMark, 2); pos != std::string::npos;) {
    pos = text.find(kMark, RemoveMark(text, pos));
  }
  return text;
}

std::string FirstLines(const std::string& text, int count) {
  size_t end = 0;
  for (int line = 0; line < count && end < text.size(); ++line) {
    end = text.find('\n', end);
    end = end == std::string::npos ? text.size() : end + 1;
  }
  return text.substr(0, end);
}

}  // namespace

std::string Normalized(const std::string& text) {
  std::string result;
  result.reserve(text.size());
  // The version lines stand before the first statement; a function's body may hold such lines too.
  bool in_header = true;
  for (size_t begin = 0; begin < text.size();) {
    const size_t newline = text.find('\n', begin);
    const size_t end = newline == std::string::npos ? text.size() : newline + 1;
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    if (line.starts_with("SET ")) in_header = false;
    if (!IsRestrictLine(line) && !(in_header && IsVersionLine(line))) result += line;
    begin = end;
  }
  return result;
}

std::string DumpText(const Command& command, const ScratchDatabase& database) {
  Command full = command;
  full.insert(full.end(), {"-d", database.name()});
  return Normalized(RunOrThrow(full, {.environment = database.server().environment()}));
}

std::string OracleText(const ScratchDatabase& database, const Command& options) {
  Command command = {Oracle("pg_dump")};
  command.insert(command.end(), options.begin(), options.end());
  return WithoutMarks(DumpText(command, database));
}

std::string RowsSorted(const std::string& text) {
  constexpr std::string_view kBegin = " FROM stdin;\n";
  constexpr std::string_view kEnd = "\\.\n";
  std::string result;
  result.reserve(text.size());
  std::vector<std::string_view> rows;
  bool in_rows = false;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    begin = end;
    if (in_rows && line != kEnd) {
      rows.push_back(line);
      continue;
    }
    std::sort(rows.begin(), rows.end());
    for (const std::string_view row : rows) result += row;
    rows.clear();
    in_rows = line.starts_with("COPY ") && line.ends_with(kBegin);
    result += line;
  }
  return result;
}

testing::AssertionResult SameText(const char* expected_name, const char* actual_name,
                                  const std::string& expected, const std::string& actual) {
  if (expected == actual) return testing::AssertionSuccess();
  TempDir dir;
  WriteFile(dir / "expected", expected);
  WriteFile(dir / "actual", actual);
  const Outcome diff = RunProgram({"diff", "-au", "--label", expected_name, "--label", actual_name,
                                   dir / "expected", dir / "actual"});
  return testing::AssertionFailure() << "the texts differ:\n" << FirstLines(diff.out, kShownLines);
}

}  // namespace pgstow::tests
