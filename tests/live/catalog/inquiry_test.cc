// Questions are answered in their order, whatever the connections that answer them, and so are
// errors.
#include "host/catalog/inquiry.h"

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/base/error.h"
#include "tests/live/connecting.h"

namespace pgstow::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class LiveInquiry : public tests::EachServer {
 protected:
  // Runs the inquiry on so many connections.
  void RunOn(size_t count) {
    while (connections_.size() < count) connections_.push_back(Connect());
    std::vector<pg::Connection*> used;
    for (size_t i = 0; i < count; ++i) used.push_back(connections_[i].get());
    inquiry_.Run(used);
  }

  std::string ErrorOn(size_t count) {
    try {
      RunOn(count);
    } catch (const base::Error& error) {
      return error.what();
    }
    return "none";
  }

  Inquiry::Receive Note() {
    return [this](const pg::Row& row) {
      seen_.push_back(row.null(0) ? "NULL" : std::string(row.text(0)));
    };
  }

  std::vector<std::unique_ptr<pg::Connection>> connections_;
  Inquiry inquiry_;
  std::vector<std::string> seen_;
};

TEST_P(LiveInquiry, AnswersComeInTheOrderOfTheQuestions) {
  for (const size_t connections : {1, 3}) {
    seen_.clear();
    inquiry_.Ask("SELECT 'slow' FROM pg_catalog.pg_sleep(0.2)", Note());
    inquiry_.Then([this] { seen_.emplace_back("step"); });
    inquiry_.Ask("SELECT 'none' WHERE false", Note());
    inquiry_.Ask("SELECT v FROM (VALUES ('a'), (NULL), ('')) AS x(v)", Note());
    inquiry_.Then([this] { seen_.emplace_back("last"); });
    RunOn(connections);
    EXPECT_THAT(seen_, ElementsAre("slow", "step", "a", "NULL", "", "last")) << connections;
  }
}

TEST_P(LiveInquiry, SlicesAreMergedByTheirColumn) {
  const auto every_third = [](int from) {
    return fmt::format("SELECT n, n % 3 FROM generate_series({}, 3000, 3) n ORDER BY n", from);
  };
  for (int part = 0; part < 2; ++part) {
    inquiry_.AskInSlices({every_third(1), every_third(2), "", every_third(3)}, /*ordered_by=*/0,
                         Note());
  }
  RunOn(4);
  ASSERT_EQ(seen_.size(), 6000U);
  for (size_t i = 0; i < seen_.size(); ++i) ASSERT_EQ(seen_[i], std::to_string(i % 3000 + 1));
}

// More rows than may wait, behind a question that takes its time.
TEST_P(LiveInquiry, RowsThatComeEarlyWait) {
  inquiry_.Ask("SELECT 'slow' FROM pg_catalog.pg_sleep(0.3)", Note());
  const std::string large = "SELECT pg_catalog.repeat('x', 100000) FROM generate_series(1, 300)";
  size_t bytes = 0;
  for (int i = 0; i < 3; ++i) {
    inquiry_.Ask(large, [&bytes](const pg::Row& row) { bytes += row.text(0).size(); });
  }
  RunOn(3);
  EXPECT_THAT(seen_, ElementsAre("slow"));
  EXPECT_EQ(bytes, 90'000'000U);
}

TEST_P(LiveInquiry, TheFirstErrorInOrderIsThrown) {
  for (const size_t connections : {1, 3}) {
    seen_.clear();
    inquiry_.Ask("SELECT 'slow' FROM pg_catalog.pg_sleep(0.1)", Note());
    inquiry_.Ask("SELECT 1 / (n - 2) FROM generate_series(1, 3) n", Note());
    inquiry_.Ask("SELECT nonsense", Note());
    EXPECT_THAT(ErrorOn(connections), HasSubstr("division by zero"));
    EXPECT_EQ(seen_.front(), "slow") << connections;
  }
}

TEST_P(LiveInquiry, WhatAReceiverThrowsEndsIt) {
  for (const size_t connections : {1, 3}) {
    // More than the server keeps back until the message is done.
    inquiry_.Ask("SELECT pg_catalog.repeat('x', 100000) FROM generate_series(1, 3)",
                 [](const pg::Row&) { throw std::runtime_error("enough"); });
    for (size_t i = 0; i < 3; ++i) inquiry_.Ask("SELECT pg_catalog.pg_sleep(60)", Note());
    EXPECT_THROW(RunOn(connections), std::runtime_error);
    for (const auto& connection : connections_) EXPECT_EQ(connection->Query("SELECT 1").rows(), 1);
  }
}

INSTANTIATE_TEST_SUITE_P(Servers, LiveInquiry, ::testing::ValuesIn(tests::Server::Names()),
                         tests::NameOfServer);

}  // namespace
}  // namespace pgstow::catalog
