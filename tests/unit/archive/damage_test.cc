// Damage is always found, wherever it is: every byte of a small archive is changed in turn, and the
// archive is cut at every length.
#include <functional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "tests/support/paths.h"
#include "tests/unit/archive/sample.h"
#include "tests/unit/storage/filled_pipe.h"
#include "tests/unit/storage/memory_file.h"

namespace pgstow::archive {
namespace {

using base::ErrorCode;
using tests::FilledPipe;
using tests::OpenArchive;
using tests::SmallSample;

class Damage : public testing::TestWithParam<std::string> {
 protected:
  Damage() {
    const tests::TempDir dir;
    tests::WriteArchive(SmallSample(), dir / "archive", GetParam());
    whole_ = tests::ReadFile(dir / "archive");
    file_.Put(whole_);
  }

  // Calls `check` with the archive changed in one bit, for every byte of it.
  void ForEachFlip(const std::function<void(const std::string&)>& check) const {
    for (size_t at = 0; at < whole_.size() && !HasFailure(); ++at) {
      SCOPED_TRACE("byte " + std::to_string(at));
      std::string changed = whole_;
      changed[at] = static_cast<char>(changed[at] ^ (1 << at % 8));
      check(changed);
    }
  }

  std::string whole_;
  tests::MemoryFile file_;
  const std::string path_ = file_.path();
};

TEST_P(Damage, IsFoundByVerify) {
  ForEachFlip([this](const std::string& changed) {
    file_.Put(changed);
    EXPECT_THROW(OpenArchive(path_)->Verify({}), base::Error);
  });
}

TEST_P(Damage, IsFoundInAPipe) {
  ForEachFlip([](const std::string& changed) {
    const FilledPipe pipe(changed);
    EXPECT_THROW(OpenArchive(pipe.path())->Verify({}), base::Error);
  });
}

// A restore reads less than verify, and nothing that it reads is wrong.
TEST_P(Damage, NeverGivesWrongData) {
  const auto toc = OpenArchive(path_)->toc();
  const auto parts = tests::Joined(SmallSample().data);
  ForEachFlip([&](const std::string& changed) {
    file_.Put(changed);
    try {
      const auto reader = OpenArchive(path_);
      EXPECT_EQ(reader->toc(), toc);
      EXPECT_EQ(tests::ReadParts(*reader), parts);
    } catch (const base::Error&) {
    }
  });
}

TEST_P(Damage, ByTruncationIsRefusedAtOnce) {
  for (size_t length = 0; length < whole_.size(); ++length) {
    file_.Put(whole_.substr(0, length));
    EXPECT_THROW(OpenArchive(path_), base::Error) << length;
  }
}

TEST_P(Damage, ByTruncationIsFoundInAPipe) {
  for (size_t length = 0; length < whole_.size(); ++length) {
    const FilledPipe pipe(whole_.substr(0, length));
    EXPECT_THROW(tests::ReadStream(*OpenArchive(pipe.path())), base::Error) << length;
  }
}

TEST_P(Damage, ByBytesAfterTheEndIsFound) {
  for (const std::string& more : {std::string("\n"), std::string(1, '\0'), whole_}) {
    file_.Put(whole_ + more);
    EXPECT_THROW(OpenArchive(path_), base::Error);
    const FilledPipe pipe(whole_ + more);
    EXPECT_THROW(tests::ReadStream(*OpenArchive(pipe.path())), base::Error);
  }
}

INSTANTIATE_TEST_SUITE_P(Chains, Damage, testing::Values("none", "zstd"));

class DamageMessage : public testing::Test {
 protected:
  DamageMessage() {
    tests::WriteArchive(SmallSample(), path_);
    whole_ = tests::ReadFile(path_);
  }

  // What is said when the archive holds `bytes` and all of it is read.
  base::Error ErrorOf(const std::string& bytes) const {
    tests::WriteFile(path_, bytes);
    try {
      const auto reader = OpenArchive(path_);
      tests::ReadParts(*reader);
    } catch (const base::Error& error) {
      return error;
    }
    ADD_FAILURE() << "no error";
    return {ErrorCode::kInternal, ""};
  }

  tests::TempDir dir_;
  const std::string path_ = dir_ / "archive";
  std::string whole_;
};

TEST_F(DamageMessage, SaysWhereATruncatedArchiveEnds) {
  const base::Error error = ErrorOf(whole_.substr(0, whole_.size() - 1));
  EXPECT_EQ(error.code(), ErrorCode::kTruncated);
  EXPECT_EQ(
      error.what(),
      fmt::format("could not read archive \"{}\": it is truncated: it ends at byte {}, in its "
                  "data: the footer is missing",
                  path_, whole_.size() - 1));
}

TEST_F(DamageMessage, NamesFrameAndEntryOfDamagedData) {
  const size_t at = whole_.find("row number 11");
  ASSERT_NE(at, std::string::npos);
  std::string changed = whole_;
  changed[at] = 'R';
  const base::Error error = ErrorOf(changed);
  EXPECT_EQ(error.code(), ErrorCode::kCorrupt);
  EXPECT_EQ(error.what(),
            fmt::format("could not read archive \"{}\": it is damaged at byte {}, in a frame: its "
                        "checksum does not fit",
                        path_, whole_.rfind("DATA", at)));
  EXPECT_EQ(error.detail(), "It was met in frame 0 of part 1 of entry 7 (TABLE DATA \"goods\").");
}

TEST_F(DamageMessage, TellsWhatAForeignFileLooksLike) {
  const std::string room(600, 'x');
  EXPECT_STREQ(ErrorOf("").what(), "input file is too short (read 0, expected 5)");
  EXPECT_STREQ(ErrorOf("hello").what(),
               "input file does not appear to be a valid archive (too short?)");
  EXPECT_STREQ(ErrorOf(room).what(), "input file does not appear to be a valid archive");
  EXPECT_STREQ(ErrorOf("--\n-- PostgreSQL database dump\n--\n" + room).what(),
               "input file appears to be a text format dump. Please use psql.");
  EXPECT_STREQ(
      ErrorOf("PGDMP\1\x10" + room).what(),
      "input file is an archive of PostgreSQL's own custom format, and no plugin reads it");
  EXPECT_EQ(ErrorOf(room).code(), ErrorCode::kInput);
}

TEST_F(DamageMessage, SaysThatADirectoryIsNoArchive) {
  try {
    OpenArchive(dir_.path());
    ADD_FAILURE();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.what(), fmt::format("directory \"{}\" does not appear to be a valid archive "
                                        "(\"toc.dat\" does not exist)",
                                        dir_.path().string()));
  }
}

}  // namespace
}  // namespace pgstow::archive
