// docs/COVERAGE.md says which kinds are modelled and where that is shown; this checks that it is
// so.
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "host/catalog/kind.h"

namespace pgstow::catalog {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = PGSTOW_SOURCE_DIR;

std::string Trimmed(std::string text) {
  const size_t first = text.find_first_not_of(" \t");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// The cells of each row of the table whose first column is headed "kind".
std::vector<std::vector<std::string>> Rows() {
  std::ifstream in(kSource / "docs/COVERAGE.md");
  std::vector<std::vector<std::string>> rows;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind('|', 0) != 0) {
      inside = false;
      continue;
    }
    std::vector<std::string> cells;
    for (size_t begin = 1, end; (end = line.find('|', begin)) != std::string::npos;
         begin = end + 1) {
      cells.push_back(Trimmed(line.substr(begin, end - begin)));
    }
    if (cells.empty()) continue;
    if (cells[0] == "kind") {
      inside = true;
    } else if (inside && cells[0].find("---") == std::string::npos) {
      rows.push_back(cells);
    }
  }
  return rows;
}

// The words between backquotes.
std::vector<std::string> Quoted(const std::string& cell) {
  std::vector<std::string> words;
  for (size_t begin = cell.find('`'); begin != std::string::npos;) {
    const size_t end = cell.find('`', begin + 1);
    if (end == std::string::npos) break;
    words.push_back(cell.substr(begin + 1, end - begin - 1));
    begin = cell.find('`', end + 1);
  }
  return words;
}

std::set<std::string> CaseFolders() {
  std::set<std::string> folders;
  for (const auto& entry : fs::directory_iterator(kSource / "tests/cases")) {
    if (entry.is_directory()) folders.insert(entry.path().filename().string());
  }
  return folders;
}

// `pattern` is a folder's name, or its beginning followed by '*'.
bool Covers(const std::string& pattern, const std::string& folder) {
  if (!pattern.empty() && pattern.back() == '*') {
    return folder.rfind(pattern.substr(0, pattern.size() - 1), 0) == 0;
  }
  return pattern == folder;
}

TEST(Coverage, HasARowForEachKindThatIsWrittenAndNoOther) {
  std::set<std::string> documented;
  for (const auto& row : Rows()) documented.insert(row[0]);
  std::set<std::string> written;
  for (const Kind* kind : AllKinds()) {
    if (kind->emit != nullptr) written.insert(std::string(kind->name));
  }
  EXPECT_EQ(documented, written);
}

TEST(Coverage, NamesARoomThatExists) {
  for (const auto& row : Rows()) {
    ASSERT_GE(row.size(), 5U) << row[0];
    for (const auto& room : Quoted(row[1])) {
      EXPECT_TRUE(fs::exists(kSource / "host/catalog/kinds" / room)) << row[0] << ": " << room;
    }
  }
}

TEST(Coverage, HasACaseFolderForEachKind) {
  const auto folders = CaseFolders();
  for (const auto& row : Rows()) {
    const auto patterns = Quoted(row[4]);
    EXPECT_FALSE(patterns.empty()) << row[0];
    for (const auto& pattern : patterns) {
      bool found = false;
      for (const auto& folder : folders) found = found || Covers(pattern, folder);
      EXPECT_TRUE(found) << row[0] << ": no folder tests/cases/" << pattern;
    }
  }
}

TEST(Coverage, NamesEachCaseFolder) {
  for (const auto& folder : CaseFolders()) {
    bool found = false;
    for (const auto& row : Rows()) {
      for (const auto& pattern : Quoted(row[4])) found = found || Covers(pattern, folder);
    }
    EXPECT_TRUE(found) << "tests/cases/" << folder << " is in no row";
  }
}

}  // namespace
}  // namespace pgstow::catalog
