// Archives as PostgreSQL's tools and pgstow hand them to each other.
#pragma once

#include <ostream>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/paths.h"
#include "tests/support/server.h"

namespace pgstow::tests {

// A layout of pg_dump with a compression: what an archive is written as.
struct Layout {
  std::string letter;       // of --format
  std::string compression;  // for --compress; empty: the layout has none
  std::string suffix;       // of its files of data
};

// The directory with every compression; that, and tar.
std::vector<Layout> Directories();
std::vector<Layout> Layouts();
std::string NameOf(const Layout& layout);
inline void PrintTo(const Layout& layout, std::ostream* out) { *out << NameOf(layout); }

// What writes an archive in that layout, and goes after a dumping program.
Command Written(const Layout& layout, const std::string& path);

// Fills a database with what a layout could get wrong: names that could be files, rows of many
// frames, tables without rows, large objects of several owners, empty ones among them.
void Fill(const ScratchDatabase& database);

// One server and one layout, with a filled database and an empty one.
class LayoutTest : public testing::TestWithParam<std::tuple<std::string, Layout>> {
 protected:
  LayoutTest() { Fill(source_); }

  const Layout& layout() const { return std::get<1>(GetParam()); }
  bool is_directory() const { return layout().letter == "d"; }

  // Runs a program that must succeed.
  void Run(Command command, RunOptions options = {}) const;

  // pg_restore 18 with OPTIONS, of the archive. Of servers before 17 it wants a setting that they
  // do not have, and counts that error whoever wrote the archive.
  void RestoreByTheirTool(const std::string& path, const Command& options = {}) const;

  // The two databases are told the same by pg_dump, rows, large objects and all.
  void ExpectRestored() const;

  const Server server_ = Server::Named(std::get<0>(GetParam()));
  const ScratchDatabase source_{server_};
  const ScratchDatabase target_{server_};
  const TempDir dir_;
  const std::string archive_ = dir_ / "archive";
};

std::string NameOfTest(const testing::TestParamInfo<std::tuple<std::string, Layout>>& test);

}  // namespace pgstow::tests
