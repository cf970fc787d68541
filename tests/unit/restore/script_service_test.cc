#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/boundary.h"
#include "host/base/error.h"
#include "restore/script/script_writer.h"
#include "restore/script/service.h"
#include "tests/unit/restore/shop_toc.h"

namespace pgstow::script {
namespace {

using testing::ShopToc;

model::Toc CopyShop(const pgstow_toc&) { return ShopToc(); }

// A sink as a plugin has it; refuses text once `room` pieces came.
struct Sink {
  std::string text;
  size_t room = 1000;
  const pgstow_text_sink abi{sizeof(pgstow_text_sink), 0, this, [](void* self, pgstow_str piece) {
                               Sink& sink = *static_cast<Sink*>(self);
                               if (sink.room == 0) return pgstow_status{PGSTOW_E_IO};
                               --sink.room;
                               sink.text.append(piece.ptr, piece.len);
                               return pgstow_status{PGSTOW_OK};
                             }};
};

class ScriptServiceTest : public ::testing::Test {
 protected:
  void Create(const plan::PlanOptions& plan = {}, CopyTocFunction copy = &CopyShop) {
    const pgstow_toc toc{};
    script_.size = sizeof(script_);
    created_ = ScriptService(plan, {.restrict_key = "KEY"}, copy)->create(&toc, &script_);
  }
  void TearDown() override {
    if (created_ == PGSTOW_OK) script_.destroy(script_.self);
  }

  pgstow_script script_{};
  pgstow_status created_ = PGSTOW_E_INTERNAL;
  Sink sink_;
};

TEST_F(ScriptServiceTest, RendersWhatTheWriterRenders) {
  Create({.clean = true, .owners = false});
  ASSERT_EQ(created_, PGSTOW_OK);
  const model::Toc toc = ShopToc();
  ScriptWriter writer(
      toc, plan::MakePlan(toc, select::Select(toc, {}), {.clean = true, .owners = false}),
      {.restrict_key = "KEY"});
  std::string expected;
  constexpr std::string_view kRows = "1\\tone\\n";
  const pgstow_bytes rows{reinterpret_cast<const uint8_t*>(kRows.data()), kRows.size()};
  const auto append = [&expected](std::string_view piece) { expected += piece; };
  ASSERT_EQ(script_.data_count(script_.self), writer.data_count());
  for (size_t i = 0; i < writer.data_count(); ++i) {
    EXPECT_EQ(script_.data_entry(script_.self, i), writer.data_entry(i));
    writer.AdvanceToData(i, append);
    writer.WriteData({kRows.data(), kRows.size()}, append);
    writer.EndData(append);
    EXPECT_EQ(script_.advance_to_data(script_.self, i, &sink_.abi), PGSTOW_OK);
    EXPECT_EQ(script_.write_data(script_.self, rows, &sink_.abi), PGSTOW_OK);
    EXPECT_EQ(script_.end_data(script_.self, &sink_.abi), PGSTOW_OK);
  }
  writer.Finish(append);
  EXPECT_EQ(script_.finish(script_.self, &sink_.abi), PGSTOW_OK);
  EXPECT_EQ(sink_.text, expected);
}

TEST_F(ScriptServiceTest, HasNoEntryBeyondTheLast) {
  Create();
  EXPECT_EQ(script_.data_entry(script_.self, 3), 0);
}

TEST_F(ScriptServiceTest, ReturnsTheStatusOfASinkThatRefuses) {
  Create();
  sink_.room = 5;
  EXPECT_EQ(script_.advance_to_data(script_.self, 0, &sink_.abi), PGSTOW_E_IO);
}

TEST_F(ScriptServiceTest, KeepsTheErrorOfTheWriter) {
  Create();
  base::TakeBoundaryError();
  EXPECT_LT(script_.advance_to_data(script_.self, 2, &sink_.abi), 0);
  const base::BoundaryError kept = base::TakeBoundaryError();
  ASSERT_NE(kept.exception, nullptr);
  EXPECT_THROW(std::rethrow_exception(kept.exception), base::Error);
}

TEST_F(ScriptServiceTest, RefusesATocThatCanNotBeCopied) {
  Create({}, [](const pgstow_toc&) -> model::Toc {
    throw base::Error(base::ErrorCode::kPlugin, "it is broken");
  });
  EXPECT_LT(created_, 0);
  EXPECT_NE(base::TakeBoundaryError().exception, nullptr);
}

TEST_F(ScriptServiceTest, RefusesAStructThatIsTooSmall) {
  const pgstow_toc toc{};
  script_.size = 8;
  EXPECT_LT(ScriptService({}, {}, &CopyShop)->create(&toc, &script_), 0);
  EXPECT_EQ(script_.self, nullptr);
}

}  // namespace
}  // namespace pgstow::script
