// What PostgreSQL's tools wrote, pgstow restores.
#include <filesystem>
#include <string>

#include <gmock/gmock.h>

#include "tests/cli/layouts/layout.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;

class TheirLayout : public LayoutTest {
 protected:
  void Dump(const std::string& pg_dump, const Layout& layout) {
    Command command = Written(layout, archive_);
    command.insert(command.begin(), pg_dump);
    command.push_back(source_.name());
    Run(command);
  }
};

TEST_P(TheirLayout, IsRestored) {
  Dump(Oracle("pg_dump"), layout());
  Run({PgstowPath(), "verify", "--deep", archive_});
  Run({PgstowPath(), "restore", "--dbname=" + target_.name(), archive_});
  ExpectRestored();
}

TEST_P(TheirLayout, IsRestoredByTwoConnectionsOrFromAPipe) {
  Dump(Oracle("pg_dump"), layout());
  if (is_directory()) {
    Run({PgstowPath(), "restore", "--jobs=2", "--dbname=" + target_.name(), archive_});
  } else {
    Run({PgstowPath(), "restore", "--dbname=" + target_.name()}, {.input = ReadFile(archive_)});
  }
  ExpectRestored();
}

TEST_P(TheirLayout, IsListedAsTheirToolListsIt) {
  Dump(Oracle("pg_dump"), layout());
  const auto entries = [](const std::string& list) { return list.substr(list.rfind(";\n")); };
  EXPECT_EQ(entries(RunOrThrow({PgstowPath(), "restore", "--list", archive_})),
            entries(RunOrThrow({Oracle("pg_restore"), "--list", archive_})));
}

INSTANTIATE_TEST_SUITE_P(Interop, TheirLayout,
                         testing::Combine(testing::ValuesIn(Server::Names()),
                                          testing::ValuesIn(Layouts())),
                         NameOfTest);

// The machine's own pg_dump is older than 18: its archives have other versions.
class OlderLayout : public TheirLayout {};

TEST_P(OlderLayout, IsRestored) {
  Dump(Installed("pg_dump"), {layout().letter, "", ""});
  Run({PgstowPath(), "restore", "--dbname=" + target_.name(), archive_});
  ExpectRestored();
}

INSTANTIATE_TEST_SUITE_P(Interop, OlderLayout,
                         testing::Combine(testing::Values("installed"),
                                          testing::Values(Layout{"d", "gzip", ".gz"},
                                                          Layout{"t", "", ""})),
                         NameOfTest);

// Directories that people have changed by hand.
class ChangedDirectory : public TheirLayout {
 protected:
  ChangedDirectory() { Dump(Oracle("pg_dump"), layout()); }

  std::string FirstFileOfData() const {
    for (const auto& file : std::filesystem::directory_iterator(archive_)) {
      const std::string name = file.path().filename();
      if (std::isdigit(static_cast<unsigned char>(name[0])) != 0) return file.path();
    }
    return {};
  }
  Outcome Verify() const { return RunProgram({PgstowPath(), "verify", archive_}); }
};

TEST_P(ChangedDirectory, IsReadWhenItsFilesAreUncompressed) {
  RunOrThrow({"sh", "-c", "gunzip " + archive_ + "/*.gz"});
  Run({PgstowPath(), "restore", "--dbname=" + target_.name(), archive_});
  ExpectRestored();
}

TEST_P(ChangedDirectory, SaysWhichFileIsCompressedInAnotherWay) {
  RunOrThrow({"gunzip", archive_ + "/blob_70004.dat.gz"});
  const Outcome outcome = server_.Run({PgstowPath(), "restore", "--file=/dev/null", archive_});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("its data is in \"blob_70004.dat\", and not in "
                                     "\"blob_70004.dat.gz\""));
}

TEST_P(ChangedDirectory, SaysWhichFileIsMissing) {
  std::filesystem::remove(archive_ + "/blob_70003.dat.gz");
  const Outcome outcome = Verify();
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err,
              HasSubstr("\"blob_70003.dat\" is missing, which should have large object 70003"));
}

TEST_P(ChangedDirectory, SaysWhichFileIsTooMuch) {
  WriteFile(archive_ + "/notes.txt", "mine");
  EXPECT_THAT(Verify().err, HasSubstr("there is \"notes.txt\", which no entry"));
}

TEST_P(ChangedDirectory, SaysWhatIsNoFile) {
  std::filesystem::create_directory(archive_ + "/folder");
  EXPECT_THAT(Verify().err, HasSubstr("/folder\" is not a regular file"));
}

TEST_P(ChangedDirectory, SaysWhichDataIsCutOff) {
  const std::string path = FirstFileOfData();
  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  const Outcome outcome = RunProgram({PgstowPath(), "verify", "--deep", archive_});
  EXPECT_EQ(outcome.exit_code, 1) << outcome.err;
}

INSTANTIATE_TEST_SUITE_P(Interop, ChangedDirectory,
                         testing::Combine(testing::Values("18"),
                                          testing::Values(Layout{"d", "gzip", ".gz"})),
                         NameOfTest);

}  // namespace
}  // namespace pgstow::tests
