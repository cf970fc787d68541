#include "host/loader/codec_proxy.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "tests/unit/loader/toys.h"

namespace pgstow::loader {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;

// What goes wrong when a frame is encoded with the filter "copy" of a toy; empty when nothing does.
std::string ErrorOf(const std::string& toy) {
  const PluginFolder folder;
  folder.Add(toy);
  const auto registry = LoadFrom(folder);
  const Filter& filter = registry->GetFilter("copy");
  try {
    CodecProxy codec(filter, PGSTOW_ENCODE, ParseSettings(OptionsOf(filter), ""));
    codec.Reset({});
    const uint8_t bytes[] = {1, 2, 3};
    uint8_t room[8];
    pgstow_input in{bytes, sizeof(bytes), 0};
    pgstow_output out{room, sizeof(room), 0};
    codec.Process(in, out);
    codec.Finish(out);
  } catch (const base::Error& error) {
    return error.what();
  }
  return {};
}

TEST(CodecProxy, RunsAGoodCodec) { EXPECT_EQ(ErrorOf("good"), ""); }

TEST(CodecProxy, NamesTheSlotThatIsNull) {
  EXPECT_THAT(ErrorOf("null_finish"),
              AllOf(HasSubstr("the plugin \"null_finish\" (\""),
                    EndsWith("can't be used: its pgstow_codec has NULL for the required "
                             "\"finish\"")));
}

TEST(CodecProxy, NamesTheSlotThatTheStructIsTooShortFor) {
  EXPECT_THAT(ErrorOf("short_codec"),
              EndsWith("its pgstow_codec has 40 bytes, too few for the required \"destroy\""));
}

TEST(CodecProxy, RefusesACodecThatBreaksItsContract) {
  EXPECT_THAT(ErrorOf("idle"), EndsWith("returned OK with input left"));
  EXPECT_THAT(ErrorOf("endless"), EndsWith("returned MORE with room left"));
  EXPECT_THAT(ErrorOf("overrun"), EndsWith("moved a cursor out of its buffer"));
}

TEST(CodecProxy, NamesThePluginThatGaveNoReason) {
  EXPECT_THAT(ErrorOf("silent"), AllOf(HasSubstr("encoding with \"copy\": the plugin \"toy\""),
                                       EndsWith("failed with status -2 and gave no reason")));
}

}  // namespace
}  // namespace pgstow::loader
