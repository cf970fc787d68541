// The laws of every format with every chain: damage never goes unnoticed.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "tests/conformance/archive_samples.h"
#include "tests/conformance/plugins.h"
#include "tests/support/paths.h"

namespace pgstow::conformance {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;

// What every run of an operation throws: a base::Error that is no defect of the program and says
// something. Returns the complaint about it, or nothing.
template <typename Operation>
std::string WhyNotDetected(Operation operation) {
  try {
    operation();
  } catch (const base::Error& error) {
    if (error.code() == ErrorCode::kInternal) return std::string("internal error: ") + error.what();
    return std::string_view(error.what()).empty() ? "an error without a message" : "";
  }
  return "no error";
}

class Damage : public testing::TestWithParam<Layout> {
 protected:
  void SetUp() override { WriteArchive(GetParam(), SmallSample(), path_); }

  // The files of the archive: itself, or the members of a directory.
  std::vector<fs::path> Files() const {
    if (!fs::is_directory(path_)) return {path_};
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(path_)) files.push_back(entry.path());
    return files;
  }

  // Reads bytes that come through a pipe to their end. They must fit into the pipe's buffer.
  static void ReadFromPipe(std::string_view bytes) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("pipe");
    ASSERT_EQ(::write(ends[1], bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    ::close(ends[1]);
    struct Closer {
      int end;
      ~Closer() { ::close(end); }
    } const closer{ends[0]};
    ReadStream(*OpenArchive("/dev/fd/" + std::to_string(ends[0])));
  }

  tests::TempDir dir_;
  const std::string path_ = dir_ / "archive";
};

// Of formats that can be read from a pipe.
class DamageOfStreams : public Damage {};

TEST_P(Damage, IsFoundInEveryByte) {
  for (const fs::path& file : Files()) {
    const std::string good = tests::ReadFile(file);
    std::fstream bytes(file, std::ios::binary | std::ios::in | std::ios::out);
    const auto put = [&bytes](size_t at, int byte) {
      bytes.seekp(static_cast<std::streamoff>(at)).put(static_cast<char>(byte)).flush();
    };
    for (size_t at = 0; at < good.size(); ++at) {
      for (const int flip : {0x01, 0x80, 0xff}) {
        put(at, good[at] ^ flip);
        EXPECT_EQ(WhyNotDetected([this] { Verify(path_); }), "")
            << file.filename() << ": byte " << at << " of " << good.size() << " ^ " << flip;
      }
      put(at, good[at]);
    }
    ASSERT_TRUE(bytes.good());
  }
  Verify(path_);
}

TEST_P(DamageOfStreams, IsFoundInEveryByteOfAStream) {
  const std::string good = tests::ReadFile(path_);
  ReadFromPipe(good);
  for (size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x10);
    EXPECT_EQ(WhyNotDetected([&bad] { ReadFromPipe(bad); }), "")
        << "byte " << at << " of " << good.size();
  }
}

TEST_P(Damage, ByTruncationIsRefusedAtEveryLengthWhenItIsOpened) {
  for (const fs::path& file : Files()) {
    const std::string good = tests::ReadFile(file);
    for (size_t length = good.size(); length-- > 0;) {
      fs::resize_file(file, length);
      EXPECT_EQ(WhyNotDetected([this] { OpenArchive(path_); }), "")
          << file.filename() << ": cut to " << length << " of " << good.size();
    }
    tests::WriteFile(file, good);
  }
}

TEST_P(DamageOfStreams, ByTruncationIsFoundAtEveryLengthOfAStream) {
  const std::string good = tests::ReadFile(path_);
  for (size_t length = 0; length < good.size(); ++length) {
    EXPECT_EQ(WhyNotDetected([&] { ReadFromPipe(std::string_view(good).substr(0, length)); }), "")
        << "cut to " << length << " of " << good.size();
  }
}

TEST_P(Damage, ByBytesThatWereAddedIsFound) {
  for (const fs::path& file : Files()) {
    const std::string good = tests::ReadFile(file);
    for (const std::string& more : {std::string("x"), std::string(1, '\0'), good}) {
      tests::WriteFile(file, good + more);
      EXPECT_EQ(WhyNotDetected([this] { Verify(path_); }), "") << more.size() << " bytes more";
    }
    tests::WriteFile(file, good);
  }
}

std::string NameOfTest(const testing::TestParamInfo<Layout>& test) { return NameOf(test.param); }

INSTANTIATE_TEST_SUITE_P(Conformance, Damage, testing::ValuesIn(AllLayouts()), NameOfTest);
INSTANTIATE_TEST_SUITE_P(Conformance, DamageOfStreams,
                         testing::ValuesIn(AllLayouts(PGSTOW_CAN_READ_STREAM)), NameOfTest);

}  // namespace
}  // namespace pgstow::conformance
