// How several connections answer an Inquiry.
#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "host/catalog/inquiry.h"
#include "host/pg/connection.h"
#include "host/pg/row_block.h"

namespace pgstow::catalog {

// How much goes into one message.
class MessageSize {
 public:
  static constexpr size_t kMostQueries = 8;

  MessageSize() = default;
  explicit MessageSize(size_t most_queries) : most_queries_(std::min(most_queries, kMostQueries)) {}

  // Whether one more query does; counts it then. The first one always does.
  bool Takes(const std::string& query);

 private:
  size_t most_queries_ = kMostQueries;
  size_t queries_ = 0;
  size_t bytes_ = 0;
};

// A thread for each connection takes questions in order: the slices that are its own, and those of
// questions that are asked whole, which the first free thread takes. It packs the rows into blocks;
// the thread that calls Run receives them. The blocks that wait are bounded: when they are too
// many, only rows of the question that is being received are taken in. As each connection goes
// through the questions in order, those are always under way.
class InquiryCrew {
 public:
  // What is given must outlive it.
  InquiryCrew(std::span<pg::Connection* const> connections, std::span<const Inquiry::Item> items);

  // As Inquiry::Run. Once.
  void Run();

 private:
  // A query that one connection runs.
  struct Part {
    size_t item = 0;
    const std::string* sql = nullptr;
    std::optional<size_t> owner;  // connection that runs it; none: any
    bool taken = false;
    bool ended = false;
    std::exception_ptr error;
    std::deque<pg::RowBlock> blocks;
  };
  // Reads the rows of a part one by one, on the receiving thread.
  class Cursor;

  bool CanTake(const Part& part, size_t connection) const;
  void Work(size_t connection);
  std::vector<Part*> Take(size_t connection);
  void Answer(pg::Connection& connection, std::span<Part* const> parts);
  void Deliver(Part& part, pg::RowBlock block);
  void End(Part& part, std::exception_ptr error);
  std::optional<pg::RowBlock> WaitForBlock(Part& part);

  void ReceiveAll();
  void Receive(size_t item);
  void StopAll();

  std::span<pg::Connection* const> connections_;
  std::span<const Inquiry::Item> items_;
  std::vector<Part> parts_;         // in the order of the items
  std::vector<size_t> first_part_;  // of each item; one more at the end

  std::mutex mutex_;
  std::condition_variable arrived_;  // a block, or the end of a part
  std::condition_variable room_;     // for blocks
  std::condition_variable idle_;     // a thread has ended
  size_t receiving_ = 0;             // item
  size_t waiting_bytes_ = 0;
  size_t working_ = 0;  // threads
  std::atomic<bool> stopped_ = false;
};

}  // namespace pgstow::catalog
