#include "formats/native/member_writer.h"

#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pgstow/sdk/error.h>

namespace pgstow::native {
namespace {

using testing::ElementsAre;
using testing::Pair;

// Keeps members, in the order in which they become whole.
class LiteralSink : public MemberSink {
 public:
  std::vector<std::pair<std::string, std::string>> whole;

  std::unique_ptr<MemberOutput> CreateData(const std::string& name) override {
    return std::make_unique<Output>(*this, name);
  }
  std::unique_ptr<MemberOutput> CreateList(const std::string& name) override {
    return std::make_unique<Output>(*this, "list " + name);
  }

 private:
  class Output : public MemberOutput {
   public:
    Output(LiteralSink& sink, std::string name) : sink_(sink), name_(std::move(name)) {}
    void Append(sdk::Bytes bytes) override { bytes_ += sdk::AsText(bytes); }
    void Close() override { sink_.whole.emplace_back(name_, bytes_); }

   private:
    LiteralSink& sink_;
    std::string name_;
    std::string bytes_;
  };
};

class MemberWriterTest : public testing::Test {
 protected:
  MemberWriterTest() {
    Toc toc;
    toc.entries = {{.id = 3, .has_data = true, .kind = "TABLE DATA"},
                   {.id = 4, .has_data = true, .kind = "TABLE DATA"},
                   {.id = 5, .has_data = true, .kind = "BLOBS"}};
    toc.entries[0].file_name = "3.dat";
    toc.entries[1].file_name = "4.dat";
    toc.entries[2].file_name = "blobs_5.toc";
    writer_.Begin(toc);
  }

  void Write(int32_t entry, std::string_view bytes, uint32_t object = 0) {
    pgstow_frame frame{};
    frame.entry = entry;
    frame.stored = sdk::Abi(sdk::AsBytes(bytes));
    frame.object = object;
    writer_.WriteFrame(frame);
  }
  void End(int32_t entry) {
    pgstow_part part{};
    part.entry = entry;
    writer_.EndPart(part);
  }

  LiteralSink sink_;
  MemberWriter writer_{sink_};
};

TEST_F(MemberWriterTest, PutsFramesOneAfterAnother) {
  Write(3, "a");
  Write(4, "x");
  Write(3, "b");
  End(3);
  End(4);
  EXPECT_THAT(sink_.whole, ElementsAre(Pair("3.dat", "ab"), Pair("4.dat", "x")));
}

TEST_F(MemberWriterTest, MakesAMemberOfAPartWithoutFrames) {
  End(4);
  EXPECT_THAT(sink_.whole, ElementsAre(Pair("4.dat", "")));
}

TEST_F(MemberWriterTest, MakesAMemberOfEachObjectAndAListAfterThem) {
  Write(5, "one", 70001);
  Write(5, " more", 70001);
  Write(5, "", 70002);
  End(5);
  EXPECT_THAT(
      sink_.whole,
      ElementsAre(Pair("blob_70001.dat", "one more"), Pair("blob_70002.dat", ""),
                  Pair("list blobs_5.toc", "70001 blob_70001.dat\n70002 blob_70002.dat\n")));
}

TEST_F(MemberWriterTest, RefusesDataOfAnEntryThatHasNone) {
  EXPECT_THROW(Write(9, "x"), sdk::Error);
  EXPECT_THROW(End(9), sdk::Error);
}

}  // namespace
}  // namespace pgstow::native
