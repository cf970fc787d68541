// What is said of files that are not what they were taken for.
#include "host/archive/detect.h"

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/unit/archive/sample.h"

namespace pgstow::archive {
namespace {

using base::Error;
using base::ErrorCode;
using testing::HasSubstr;
using tests::Plugins;

constexpr const char* kDump = "--\n-- PostgreSQL database dump\n--\n\nSET x = 0;\n";

class Detect : public testing::Test {
 protected:
  std::string Write(const std::string& name, const std::string& bytes) const {
    tests::WriteFile(dir_ / name, bytes);
    return dir_ / name;
  }
  std::string WriteSample(const std::string& name) const {
    tests::WriteArchive(tests::SmallSample(), dir_ / name);
    return dir_ / name;
  }

  // The program's output for a file, beside it.
  std::string Compressed(const std::string& program, const std::string& path) const {
    const std::string result = path + "." + program;
    tests::RunOrThrow({"sh", "-c", program + " -c <'" + path + "' >'" + result + "'"});
    return result;
  }

  static Error ErrorOf(const std::string& path, const std::string& format = {}) {
    try {
      Reader::Open(Plugins(), {.path = path, .format = format});
    } catch (const Error& error) {
      return error;
    }
    ADD_FAILURE() << path << " was opened";
    return {ErrorCode::kInternal, ""};
  }

  tests::TempDir dir_;
};

TEST_F(Detect, SaysThatCompressedScriptsAreForPsql) {
  std::string long_script = kDump;
  for (int i = 0; i < 200'000; ++i) long_script += std::to_string(i * 7919 % 1'000'003) + "\n";
  for (const std::string& text : {std::string(kDump), long_script}) {
    const std::string script = Write("dump.sql", text);
    for (const std::string program : {"gzip", "zstd", "lz4"}) {
      const Error error = ErrorOf(Compressed(program, script));
      EXPECT_EQ(error.code(), ErrorCode::kInput);
      EXPECT_EQ(error.what(), "input file appears to be compressed with " + program);
      EXPECT_EQ(error.hint(), "It holds a text format dump. Please use psql on what \"" + program +
                                  " -dc\" makes of it.");
    }
  }
}

TEST_F(Detect, SaysWhichFormatACompressedArchiveIsIn) {
  const std::string archive = WriteSample("archive");
  for (const std::string program : {"gzip", "zstd", "lz4"}) {
    EXPECT_EQ(ErrorOf(Compressed(program, archive)).hint(),
              "It holds an archive of the format \"custom\". Decompress it first, with \"" +
                  program + " -dc\".");
  }
  EXPECT_EQ(ErrorOf(Compressed("gzip", Write("notes", "nothing"))).hint(),
            "Decompress it first, with \"gzip -dc\".");
}

TEST_F(Detect, SaysItOfCompressedFilesThatAreCutOffToo) {
  const std::string whole = tests::ReadFile(Compressed("gzip", Write("dump.sql", kDump)));
  EXPECT_EQ(ErrorOf(Write("cut", whole.substr(0, 12))).hint(),
            "Decompress it first, with \"gzip -dc\".");
  EXPECT_THAT(ErrorOf(Write("cut", whole.substr(0, whole.size() - 8))).hint(),
              HasSubstr("Please use psql"));
}

TEST_F(Detect, SaysWhatADirectoryLacks) {
  EXPECT_EQ(ErrorOf(dir_ / "").what(), "directory \"" + (dir_ / "") +
                                           "\" does not appear to be a valid archive (\"toc.dat\" "
                                           "does not exist)");
  Write("PG_VERSION", "18\n");
  EXPECT_EQ(ErrorOf(dir_ / "").hint(), "It appears to be the data directory of a server.");
  Write("toc.dat.gz", "x");
  EXPECT_EQ(ErrorOf(dir_ / "").hint(), "Decompress its file \"toc.dat.gz\" first.");
  Write("toc.dat", "something else");
  EXPECT_THAT(ErrorOf(dir_ / "").what(), HasSubstr("(\"toc.dat\" is of no known format)"));
}

// The start of the table of contents that pg_dump 18 puts into a directory; the 3 says so.
TEST_F(Detect, SaysThatATableOfContentsIsNoArchiveByItself) {
  using std::string_literals::operator""s;
  const Error error = ErrorOf(Write("toc.dat", "PGDMP\x01\x10\x00\x04\x08\x03\x01\x00"s));
  EXPECT_EQ(error.code(), ErrorCode::kInput);
  EXPECT_STREQ(error.what(),
               "input file appears to be the table of contents of an archive of the format "
               "\"directory\"");
  EXPECT_EQ(error.hint(), "Name the directory that it is in.");
}

TEST_F(Detect, SaysWhichVersionANewerArchiveIsOf) {
  const std::string path = WriteSample("newer");
  std::string bytes = tests::ReadFile(path);
  bytes[8] = 2;  // the major version stands after the magic number
  const Error error = ErrorOf(Write("newer", bytes));
  EXPECT_EQ(error.code(), ErrorCode::kVersion);
  EXPECT_THAT(error.what(), HasSubstr("it has version 2.0 of the format \"custom\", and this "
                                      "program reads versions 1.x"));
}

TEST_F(Detect, BelievesTheFormatThatIsNamedAndSaysWhatItLooksLike) {
  const Error script = ErrorOf(Write("dump.sql", kDump), "custom");
  EXPECT_EQ(script.code(), ErrorCode::kCorrupt);
  EXPECT_THAT(script.what(), HasSubstr("does not start as an archive of the format \"custom\""));
  EXPECT_EQ(script.hint(),
            "Without --format: input file appears to be a text format dump. Please use psql.");
  const Error directory = ErrorOf(dir_ / "", "custom");
  EXPECT_EQ(directory.code(), ErrorCode::kInput);
  EXPECT_EQ(directory.what(),
            "\"" + (dir_ / "") + "\" is a directory, which no archive of the format \"custom\" is");
}

TEST_F(Detect, HasNoOpinionOfADamagedArchiveOfTheNamedFormat) {
  std::string bytes = tests::ReadFile(WriteSample("archive"));
  bytes.resize(bytes.size() / 2);
  const Error error = ErrorOf(Write("cut", bytes), "custom");
  EXPECT_EQ(error.code(), ErrorCode::kTruncated);
  EXPECT_EQ(error.hint(), ErrorOf(Write("cut", bytes)).hint());
}

}  // namespace
}  // namespace pgstow::archive
