#include <poll.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <thread>

#include <fmt/format.h>

#include "host/pg/connection_impl.h"

namespace pgstow::pg {
namespace {

using Stage = ServerError::Stage;

// The count in "COPY 5".
uint64_t CountOf(PGresult* result) {
  const std::string_view digits = PQcmdTuples(result);
  uint64_t count = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), count);
  return count;
}

struct FreeMemory {
  void operator()(char* memory) const { PQfreemem(memory); }
};

// Receives the rows of a COPY.
//
// The server sends 8 KiB at a time. A reader that waits for each of them is woken for each, which
// takes processor time of both sides, and often the processor that the server's process runs on. So
// who has read everything naps while more piles up in the socket.
class RowReader {
 public:
  explicit RowReader(PGconn* connection) : connection_(connection) {}

  // As PQgetCopyData that waits.
  int Next(char** row) {
    const int size = PQgetCopyData(connection_, row, /*async=*/1);
    if (size != 0) return size;
    if (!HasArrived()) std::this_thread::sleep_for(NextNap());
    return PQgetCopyData(connection_, row, /*async=*/0);
  }

 private:
  using Clock = std::chrono::steady_clock;

  bool HasArrived() const {
    pollfd socket{.fd = PQsocket(connection_), .events = POLLIN, .revents = 0};
    return poll(&socket, 1, /*timeout=*/0) != 0;
  }

  // At most about what a server takes to fill the socket, where it would have to wait itself. There
  // may be no more rows, so a small table, which is soon read, takes hardly longer for it.
  Clock::duration NextNap() const {
    constexpr std::chrono::microseconds kLongest{250};
    return std::min<Clock::duration>((Clock::now() - start_) / 8, kLongest);
  }

  PGconn* connection_;
  Clock::time_point start_ = Clock::now();
};

}  // namespace

uint64_t Connection::CopyOut(std::string_view sql,
                             const std::function<void(std::span<const char>)>& data) {
  const ResultPtr begin(PQexec(impl_->pg(), std::string(sql).c_str()));
  if (PQresultStatus(begin.get()) != PGRES_COPY_OUT) {
    impl_->Fail(Stage::kQuery, begin.get(), sql);
  }
  RowReader rows(impl_->pg());
  char* memory = nullptr;
  int size = 0;
  uint64_t received = 0;
  while ((size = rows.Next(&memory)) > 0) {
    ++received;
    const std::unique_ptr<char, FreeMemory> owner(memory);
    try {
      data({memory, static_cast<size_t>(size)});
    } catch (...) {
      impl_->CancelAndDrain();
      throw;
    }
  }
  if (size == -2) impl_->Fail(Stage::kCopyData, nullptr, sql);

  const ResultPtr end(PQgetResult(impl_->pg()));
  if (PQresultStatus(end.get()) != PGRES_COMMAND_OK) {
    impl_->Fail(Stage::kCopyResult, end.get(), sql);
  }
  impl_->Drain();
  if (const uint64_t told = CountOf(end.get()); told != received) {
    throw ServerError(
        Stage::kCopyResult,
        fmt::format("the server sent {} rows and then told that they were {}", received, told), sql,
        {});
  }
  return received;
}

void Connection::CopyBegin(std::string_view sql) {
  const ResultPtr begin(PQexec(impl_->pg(), std::string(sql).c_str()));
  if (PQresultStatus(begin.get()) != PGRES_COPY_IN) {
    impl_->Fail(Stage::kQuery, begin.get(), sql);
  }
  impl_->copy_in = sql;
}

void Connection::CopyWrite(std::span<const char> data) {
  // libpq counts a message's bytes in an int.
  constexpr size_t kLargestPiece = size_t{1} << 26;
  while (!data.empty()) {
    const std::span<const char> piece = data.first(std::min(data.size(), kLargestPiece));
    if (PQputCopyData(impl_->pg(), piece.data(), static_cast<int>(piece.size())) != 1) {
      impl_->Fail(Stage::kCopyData, nullptr, impl_->copy_in);
    }
    data = data.subspan(piece.size());
  }
}

uint64_t Connection::CopyEnd() {
  if (PQputCopyEnd(impl_->pg(), nullptr) != 1) {
    impl_->Fail(Stage::kCopyData, nullptr, impl_->copy_in);
  }
  const ResultPtr end(PQgetResult(impl_->pg()));
  if (PQresultStatus(end.get()) != PGRES_COMMAND_OK) {
    impl_->Fail(Stage::kCopyResult, end.get(), impl_->copy_in);
  }
  impl_->Drain();
  return CountOf(end.get());
}

void Connection::CopyFail(std::string_view reason) noexcept {
  // The reason is for the server's log; a part of it will do when memory is short.
  char text[256];
  const size_t size = reason.copy(text, sizeof(text) - 1);
  text[size] = '\0';
  PQputCopyEnd(impl_->pg(), text);
  impl_->Drain();
}

}  // namespace pgstow::pg
