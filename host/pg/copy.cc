#include <algorithm>
#include <charconv>

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

}  // namespace

uint64_t Connection::CopyOut(std::string_view sql,
                             const std::function<void(std::span<const char>)>& data) {
  const ResultPtr begin(PQexec(impl_->pg(), std::string(sql).c_str()));
  if (PQresultStatus(begin.get()) != PGRES_COPY_OUT) {
    impl_->Fail(Stage::kQuery, begin.get(), sql);
  }
  char* memory = nullptr;
  int size = 0;
  while ((size = PQgetCopyData(impl_->pg(), &memory, /*async=*/0)) > 0) {
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
  return CountOf(end.get());
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
