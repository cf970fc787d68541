// Statements that are sent without waiting for one another.
// Source: https://www.postgresql.org/docs/18/libpq-pipeline-mode.html
#include <algorithm>

#include "host/pg/connection_impl.h"

namespace pgstow::pg {
namespace {

// What is under way at most: enough to keep a server busy over a slow link, few enough that what
// it answers stays small, and so short that it fits into the buffers of sockets: where a send has
// to wait, libpq piles up what the server says meanwhile, however much that is. The server is asked
// to send what it has every so many statements or bytes.
constexpr size_t kMostUnderWay = 512;
constexpr size_t kMostBytesUnderWay = size_t{64} << 10;
constexpr size_t kFlushEvery = 128;
constexpr size_t kFlushEveryBytes = kMostBytesUnderWay / 4;
constexpr size_t kBytesAround = 64;  // what messages of a statement have beside its text

bool Succeeded(const PGresult* result) {
  switch (PQresultStatus(result)) {
    case PGRES_TUPLES_OK:
    case PGRES_COMMAND_OK:
    case PGRES_EMPTY_QUERY:
      return true;
    default:
      return false;
  }
}

bool IsCopy(const PGresult* result) {
  switch (PQresultStatus(result)) {
    case PGRES_COPY_IN:
    case PGRES_COPY_OUT:
    case PGRES_COPY_BOTH:
      return true;
    default:
      return false;
  }
}

}  // namespace

// While it waits to send, libpq takes in what the server sends, so neither waits for the other.
std::optional<PipelineFailure> Connection::ExecuteAll(
    std::span<const std::string_view> statements,
    const std::function<void(size_t statement)>& done) {
  if (statements.empty()) return std::nullopt;
  PGconn* const pg = impl_->pg();
  std::optional<PipelineFailure> failure;
  size_t sent = 0;
  size_t received = 0;
  size_t asked_for = 0;  // so many answers are sent without being asked for again
  size_t bytes_under_way = 0;
  size_t bytes_not_asked_for = 0;
  const auto bytes_of = [&](size_t i) { return statements[i].size() + kBytesAround; };
  const auto ask = [&] {
    PQsendFlushRequest(pg);
    asked_for = sent;
    bytes_not_asked_for = 0;
  };
  // The next result. No statement begins a COPY here; behind one libpq would tell of it over and
  // over.
  const auto next = [&] {
    ResultPtr result(PQgetResult(pg));
    if (!IsCopy(result.get())) return result;
    const size_t statement = std::min(received, statements.size() - 1);
    const ServerError error =
        impl_->ErrorOf(ServerError::Stage::kQuery, result.get(), statements[statement]);
    impl_->Lose();
    throw ServerError(failure ? failure->error : error);
  };
  const auto receive = [&] {
    if (received >= asked_for) ask();
    const ResultPtr result = next();
    if (!failure) {
      if (result != nullptr && Succeeded(result.get())) {
        if (done) done(received);
      } else {
        failure.emplace(PipelineFailure{
            received,
            impl_->ErrorOf(ServerError::Stage::kQuery, result.get(), statements[received])});
      }
    }
    // Nothing stands between the results of two statements.
    while (const ResultPtr more = next()) {
      if (broken()) break;
    }
    bytes_under_way -= bytes_of(received);
    ++received;
  };
  if (PQenterPipelineMode(pg) == 0) {
    impl_->Fail(ServerError::Stage::kQuery, nullptr, statements[0]);
  }
  while (sent < statements.size() && !failure && !broken()) {
    const size_t bytes = bytes_of(sent);
    const bool full =
        sent - received >= kMostUnderWay || bytes_under_way + bytes > kMostBytesUnderWay;
    if (full && sent > received) {
      receive();
      continue;
    }
    const std::string text(statements[sent]);
    if (PQsendQueryParams(pg, text.c_str(), 0, nullptr, nullptr, nullptr, nullptr,
                          /*resultFormat=*/0) == 0) {
      failure.emplace(PipelineFailure{
          sent, impl_->ErrorOf(ServerError::Stage::kQuery, nullptr, statements[sent])});
      break;
    }
    ++sent;
    bytes_under_way += bytes;
    bytes_not_asked_for += bytes;
    if (sent % kFlushEvery == 0 || bytes_not_asked_for >= kFlushEveryBytes) ask();
  }
  PQpipelineSync(pg);
  asked_for = sent;
  while (received < sent && !broken()) receive();
  if (!broken()) {
    const ResultPtr sync = next();
    PQexitPipelineMode(pg);
  }
  if (broken()) {
    if (failure) throw ServerError(failure->error);
    impl_->Fail(ServerError::Stage::kQuery, nullptr, statements[received < sent ? received : 0]);
  }
  return failure;
}

}  // namespace pgstow::pg
