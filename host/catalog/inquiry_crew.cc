#include "host/catalog/inquiry_crew.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "host/base/error.h"

namespace pgstow::catalog {
namespace {

// A block is handed over when it is full; it has room for one row more, unless that is a long one.
constexpr size_t kBlockBytes = size_t{64} << 10;
constexpr size_t kRoomOfBlock = kBlockBytes + (size_t{4} << 10);
constexpr size_t kMostWaitingBytes = size_t{2} << 20;

// A cancel request that comes between two statements is lost, so it is repeated.
constexpr std::chrono::milliseconds kCancelInterval{50};

}  // namespace

class InquiryCrew::Cursor {
 public:
  // `ordered_by`: column that key() tells; nothing: none is needed.
  Cursor(InquiryCrew& crew, Part& part, std::optional<int> ordered_by)
      : crew_(&crew), part_(&part), ordered_by_(ordered_by) {
    Load();
  }

  bool at_end() const { return !block_; }
  pg::Row row() const { return (*block_)[row_]; }
  uint32_t key() const { return key_; }

  void Advance() {
    if (++row_ == block_->size()) {
      Load();
    } else {
      ReadKey();
    }
  }

 private:
  void Load() {
    block_ = crew_->WaitForBlock(*part_);
    row_ = 0;
    if (block_) ReadKey();
  }

  void ReadKey() {
    if (ordered_by_) key_ = row().oid(*ordered_by_);
  }

