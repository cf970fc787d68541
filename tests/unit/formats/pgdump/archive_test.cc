// Whole archives: those that pg_dump 15 and 18 wrote (tests/golden/native), and damaged ones.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/native/toc.h"
#include "host/base/error.h"
#include "tests/support/paths.h"
#include "tests/unit/archive/sample.h"
#include "tests/unit/formats/native/memory_input.h"
#include "tests/unit/storage/filled_pipe.h"

namespace pgstow::pgdump {
namespace {

using base::ErrorCode;
using testing::ElementsAre;
using testing::HasSubstr;
using tests::OpenArchive;

std::string Golden(const std::string& name) {
  return (tests::SourceDir() / "tests/golden/native" / name).string();
}

// The data of entries by their tags; several parts of one tag follow each other.
std::map<std::string, std::string> DataByTag(const model::Toc& toc,
                                             const std::map<tests::PartKey, std::string>& parts) {
  std::map<std::string, std::string> data;
  for (const model::Entry& entry : toc.entries) {
    const auto part = parts.find({entry.id, 0});
    if (part != parts.end()) data[entry.kind == "BLOBS" ? entry.kind : entry.tag] += part->second;
  }
  return data;
}

class GoldenArchive : public testing::TestWithParam<const char*> {};

TEST_P(GoldenArchive, IsReadFromAFileAndFromAPipe) {
  const std::string path = Golden(GetParam());
  const bool statements = path.find("inserts") != std::string::npos;
  const std::string goods = statements ? "INSERT INTO public.goods VALUES (1, 'one');\n"
                                         "INSERT INTO public.goods VALUES (2, 'two\ttabs');\n"
                                         "INSERT INTO public.goods VALUES (3, NULL);\n"
                                       : "1\tone\n2\ttwo\\ttabs\n3\t\\N\n";
  const std::string objects("\0\0\0\7\0\0\0\5seven\0\0\0\10\0\0\0\0", 21);
  const std::map<std::string, std::string> expected = {
      {"goods", goods}, {"empty", ""}, {"BLOBS", objects}};

  const auto file = OpenArchive(path);
  EXPECT_EQ(file->toc().header.database, "native_shop");
  EXPECT_EQ(file->toc().header.encoding, "UTF8");
  EXPECT_TRUE(file->random_access());
  EXPECT_EQ(DataByTag(file->toc(), tests::ReadParts(*file)), expected);
  file->Verify({});

  const tests::FilledPipe pipe(tests::ReadFile(path));
  const auto piped = OpenArchive(pipe.path());
  EXPECT_FALSE(piped->random_access());
  const auto parts = tests::ReadStream(*piped);
  EXPECT_EQ(DataByTag(piped->toc(), parts), expected);
}

// At each length among the last blocks; the codec's tests have those of the TOC.
TEST_P(GoldenArchive, IsRefusedWhenItIsCut) {
  constexpr size_t kEach = 60;
  constexpr size_t kStep = 37;
  const std::string whole = tests::ReadFile(Golden(GetParam()));
  const tests::TempDir dir;
  for (size_t length = 0; length < whole.size();
       length += length + kEach < whole.size() ? kStep : 1) {
    tests::WriteFile(dir / "cut", whole.substr(0, length));
    EXPECT_THROW(OpenArchive(dir / "cut")->Verify({}), base::Error) << "cut to " << length;
  }
}

INSTANTIATE_TEST_SUITE_P(Archives, GoldenArchive,
                         testing::Values("pg_dump-15-none.dump", "pg_dump-15-gzip-piped.dump",
                                         "pg_dump-18-none.dump", "pg_dump-18-gzip.dump",
                                         "pg_dump-18-lz4.dump", "pg_dump-18-zstd.dump",
                                         "pg_dump-18-inserts-piped.dump"),
                         [](const auto& name) {
                           std::string title = name.param;
                           for (char& c : title) {
                             if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
                           }
                           return title;
                         });

// The golden archive with another TOC.
class ChangedArchive : public testing::Test {
 protected:
  ChangedArchive() : bytes_(tests::ReadFile(Golden("pg_dump-18-none.dump"))) {
    native::Input input = native::InputOf(bytes_);
    toc_ = native::DecodeToc(input);
    data_ = bytes_.substr(input.position());
  }

  native::Entry& EntryOf(const std::string& kind) {
    return *std::ranges::find(toc_.entries, kind, &native::Entry::kind);
  }

  // What verifying the archive is refused with.
  std::string Refusal(const std::string& data, ErrorCode code) {
    const std::string path = dir_ / "changed";
    tests::WriteFile(path, native::EncodeToc(toc_) + data);
    try {
      OpenArchive(path)->Verify({});
      return "";
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), code) << error.what();
      return error.what();
    }
  }

  std::string bytes_;
  native::Toc toc_;
  std::string data_;
  tests::TempDir dir_;
};

TEST_F(ChangedArchive, UnchangedIsWhole) { EXPECT_EQ(Refusal(data_, ErrorCode::kCorrupt), ""); }

TEST_F(ChangedArchive, DataElsewhereThanTheTocSaysIsFound) {
  EntryOf("TABLE DATA").place.offset += 1;
  EXPECT_THAT(Refusal(data_, ErrorCode::kCorrupt), HasSubstr("should be at byte"));
}

TEST_F(ChangedArchive, DataThatTheTocDoesNotListIsFound) {
  native::Entry& data = EntryOf("TABLE DATA");
  data.has_data = false;
  data.place = {};
  EXPECT_THAT(Refusal(data_, ErrorCode::kCorrupt), HasSubstr("which has no data"));
}

TEST_F(ChangedArchive, DataOfAnotherTypeThanItsEntryIsFound) {
  EntryOf("BLOBS").kind = "BLUBS";
  EXPECT_THAT(Refusal(data_, ErrorCode::kCorrupt), HasSubstr("another type than its entry"));
}

TEST_F(ChangedArchive, DataTwiceIsFound) {
  for (native::Entry& entry : toc_.entries) {
    if (entry.has_data) entry.place = {native::DataState::kUnknown, 0};
  }
  EXPECT_EQ(Refusal(data_, ErrorCode::kCorrupt), "");
  EXPECT_THAT(Refusal(data_ + data_, ErrorCode::kCorrupt), HasSubstr("is the second one of entry"));
}

TEST_F(ChangedArchive, MissingDataIsNamed) {
  EXPECT_THAT(Refusal("", ErrorCode::kTruncated), HasSubstr("before the data of entry"));
}

TEST_F(ChangedArchive, BytesBehindTheDataAreFound) {
  EXPECT_NE(Refusal(data_ + "x", ErrorCode::kCorrupt), "");
}

}  // namespace
}  // namespace pgstow::pgdump
