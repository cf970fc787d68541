// The laws of every format with every chain: what goes in comes out.
#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "tests/conformance/archive_samples.h"
#include "tests/conformance/plugins.h"
#include "tests/support/brief.h"
#include "tests/support/paths.h"

namespace pgstow::conformance {
namespace {

constexpr size_t kFrameBytes = 4096;
constexpr uint64_t kSeed = 20260102;

std::string RandomBytes(size_t count) {
  std::mt19937_64 generator(kSeed + count);
  std::string bytes(count, '\0');
  for (char& byte : bytes) byte = static_cast<char>(generator());
  return bytes;
}

class Archive : public testing::TestWithParam<Layout> {
 protected:
  void Write(const Sample& sample) { WriteArchive(GetParam(), sample, path_, kFrameBytes); }

  tests::TempDir dir_;
  const std::string path_ = dir_ / "archive";
};

// The laws of formats that can do more.
class ParallelArchive : public Archive {};
class RandomArchive : public Archive {};
class StreamedArchive : public Archive {};
class SingleFileArchive : public Archive {};

TEST_P(Archive, IsDetectedAndNamesItsFormatAndChain) {
  Write(SmallSample());
  const auto reader = OpenArchive(path_);
  EXPECT_EQ(reader->toc().header.format, GetParam().format);
  EXPECT_EQ(reader->toc().header.chain,
            archive::Chain::Parse(AllPlugins(), GetParam().chain)->spec());
  EXPECT_TRUE(reader->toc().header.complete);
}

TEST_P(Archive, GivesBackAnEmptyTableOfContents) {
  Write(EmptySample());
  EXPECT_EQ(AsGiven(OpenArchive(path_)->toc()), EmptySample().toc);
  Verify(path_);
}

TEST_P(Archive, TellsTheSameInBrief) {
  Write(SmallSample());
  EXPECT_TRUE(tests::SameInBrief(archive::ReadBriefToc(AllPlugins(), {.path = path_}),
                                 model::BriefToc(OpenArchive(path_)->toc())));
}

TEST_P(Archive, GivesBackManyEntries) {
  Sample sample = SmallSample();
  for (int i = 0; i < 5000; ++i) {
    model::Entry entry = sample.toc.entries[1];
    entry.id = 100 + 7 * i;
    entry.tag = "table " + std::to_string(i);
    entry.schema = "schema " + std::to_string(i % 13);
    entry.definition += std::string(static_cast<size_t>(i % 97), 'x');
    entry.dependencies = {1, 2, 1'000'000'000 + i};  // may name what the archive does not have
    sample.toc.entries.push_back(std::move(entry));
  }
  Write(sample);
  EXPECT_TRUE(AsGiven(OpenArchive(path_)->toc()) == sample.toc);
  Verify(path_);
}

TEST_P(Archive, GivesBackAwkwardText) {
  const std::string awkward[] = {"",
                                 " ",
                                 "quote \" and ' and \\ and $$",
                                 "line\nfeed\ttab\rreturn\x7f",
                                 "naïve 🐘 ﷽",
                                 "not UTF-8: \xff\xfe\xc3",
                                 "a\001b",
                                 std::string(3'000'000, 'x')};
  Sample sample = SmallSample();
  for (const std::string& text : awkward) {
    model::Entry entry = sample.toc.entries[1];
    entry.id = static_cast<model::DumpId>(sample.toc.entries.size()) + 1;
    entry.kind = entry.tag = entry.schema = entry.owner = entry.tablespace = text;
    entry.table_am = entry.definition = entry.drop = entry.copy = entry.owned_as = text;
    sample.toc.entries.push_back(std::move(entry));
  }
  Write(sample);
  EXPECT_TRUE(AsGiven(OpenArchive(path_)->toc()) == sample.toc);
}

// Two records of one large object, an empty one, and one that is all bytes there are.
TEST_P(Archive, GivesBackRecordsOfLargeObjects) {
  const auto record = [](const std::string& oid, const std::string& bytes) {
    const auto size = static_cast<char>(bytes.size());
    return std::string(2, '\0') + oid + std::string(3, '\0') + size + bytes;
  };
  std::string every_byte;
  for (int byte = 0; byte < 128; ++byte) every_byte += static_cast<char>(byte * 2 + 1);
  Sample sample = SmallSample();
  const std::string data = record("@1", "abc") + record("@1", "\n\\.\n") + record("@2", "") +
                           record("@3", every_byte.substr(0, 127));
  sample.AddData("16433..16435", {data});
  model::Entry& entry = sample.toc.entries.back();
  entry.data_form = model::DataForm::kLargeObjects;
  entry.kind = "BLOBS";
  entry.copy.clear();
  Write(sample);
  const auto reader = OpenArchive(path_);
  EXPECT_TRUE(AsGiven(reader->toc()) == sample.toc);
  EXPECT_EQ(ReadParts(*reader), sample.parts);
  Verify(path_);
}

TEST_P(Archive, GivesBackNumbersAtTheirEdges) {
  Sample sample = EmptySample();
  sample.toc.header.created_at = -1;
  model::Entry entry = SmallSample().toc.entries[1];
  entry.id = INT32_MAX;
  entry.catalog = {UINT32_MAX, UINT32_MAX};
  entry.section = model::Section::kNone;
  entry.pass = model::Pass::kPostAcl;
  entry.role = model::Role::kStatistics;
  entry.selector = model::Selector::kDatabase;
  entry.relkind = 'S';
  entry.data_form = model::DataForm::kLargeObjects;
  entry.dependencies = {INT32_MAX - 1, 1};
  entry.belongs_to = {1, INT32_MAX - 1};
  sample.toc.entries.push_back(entry);
  Write(sample);
  EXPECT_EQ(AsGiven(OpenArchive(path_)->toc()), sample.toc);
}

TEST_P(Archive, GivesBackPartsOfEverySize) {
  Sample sample = EmptySample();
  std::vector<std::string> parts{"", "x", std::string(kFrameBytes, 'f'),
                                 std::string(kFrameBytes - 1, 'f'),
                                 std::string(kFrameBytes + 1, 'f')};
  parts.push_back(RandomBytes(3'000'000));
  parts.push_back(std::string(8'000'000, '\0'));
  sample.AddData("every size", parts);
  sample.AddData("one more", {"last\n"});
  Write(sample);
  const auto reader = OpenArchive(path_);
  if (reader->random_access()) {
    EXPECT_TRUE(ReadParts(*reader) == sample.parts);
  } else {
    EXPECT_TRUE(ReadStream(*reader) == sample.parts);
  }
  Verify(path_);
}

TEST_P(Archive, KnowsBytesAndRowsOfItsParts) {
  const Sample sample = SmallSample();
  Write(sample);
  const auto reader = OpenArchive(path_);
  for (const model::Entry& entry : reader->toc().entries) {
    for (const model::Part& part : entry.parts) {
      const std::string& bytes = sample.parts.at({entry.id, part.part});
      EXPECT_TRUE(part.known);
      EXPECT_EQ(part.raw_bytes, bytes.size());
      EXPECT_EQ(part.rows, std::ranges::count(bytes, '\n'));
    }
  }
}

TEST_P(ParallelArchive, TakesPartsFromManyThreadsAtOnce) {
  constexpr uint32_t kThreads = 8;
  Sample sample = EmptySample();
  std::vector<std::string> parts;
  for (uint32_t i = 0; i < kThreads; ++i) parts.push_back(RandomBytes(100'000 + i));
  const model::DumpId id = sample.AddData("busy", parts);
  const auto writer = NewWriter(GetParam(), path_, kFrameBytes);
  writer->Begin(sample.toc);
  std::vector<std::thread> threads;
  for (uint32_t i = 0; i < kThreads; ++i) {
    threads.emplace_back([&writer, &bytes = parts[i], id, i] {
      const auto part = writer->OpenPart(id, i);
      for (size_t at = 0; at < bytes.size(); at += 1000) {
        part->Write(std::string_view(bytes).substr(at, 1000));
      }
      part->Close(0);
    });
  }
  for (std::thread& thread : threads) thread.join();
  writer->Finish();
  Verify(path_);
  EXPECT_TRUE(ReadStream(*OpenArchive(path_)) == sample.parts);
}

TEST_P(RandomArchive, GivesPartsToManyThreadsAtOnce) {
  Sample sample = EmptySample();
  const model::DumpId id = sample.AddData("busy", {RandomBytes(300'000), RandomBytes(200'000)});
  Write(sample);
  const auto reader = OpenArchive(path_);
  std::vector<std::string> got(8);
  std::vector<std::thread> threads;
  for (size_t i = 0; i < got.size(); ++i) {
    threads.emplace_back([&reader, &bytes = got[i], id, i] {
      const auto frames = reader->OpenPart(id, i % 2);
      for (auto raw = frames->Next(); !raw.empty(); raw = frames->Next()) {
        bytes.append(raw.data(), raw.size());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (size_t i = 0; i < got.size(); ++i) EXPECT_TRUE(got[i] == sample.parts.at({id, i % 2}));
}

TEST_P(StreamedArchive, IsReadFromAPipeInItsOwnOrder) {
  Sample sample = SmallSample();
  sample.AddData("large", {RandomBytes(500'000), "x"});
  Write(sample);
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  std::thread source([this, end = ends[1]] {
    const std::string bytes = tests::ReadFile(path_);
    for (size_t done = 0; done < bytes.size();) {
      const ssize_t written = ::write(end, bytes.data() + done, bytes.size() - done);
      if (written <= 0) break;
      done += static_cast<size_t>(written);
    }
    ::close(end);
  });
  const auto reader = OpenArchive("/dev/fd/" + std::to_string(ends[0]));
  EXPECT_FALSE(reader->random_access());
  EXPECT_EQ(AsGiven(reader->toc()), sample.toc);
  EXPECT_TRUE(ReadStream(*reader) == sample.parts);
  EXPECT_TRUE(reader->toc().header.complete);
  source.join();
  ::close(ends[0]);
}

TEST_P(SingleFileArchive, IsTheSameBytesForTheSameContent) {
  Write(SmallSample());
  WriteArchive(GetParam(), SmallSample(), dir_ / "again", kFrameBytes);
  EXPECT_TRUE(tests::ReadFile(path_) == tests::ReadFile(dir_ / "again"));
}

TEST_P(Archive, IsNotLeftHalfWritten) {
  {
    const auto writer = NewWriter(GetParam(), path_);
    writer->Begin(SmallSample().toc);
    writer->OpenPart(3, 0)->Write("1\n");
  }
  EXPECT_TRUE(std::filesystem::is_empty(dir_.path()));
}

TEST_P(Archive, IsNotFinishedWithoutAllItsParts) {
  const auto writer = NewWriter(GetParam(), path_);
  writer->Begin(SmallSample().toc);
  writer->OpenPart(3, 0)->Close(0);
  EXPECT_THROW(writer->Finish(), base::Error);
  EXPECT_FALSE(std::filesystem::exists(path_));
}

std::string NameOfTest(const testing::TestParamInfo<Layout>& test) { return NameOf(test.param); }

INSTANTIATE_TEST_SUITE_P(Conformance, Archive, testing::ValuesIn(AllLayouts()), NameOfTest);
INSTANTIATE_TEST_SUITE_P(Conformance, ParallelArchive,
                         testing::ValuesIn(AllLayouts(PGSTOW_CAN_WRITE_PARALLEL)), NameOfTest);
INSTANTIATE_TEST_SUITE_P(Conformance, RandomArchive,
                         testing::ValuesIn(AllLayouts(PGSTOW_CAN_READ_RANDOM)), NameOfTest);
INSTANTIATE_TEST_SUITE_P(Conformance, StreamedArchive,
                         testing::ValuesIn(AllLayouts(PGSTOW_CAN_READ_STREAM)), NameOfTest);
INSTANTIATE_TEST_SUITE_P(Conformance, SingleFileArchive,
                         testing::ValuesIn(AllLayouts(0, PGSTOW_IS_DIRECTORY)), NameOfTest);

TEST(Archives, OfEveryReadableFormatAreTried) {
  EXPECT_EQ(AllLayouts().size(), 4u) << "custom with each of four chains";
}

}  // namespace
}  // namespace pgstow::conformance
