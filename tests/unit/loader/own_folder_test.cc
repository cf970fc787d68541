// The program's own folder, whose plugins are opened when they are needed.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pgstow/sdk/text.h>

#include "host/loader/registry.h"
#include "tests/unit/loader/toys.h"

namespace pgstow::loader {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// Two toys, which say when they are opened: "toy" with the filter "copy", and "second".
constexpr const char* kToy = "pgstow: warning: toy: init\n";
constexpr const char* kSecond = "pgstow: warning: second: init\n";

class OwnFolder : public testing::Test {
 protected:
  OwnFolder() { testing::internal::CaptureStderr(); }
  ~OwnFolder() override {
    registry_.reset();
    Said();
    testing::internal::GetCapturedStderr();
  }

  void Load(const std::vector<std::string>& named = {}) {
    registry_ = Registry::Load({.plugin_paths = named, .own_folder = own_.path().native()});
  }

  // Since the last time.
  static std::string Said() {
    std::string said = testing::internal::GetCapturedStderr();
    testing::internal::CaptureStderr();
    return said;
  }

  // The formats asked, until one is called `last`.
  std::vector<std::string> Asked(std::string_view last) const {
    std::vector<std::string> asked;
    registry_->AskFormats([&](const Format& format) {
      asked.emplace_back(sdk::View(format.info->name));
      return asked.back() == last;
    });
    return asked;
  }

  const PluginFolder own_;
  std::unique_ptr<Registry> registry_;
};

TEST_F(OwnFolder, IsAskedForANameByTheFileThatIsCalledAfterIt) {
  own_.Add("second", "a");
  const fs::path file = own_.Add("good", "copy");
  Load();
  EXPECT_EQ(Said(), "");
  EXPECT_EQ(registry_->GetFilter("copy").plugin->path, file.native());
  EXPECT_EQ(Said(), kToy);
}

TEST_F(OwnFolder, IsOpenedInFullForANameThatNoFileIsCalledAfter) {
  own_.Add("good", "a");
  const fs::path file = own_.Add("second", "b");
  Load();
  EXPECT_EQ(registry_->GetFilter("other").plugin->path, file.native());
  EXPECT_EQ(Said(), std::string(kToy) + kSecond);
}

TEST_F(OwnFolder, IsOpenedInFullWhenTheFileDoesNotOfferItsName) {
  own_.Add("good", "other");
  const fs::path file = own_.Add("second", "z");
  Load();
  EXPECT_EQ(registry_->GetFilter("other").plugin->path, file.native());
}

TEST_F(OwnFolder, IsOpenedInFullForALetterAndToBeListed) {
  own_.Add("good");
  own_.Add("second");
  Load();
  EXPECT_EQ(sdk::View(registry_->GetFormat("o").info->name), "second");
  EXPECT_EQ(Said(), std::string(kToy) + kSecond);
  Load();
  EXPECT_THAT(registry_->formats(), SizeIs(2));
}

TEST_F(OwnFolder, GivesANameToTheFileThatIsCalledAfterItWhateverIsOpenedFirst) {
  const fs::path other = own_.Add("same_filter", "a");
  const fs::path file = own_.Add("good", "copy");
  Load();
  EXPECT_THAT(registry_->plugins(), SizeIs(1));
  EXPECT_EQ(registry_->GetFilter("copy").plugin->path, file.native());
  ASSERT_THAT(registry_->refused(), SizeIs(1));
  EXPECT_EQ(registry_->refused()[0].path, other.native());
}

TEST_F(OwnFolder, ComesAfterFoldersThatAreNamedWhichAreOpenedAtOnce) {
  const PluginFolder named;
  const fs::path file = named.Add("same_filter", "a");
  own_.Add("good", "copy");
  Load({named.path().native()});
  EXPECT_EQ(Said(), kSecond);
  EXPECT_EQ(registry_->GetFilter("copy").plugin->path, file.native());
  EXPECT_EQ(Said(), "");
}

TEST_F(OwnFolder, IsOpenedAtOnceWhenItIsNamedBeforeAnother) {
  const PluginFolder named;
  own_.Add("good", "copy");
  Load({own_.path().native(), named.path().native()});
  EXPECT_EQ(Said(), kToy);
}

TEST_F(OwnFolder, TellsOfADefectWhenThePluginIsOpened) {
  const fs::path defective = own_.Add("no_symbol");
  own_.Add("good", "copy");
  Load();
  registry_->GetFilter("copy");
  EXPECT_EQ(Said(), kToy);
  ASSERT_THAT(registry_->refused(), SizeIs(1));
  EXPECT_THAT(Said(), HasSubstr("plugin \"" + defective.native() + "\" is refused: "));
}

TEST_F(OwnFolder, DistrustsAFileWhenItWouldBeOpened) {
  fs::permissions(own_.Add("good", "copy"), fs::perms(0666));
  Load();
  EXPECT_EQ(registry_->FindFilter("copy"), nullptr);
  EXPECT_THAT(Said(), HasSubstr("users other than its owner can write to it"));
  EXPECT_THAT(registry_->plugins(), IsEmpty());
}

TEST_F(OwnFolder, IsAskedForItsFormatsUntilOneIsFound) {
  own_.Add("good", "a");
  own_.Add("second", "custom");
  Load();
  EXPECT_THAT(Asked("second"), ElementsAre("second"));
  EXPECT_EQ(Said(), kSecond);
  EXPECT_THAT(Asked("none"), ElementsAre("second", "toy"));
  EXPECT_EQ(Said(), kToy);
}

TEST_F(OwnFolder, HasAllThatIsOpenAsked) {
  own_.Add("good", "a");
  own_.Add("second", "b");
  Load();
  EXPECT_THAT(registry_->filters(), SizeIs(2));
  EXPECT_THAT(Asked("second"), ElementsAre("second", "toy"));
}

}  // namespace
}  // namespace pgstow::loader