  InquiryCrew* crew_;
  Part* part_;
  std::optional<int> ordered_by_;
  std::optional<pg::RowBlock> block_;  // never empty
  size_t row_ = 0;
  uint32_t key_ = 0;
};

InquiryCrew::InquiryCrew(std::span<pg::Connection* const> connections,
                         std::span<const Inquiry::Item> items)
    : connections_(connections), items_(items) {
  for (size_t item = 0; item < items.size(); ++item) {
    first_part_.push_back(parts_.size());
    const std::vector<std::string>& slices = items[item].slices;
    for (size_t slice = 0; slice < slices.size(); ++slice) {
      if (slices[slice].empty()) continue;
      Part& part = parts_.emplace_back(Part{.item = item, .sql = &slices[slice]});
      if (slices.size() > 1) part.owner = slice;
    }
  }
  first_part_.push_back(parts_.size());
}

void InquiryCrew::Run() {
  std::vector<std::jthread> threads;
  try {
    for (size_t i = 0; i < connections_.size(); ++i) {
      const std::lock_guard lock(mutex_);  // it can't end before it is counted
      threads.emplace_back([this, i] { Work(i); });
      ++working_;
    }
    ReceiveAll();
  } catch (...) {
    StopAll();
    throw;
  }
}

void InquiryCrew::Work(size_t connection) {
  for (;;) {
    const std::vector<Part*> parts = Take(connection);
    if (parts.empty()) break;
    Answer(*connections_[connection], parts);
  }
  const std::lock_guard lock(mutex_);
  --working_;
  idle_.notify_all();
}

bool InquiryCrew::CanTake(const Part& part, size_t connection) const {
  return !part.taken && part.owner.value_or(connection) == connection;
}

std::vector<InquiryCrew::Part*> InquiryCrew::Take(size_t connection) {
  const std::lock_guard lock(mutex_);
  std::vector<Part*> taken;
  if (stopped_) return taken;
  // The fewer are left, the fewer at once, so that all connections end at about the same time.
  const auto left = static_cast<size_t>(
      std::ranges::count_if(parts_, [&](const Part& part) { return CanTake(part, connection); }));
  MessageSize message(left / (2 * connections_.size()));
  for (Part& part : parts_) {
    if (!CanTake(part, connection)) continue;
    if (!message.Takes(*part.sql)) break;
    part.taken = true;
    taken.push_back(&part);
  }
  return taken;
}

// Runs the queries. What fails is told by the part that failed; those behind it in the message are
// never received.
void InquiryCrew::Answer(pg::Connection& connection, std::span<Part* const> parts) {
  std::vector<std::string> queries;
  queries.reserve(parts.size());
  for (const Part* part : parts) queries.push_back(*part->sql);
  size_t current = 0;
  pg::RowBlock block;
  try {
    connection.StreamAll(
        queries,
        [&](size_t query) {
          if (query == 0) return;
          Deliver(*parts[current], std::exchange(block, {}));
          End(*parts[current], nullptr);
          current = query;
        },
        [&](const pg::Row& row) {
          const Inquiry::Item& item = items_[parts[current]->item];
          if (item.apart) return item.receive(row);
          if (block.size() == 0) block.Reserve(kRoomOfBlock);
          block.Append(row);
          if (block.bytes() >= kBlockBytes) Deliver(*parts[current], std::exchange(block, {}));
        });
    Deliver(*parts[current], std::exchange(block, {}));
    End(*parts[current], nullptr);
  } catch (...) {
    End(*parts[current], std::current_exception());
  }
}

void InquiryCrew::Deliver(Part& part, pg::RowBlock block) {
  if (block.size() == 0) return;
  if (block.bytes() < kBlockBytes) block.Fit();
  std::unique_lock lock(mutex_);
  room_.wait(lock, [&] {
    return stopped_ || part.item == receiving_ || waiting_bytes_ < kMostWaitingBytes;
  });
  if (stopped_) base::Throw(base::ErrorCode::kInternal, "reading the catalogs was broken off");
  waiting_bytes_ += block.bytes();
  part.blocks.push_back(std::move(block));
  arrived_.notify_one();
}

void InquiryCrew::End(Part& part, std::exception_ptr error) {
  const std::lock_guard lock(mutex_);
  part.ended = true;
  part.error = std::move(error);
  arrived_.notify_one();
}

std::optional<pg::RowBlock> InquiryCrew::WaitForBlock(Part& part) {
  std::unique_lock lock(mutex_);
  arrived_.wait(lock, [&part] { return part.ended || !part.blocks.empty(); });
  if (part.blocks.empty()) {
    if (part.error) std::rethrow_exception(part.error);
    return std::nullopt;
  }
  pg::RowBlock block = std::move(part.blocks.front());
  part.blocks.pop_front();
  waiting_bytes_ -= block.bytes();
  room_.notify_all();
  return block;
}

void InquiryCrew::ReceiveAll() {
  for (size_t item = 0; item < items_.size(); ++item) {
    {
      const std::lock_guard lock(mutex_);
      receiving_ = item;
      room_.notify_all();
    }
    if (items_[item].step) items_[item].step();
    Receive(item);
  }
}

void InquiryCrew::Receive(size_t item) {
  const std::span<Part> parts(parts_.begin() + static_cast<ptrdiff_t>(first_part_[item]),
                              parts_.begin() + static_cast<ptrdiff_t>(first_part_[item + 1]));
  const bool merged = parts.size() > 1;
  std::vector<Cursor> cursors;
  cursors.reserve(parts.size());
  for (Part& part : parts) {
    cursors.emplace_back(*this, part,
                         merged ? std::optional(items_[item].ordered_by) : std::nullopt);
  }
  for (;;) {
    std::erase_if(cursors, [](const Cursor& cursor) { return cursor.at_end(); });
    if (cursors.empty()) return;
    Cursor& least = *std::ranges::min_element(cursors, {}, &Cursor::key);
    items_[item].receive(least.row());
    least.Advance();
  }
}

// Ends the threads before their time.
void InquiryCrew::StopAll() {
  std::unique_lock lock(mutex_);
  stopped_ = true;
  while (working_ > 0) {
    room_.notify_all();
    for (pg::Connection* connection : connections_) connection->Cancel();
    idle_.wait_for(lock, kCancelInterval);
  }
}

}  // namespace pgstow::catalog
