#include "tests/support/dump_text.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <vector>

#include <fmt/format.h>

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
         line.starts_with("-- Dumped by pg_dump version ") ||
         line.starts_with("-- Dumped by pgstow version ");
}

std::string FirstLines(const std::string& text, int count) {
  size_t end = 0;
  for (int line = 0; line < count && end < text.size(); ++line) {
    end = text.find('\n', end);
    end = end == std::string::npos ? text.size() : end + 1;
  }
  return text.substr(0, end);
}

// Keeps a whole difference where the caller of the tests wants it, by the name of the running test;
// returns where.
std::string Kept(const std::string& difference) {
  const char* const folder = std::getenv("PGSTOW_DIFFERENCES");
  if (folder == nullptr) return "";
  const testing::TestInfo& test = *testing::UnitTest::GetInstance()->current_test_info();
  std::string name = fmt::format("{}.{}.diff", test.test_suite_name(), test.name());
  std::replace(name.begin(), name.end(), '/', '.');
  std::string path = std::filesystem::path(folder) / name;
  WriteFile(path, difference);
  return path;
}

}  // namespace

// A mark is an option in the list of an ALTER statement, which goes with it where it sets no other.
std::string WithoutMarks(const std::string& text) {
  constexpr std::string_view kMark = "pg_attver=";
  std::string result;
  result.reserve(text.size());
  size_t copied = 0;
  for (size_t mark = text.find(kMark); mark != std::string::npos; mark = text.find(kMark, copied)) {
    result.append(text, copied, mark - copied);
    const size_t end =
        std::min(text.find_first_not_of("0123456789", mark + kMark.size()), text.size());
    const std::string_view rest = std::string_view(text).substr(end);
    if (rest.starts_with(");\n") && result.ends_with(" SET (")) {
      result.resize(result.rfind("\nALTER ") + 1);
      copied = end + 3;
    } else if (rest.starts_with(", ")) {
      copied = end + 2;
    } else if (rest.starts_with(");\n") && result.ends_with(", ")) {
      result.resize(result.size() - 2);
      copied = end;
    } else {  // Somebody's data.
      result.append(text, mark, end - mark);
      copied = end;
    }
  }
  return result.append(text, copied);
}

std::string Normalized(const std::string& text) {
  std::string result;
  result.reserve(text.size());
  // The version lines stand before the first statement of a database's script, of which that of a
  // server has several; a function's body may hold such lines too.
  bool in_header = true;
  for (size_t begin = 0; begin < text.size();) {
    const size_t newline = text.find('\n', begin);
    const size_t end = newline == std::string::npos ? text.size() : newline + 1;
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    if (line.starts_with("SET ")) in_header = false;
    if (line == "-- PostgreSQL database dump\n") in_header = true;
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
  const std::string shown = FirstLines(diff.out, kShownLines);
  testing::AssertionResult result = testing::AssertionFailure() << "the texts differ:\n" << shown;
  if (const std::string path = Kept(diff.out); !path.empty() && shown != diff.out) {
    result << "all of it: " << path << "\n";
  }
  return result;
}

}  // namespace pgstow::tests
