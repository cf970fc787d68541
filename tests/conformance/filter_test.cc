// What filters make is what the ordinary tools of their codecs read. The laws that hold for every
// filter are in plugins/conformance.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plugins/conformance/bytes.h"
#include "tests/conformance/codec_runner.h"
#include "tests/conformance/plugins.h"

namespace pgstow::conformance {
namespace {

struct Tool {
  const char* filter;
  const char* command;  // decodes concatenated frames from stdin
};

class FilterWithTool : public testing::TestWithParam<Tool> {};

TEST_P(FilterWithTool, MakesFramesThatItsOrdinaryToolReadsOneAfterAnother) {
  std::string path = testing::TempDir() + "pgstow-frames-XXXXXX";
  const int descriptor = ::mkstemp(path.data());
  ASSERT_GE(descriptor, 0);
  ::close(descriptor);
  CodecRunner encoder(GetParam().filter, PGSTOW_ENCODE);
  std::string expected;
  {
    std::ofstream file(path, std::ios::binary);
    for (const std::string& input : {Rows(5000), std::string(), RandomBytes(100'000), Rows(7)}) {
      file << encoder.Run(input);
      expected += input;
    }
  }
  const std::string command = std::string(GetParam().command) + " < " + path;
  FILE* tool = ::popen(command.c_str(), "r");
  ASSERT_NE(tool, nullptr);
  std::string decoded;
  char buffer[65536];
  for (size_t got; (got = ::fread(buffer, 1, sizeof(buffer), tool)) > 0;)
    decoded.append(buffer, got);
  EXPECT_EQ(::pclose(tool), 0) << "\"" << command << "\" failed; is it installed?";
  EXPECT_TRUE(decoded == expected);
  ::unlink(path.c_str());
}

INSTANTIATE_TEST_SUITE_P(Conformance, FilterWithTool,
                         testing::Values(Tool{"gzip", "gzip --decompress --stdout --quiet"},
                                         Tool{"lz4", "lz4 --decompress --stdout --quiet"},
                                         Tool{"zstd", "zstd --decompress --stdout --quiet"}),
                         [](const testing::TestParamInfo<Tool>& test) {
                           return std::string(test.param.filter);
                         });

}  // namespace
}  // namespace pgstow::conformance
