// What pgstow wrote, PostgreSQL's tools restore, and everybody's tools read.
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include <gmock/gmock.h>

#include "tests/cli/layouts/layout.h"
#include "tests/support/dump_text.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::tests {
namespace {

namespace fs = std::filesystem;

class OurLayout : public LayoutTest {
 protected:
  void Dump(const Command& more = {}) {
    Command command = Written(layout(), archive_);
    command.insert(command.begin(), {PgstowPath(), "dump"});
    command.insert(command.end(), more.begin(), more.end());
    command.push_back(source_.name());
    Run(command);
  }

  // The dump id of the data of `tag`, by pg_restore's list.
  std::string DataOf(const std::string& tag) const {
    return RunOrThrow({"sh", "-c",
                       Oracle("pg_restore") + " -l " + archive_ + " | grep 'TABLE DATA .* " + tag +
                           " ' | cut -d';' -f1 | tr -d '\\n'"});
  }
};

TEST_P(OurLayout, IsRestoredByTheirTool) {
  Dump();
  RestoreByTheirTool(archive_);
  ExpectRestored();
}

TEST_P(OurLayout, HoldsInsertCommands) {
  Dump({"--rows-per-insert=1000"});
  RestoreByTheirTool(archive_);
  ExpectRestored();
}

TEST_P(OurLayout, IsRestoredByOurselves) {
  Dump();
  Run({PgstowPath(), "verify", "--deep", archive_});
  Run({PgstowPath(), "restore", "--jobs=2", "--dbname=" + target_.name(), archive_});
  ExpectRestored();
}

TEST_P(OurLayout, HasTheSameNamesAsTheirs) {
  const auto count = [](const std::string& listing) {
    std::map<std::string, int> kinds;  // names without their numbers
    std::string name;
    for (const char c : listing) {
      if (c == '\n') {
        ++kinds[std::exchange(name, {})];
      } else if (std::isdigit(static_cast<unsigned char>(c)) == 0) {
        name += c;
      }
    }
    return kinds;
  };
  const auto list = [this](const std::string& path) {
    return RunOrThrow(is_directory() ? Command{"ls", path} : Command{"tar", "tf", path});
  };
  Dump();
  Command theirs = Written(layout(), dir_ / "theirs");
  theirs.insert(theirs.begin(), Oracle("pg_dump"));
  theirs.push_back(source_.name());
  Run(theirs);
  EXPECT_EQ(count(list(archive_)), count(list(dir_ / "theirs")));
}

// With the ordinary tool of each compression.
TEST_P(OurLayout, HasFilesOfRows) {
  Dump();
  const std::string id = DataOf("many");
  const std::map<std::string, std::string> tools{
      {"", "cat"}, {".gz", "gzip -dc"}, {".lz4", "lz4 -dc"}, {".zst", "zstd -dcq"}};
  const std::string command = is_directory() ? tools.at(layout().suffix) + " " + archive_ + "/" +
                                                   id + ".dat" + layout().suffix
                                             : "tar xOf " + archive_ + " " + id + ".dat";
  const std::string rows = server_.Sql(source_.name(), "COPY many TO STDOUT");
  EXPECT_TRUE(RunOrThrow({"sh", "-c", command}) == rows + "\\.\n\n\n");
}

INSTANTIATE_TEST_SUITE_P(Interop, OurLayout,
                         testing::Combine(testing::ValuesIn(Server::Names()),
                                          testing::ValuesIn(Layouts())),
                         NameOfTest);

class OurDirectory : public OurLayout {};

TEST_P(OurDirectory, IsWrittenAndRestoredByTwoConnections) {
  Dump({"--jobs=2"});
  RestoreByTheirTool(archive_, {"--jobs=2"});
  ExpectRestored();
}

INSTANTIATE_TEST_SUITE_P(Interop, OurDirectory,
                         testing::Combine(testing::ValuesIn(Server::Names()),
                                          testing::ValuesIn(Directories())),
                         NameOfTest);

class OurTar : public OurLayout {};

TEST_P(OurTar, IsTheSameThroughAPipe) {
  Dump();
  Command piped{PgstowPath(), "dump", "--format=t", source_.name()};
  Run(piped, {.output_path = dir_ / "piped"});
  EXPECT_EQ(RunOrThrow({"tar", "tf", dir_ / "piped"}), RunOrThrow({"tar", "tf", archive_}));
  RestoreByTheirTool(dir_ / "piped");
  ExpectRestored();
}

// Files are read by the server, which may be another user's. Servers before 17 lack one setting.
TEST_P(OurTar, HasAScriptThatRestoresIt) {
  const fs::path folder = dir_.path() / "extracted";
  for (const Command& more : {Command{}, Command{"--inserts"}}) {
    fs::remove(archive_);
    fs::create_directory(folder);
    Dump(more);
    RunOrThrow({"tar", "xf", archive_, "-C", folder});
    RunOrThrow({"chmod", "-R", "a+rX", dir_.path()});
    RunOrThrow({"sed", "-i",
                "s|\\$\\$PATH\\$\\$|" + folder.string() + "|g;/^SET transaction_timeout/d",
                folder / "restore.sql"});
    const ScratchDatabase target(server_);
    target.SqlFile(folder / "restore.sql");
    EXPECT_PRED_FORMAT2(SameText, RowsSorted(OracleText(source_)), RowsSorted(OracleText(target)));
    fs::remove_all(folder);
  }
}

INSTANTIATE_TEST_SUITE_P(Interop, OurTar,
                         testing::Combine(testing::ValuesIn(Server::Names()),
                                          testing::Values(Layout{"t", "", ""})),
                         NameOfTest);

}  // namespace
}  // namespace pgstow::tests
