#include "host/catalog/inquiry.h"

#include <utility>

#include "host/base/memory.h"
#include "host/catalog/inquiry_crew.h"

namespace pgstow::catalog {
namespace {

// One connection answers all: rows are received as they come.
void RunAlone(pg::Connection& connection, std::span<const Inquiry::Item> items) {
  size_t next = 0;  // item whose turn it is
  std::vector<size_t> asked;
  std::vector<std::string> queries;
  const auto steps_until = [&](size_t end) {
    for (; next < end; ++next) {
      if (items[next].step) items[next].step();
    }
  };
  const auto send = [&] {
    connection.StreamAll(
        queries, [&](size_t query) { steps_until(asked[query]); },
        [&](const pg::Row& row) { items[next].receive(row); });
    queries.clear();
    asked.clear();
  };
  MessageSize message;
  for (size_t item = 0; item < items.size(); ++item) {
    for (const std::string& slice : items[item].slices) {
      if (slice.empty()) continue;
      if (!message.Takes(slice)) {
        send();
        message = MessageSize();
        message.Takes(slice);
      }
      asked.push_back(item);
      queries.push_back(slice);
    }
  }
  if (!queries.empty()) send();
  steps_until(items.size());
}

}  // namespace

bool MessageSize::Takes(const std::string& query) {
  constexpr size_t kMostBytes = size_t{384} << 10;
  if (queries_ > 0 && (queries_ >= most_queries_ || bytes_ + query.size() > kMostBytes)) {
    return false;
  }
  ++queries_;
  bytes_ += query.size();
  return true;
}

void Inquiry::Ask(std::string sql, Receive receive) {
  items_.push_back({.slices = {std::move(sql)}, .receive = std::move(receive)});
}

void Inquiry::AskApart(std::string sql, Receive receive) {
  items_.push_back({.slices = {std::move(sql)}, .apart = true, .receive = std::move(receive)});
}

void Inquiry::AskInSlices(std::vector<std::string> slices, int ordered_by, Receive receive) {
  items_.push_back(
      {.slices = std::move(slices), .ordered_by = ordered_by, .receive = std::move(receive)});
}

void Inquiry::Then(std::function<void()> step) { items_.push_back({.step = std::move(step)}); }

void Inquiry::Run(std::span<pg::Connection* const> connections) {
  const std::vector<Item> items = std::exchange(items_, {});
  if (connections.size() == 1) {
    RunAlone(*connections.front(), items);
  } else {
    InquiryCrew(connections, items).Run();
    base::ReturnFreeMemory();  // of rows that waited
  }
}

}  // namespace pgstow::catalog
