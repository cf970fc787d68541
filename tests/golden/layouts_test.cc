// Directories and tar archives that pg_dump 15 and 18 wrote, of one small database.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/archive/reader.h"
#include "host/loader/registry.h"
#include "tests/support/paths.h"
#include "tests/unit/storage/filled_pipe.h"

namespace pgstow {
namespace {

namespace fs = std::filesystem;
using archive::Reader;

const loader::Registry& Plugins() {
  static const auto registry = loader::Registry::Load({});
  return *registry;
}

// Records of large objects: OID, length, bytes.
const std::string kObjects = std::string("\0\x01\x11\x71\0\0\0\x03one", 11) +
                             std::string("\0\x01\x11\x72\0\0\0\0", 8) +
                             std::string("\0\x01\x11\x73\0\0\0\x05\0\xff\\.\n", 13);

// The data by the tags of its entries; that of all large objects together.
std::map<std::string, std::string> Expected(const std::string& name) {
  if (name.find("inserts") == std::string::npos) {
    return {{"goods", "1\tone\n2\ttab\\there\n3\t\\N\n"}, {"empty", ""}, {"BLOBS", kObjects}};
  }
  return {{"goods",
           "INSERT INTO shop.goods VALUES (1, 'one');\n"
           "INSERT INTO shop.goods VALUES (2, 'tab\there');\n"
           "INSERT INTO shop.goods VALUES (3, NULL);\n"},
          {"empty", ""},
          {"BLOBS", kObjects}};
}

// Where the data of an entry goes: `entry` names its tag, or that it is of large objects.
std::string KeyOf(const model::Toc& toc, model::DumpId id) {
  const auto entry = std::ranges::find(toc.entries, id, &model::Entry::id);
  return entry->kind == "BLOBS" ? entry->kind : entry->tag;
}

std::map<std::string, std::string> Read(Reader& reader) {
  std::map<std::string, std::string> data;
  for (const model::Entry& entry : reader.toc().entries) {
    if (!entry.parts.empty()) data[KeyOf(reader.toc(), entry.id)];
  }
  reader.ReadStream([&](model::DumpId entry, uint32_t, std::span<const char> raw) {
    data[KeyOf(reader.toc(), entry)].append(raw.data(), raw.size());
  });
  return data;
}

class GoldenLayout : public testing::TestWithParam<std::string> {
 protected:
  const fs::path path_ = tests::SourceDir() / "tests/golden/native" / GetParam();
};

TEST_P(GoldenLayout, IsRead) {
  const auto reader = Reader::Open(Plugins(), {.path = path_, .format = {}});
  EXPECT_EQ(reader->toc().header.format, fs::is_directory(path_) ? "directory" : "tar");
  EXPECT_EQ(reader->toc().header.database, "layouts_golden");
  EXPECT_EQ(reader->toc().header.encoding, "UTF8");
  EXPECT_EQ(Read(*reader), Expected(GetParam()));
  EXPECT_NO_THROW(reader->Verify({}));
}

class GoldenTar : public GoldenLayout {};

TEST_P(GoldenTar, IsReadFromAPipe) {
  const tests::FilledPipe pipe(tests::ReadFile(path_));
  const auto reader = Reader::Open(Plugins(), {.path = pipe.path(), .format = {}});
  EXPECT_FALSE(reader->random_access());
  EXPECT_EQ(Read(*reader), Expected(GetParam()));
}

std::string NameOfTest(const testing::TestParamInfo<std::string>& test) {
  std::string name = test.param;
  std::ranges::replace_if(
      name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Golden, GoldenLayout,
                         testing::Values("pg_dump-15-none", "pg_dump-15-gzip", "pg_dump-15.tar",
                                         "pg_dump-15-inserts.tar", "pg_dump-18-none",
                                         "pg_dump-18-gzip", "pg_dump-18-lz4", "pg_dump-18-zstd",
                                         "pg_dump-18.tar", "pg_dump-18-inserts.tar"),
                         NameOfTest);

INSTANTIATE_TEST_SUITE_P(Golden, GoldenTar,
                         testing::Values("pg_dump-15.tar", "pg_dump-15-inserts.tar",
                                         "pg_dump-18.tar", "pg_dump-18-inserts.tar"),
                         NameOfTest);

}  // namespace
}  // namespace pgstow
