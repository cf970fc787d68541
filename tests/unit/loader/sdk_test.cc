// The laws of the SDK, seen from the host's side of the boundary.
#include <cstring>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pgstow/sdk/file.h>
#include <pgstow/sdk/filter.h>
#include <pgstow/sdk/format.h>
#include <pgstow/sdk/plugin.h>

namespace pgstow::sdk {
namespace {

using testing::Each;
using testing::ElementsAre;

// What the host was told, by the plugin that this program plays.
std::vector<std::pair<pgstow_status, std::string>> told;

class Sdk : public testing::Test {
 protected:
  Sdk() {
    static const pgstow_host kHost{
        .size = sizeof(pgstow_host),
        .abi_major = PGSTOW_ABI_MAJOR,
        .abi_minor = PGSTOW_ABI_MINOR,
        .reserved = 0,
        .program = Abi("test"),
        .version = Abi("1"),
        .set_error = [](pgstow_status status,
                        pgstow_str text) { told.emplace_back(status, View(text)); },
        .log = [](uint32_t, pgstow_str) {},
        .get_service = [](pgstow_str) { return static_cast<const void*>(nullptr); }};
    EXPECT_EQ(internal::Init(&kHost), PGSTOW_OK);
    told.clear();
  }
};

constexpr OptionTable kOptions{IntegerOption("level", 1, 9, "6", "")};

// Consumes its input, and claims that there is no room for output.
class Copy final : public FilterCodec {
 public:
  void Reset(Bytes context) override {
    if (AsText(context) == "bad") Fail(PGSTOW_E_CORRUPT, "frame ", 3, " of \"", "t", "\" is bad");
  }
  Progress Process(pgstow_input& in, pgstow_output&) override {
    in.pos = in.len;
    return Progress::kFull;
  }
  Progress Finish(pgstow_output&) override { return Progress::kDone; }
};

struct CopyFilter {
  static constexpr pgstow_filter_info kInfo{.size = sizeof(pgstow_filter_info),
                                            .traits = 0,
                                            .name = Abi("copy"),
                                            .summary = Abi("copies"),
                                            .suffix = {},
                                            .magic = {},
                                            .options = kOptions.data(),
                                            .option_count = kOptions.size(),
                                            .shorthand = {}};
  static std::unique_ptr<FilterCodec> NewEncoder(const Settings& settings) {
    if (settings.Integer("level") == 7) throw std::runtime_error("seven");
    return std::make_unique<Copy>();
  }
  static std::unique_ptr<FilterCodec> NewDecoder(const Settings&) {
    return std::make_unique<Copy>();
  }
};

const pgstow_filter_factory& Factory() { return *Filters<CopyFilter>::factory(); }

TEST_F(Sdk, GuardGivesEachExceptionItsStatusAndMessage) {
  EXPECT_EQ(Guard([]() -> pgstow_status { throw Error(PGSTOW_E_VERSION, "too new"); }),
            PGSTOW_E_VERSION);
  EXPECT_EQ(Guard([]() -> pgstow_status { throw std::bad_alloc(); }), PGSTOW_E_MEMORY);
  EXPECT_EQ(Guard([]() -> pgstow_status { throw std::logic_error("odd"); }), PGSTOW_E_INTERNAL);
  EXPECT_EQ(Guard([]() -> pgstow_status { throw 42; }), PGSTOW_E_INTERNAL);
  EXPECT_THAT(
      told,
      ElementsAre(std::pair(PGSTOW_E_VERSION, "too new"),
                  std::pair(PGSTOW_E_MEMORY, "out of memory"), std::pair(PGSTOW_E_INTERNAL, "odd"),
                  std::pair(PGSTOW_E_INTERNAL, "an exception of unknown type was thrown")));
}

TEST_F(Sdk, GuardLeavesAnErrorOfTheHostInItsWords) {
  EXPECT_EQ(Guard([] { return CheckHost(PGSTOW_E_IO); }), PGSTOW_E_IO);
  EXPECT_TRUE(told.empty());
}

TEST_F(Sdk, CodecsAnswerWithTheStatusOfWhatTheyDid) {
  pgstow_codec codec{};
  codec.size = sizeof(codec);
  ASSERT_EQ(Factory().create(0, PGSTOW_ENCODE, nullptr, 0, &codec), PGSTOW_OK);
  EXPECT_EQ(codec.reset(codec.self, {nullptr, 0}), PGSTOW_OK);
  pgstow_input in{nullptr, 0, 0};
  pgstow_output out{nullptr, 0, 0};
  EXPECT_EQ(codec.process(codec.self, &in, &out), PGSTOW_MORE);
  EXPECT_EQ(codec.finish(codec.self, &out), PGSTOW_OK);
  EXPECT_EQ(codec.reset(codec.self, Abi(AsBytes("bad"))), PGSTOW_E_CORRUPT);
  EXPECT_THAT(told, ElementsAre(std::pair(PGSTOW_E_CORRUPT, "frame 3 of \"t\" is bad")));
  codec.destroy(codec.self);
}

TEST_F(Sdk, CreateReportsWhatAConstructorThrows) {
  const pgstow_setting level{Abi("level"), Abi("7")};
  pgstow_codec codec{};
  codec.size = sizeof(codec);
  EXPECT_EQ(Factory().create(0, PGSTOW_ENCODE, &level, 1, &codec), PGSTOW_E_INTERNAL);
  EXPECT_THAT(told, ElementsAre(std::pair(PGSTOW_E_INTERNAL, "seven")));
  EXPECT_EQ(codec.self, nullptr);
}

TEST_F(Sdk, CreateRefusesAnIndexThatItDoesNotHave) {
  pgstow_codec codec{};
  codec.size = sizeof(codec);
  EXPECT_LT(Factory().create(1, PGSTOW_ENCODE, nullptr, 0, &codec), 0);
}

TEST_F(Sdk, WritesNoFurtherThanAnOlderHostKnowsTheStruct) {
  alignas(pgstow_codec) unsigned char room[sizeof(pgstow_codec)];
  std::memset(room, 0x5a, sizeof(room));
  auto* const codec = reinterpret_cast<pgstow_codec*>(room);
  codec->size = offsetof(pgstow_codec, destroy);
  ASSERT_EQ(Factory().create(0, PGSTOW_ENCODE, nullptr, 0, codec), PGSTOW_OK);
  EXPECT_EQ(codec->size, offsetof(pgstow_codec, destroy));
  EXPECT_THAT(std::vector<int>(room + codec->size, room + sizeof(room)), Each(0x5a));
  delete static_cast<FilterCodec*>(codec->self);
}

TEST_F(Sdk, TellsANewerHostHowMuchOfTheStructItKnows) {
  struct {
    pgstow_codec known;
    void* newer;
  } codec{};
  codec.known.size = sizeof(codec);
  ASSERT_EQ(Factory().create(0, PGSTOW_ENCODE, nullptr, 0, &codec.known), PGSTOW_OK);
  EXPECT_EQ(codec.known.size, sizeof(pgstow_codec));
  codec.known.destroy(codec.known.self);
}

TEST_F(Sdk, SettingsHaveTheirDefaultsWhenTheHostLeavesThemOut) {
  const Settings none({kOptions.data(), kOptions.size()}, {});
  EXPECT_EQ(none.Integer("level"), 6);
  EXPECT_THROW(none.Bool("level"), Error);
  EXPECT_THROW(none.String("width"), Error);
}

TEST_F(Sdk, AnswersOnlyTheIdsOfItsFactories) {
  constexpr pgstow_plugin_info plugin = DefinePlugin<Filters<CopyFilter>>({.name = "copy"});
  EXPECT_EQ(plugin.get_factory(Abi(PGSTOW_FILTER_FACTORY)), &Factory());
  EXPECT_EQ(plugin.get_factory(Abi(PGSTOW_FORMAT_FACTORY)), nullptr);
  EXPECT_EQ(plugin.get_factory(Abi("")), nullptr);
}

TEST_F(Sdk, RefusesAHostOfAnotherMajorVersion) {
  const pgstow_host* const before = internal::host;
  pgstow_host other = *before;
  other.abi_major = PGSTOW_ABI_MAJOR + 1;
  EXPECT_EQ(internal::Init(&other), PGSTOW_E_VERSION);
  internal::host = before;
}

TEST_F(Sdk, SaysWhichServiceTheHostDoesNotHave) {
  EXPECT_EQ(Guard([]() -> pgstow_status {
              GetService<int>("pgstow.tea/1");
              return PGSTOW_OK;
            }),
            PGSTOW_E_UNSUPPORTED);
  EXPECT_THAT(told[0].second, testing::HasSubstr("\"pgstow.tea/1\""));
}

TEST_F(Sdk, AFileIsClosedOnceByItsLastOwner) {
  int closed = 0;
  pgstow_file file{};
  file.size = sizeof(file);
  file.self = &closed;
  file.close = [](void* self) { ++*static_cast<int*>(self); };
  {
    File first(file);
    File second(std::move(first));
    File third;
    third = std::move(second);
    EXPECT_EQ(closed, 0);
  }
  EXPECT_EQ(closed, 1);
}

}  // namespace
}  // namespace pgstow::sdk
