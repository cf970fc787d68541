#include "host/pg/connection.h"

#include <sys/socket.h>

#include <algorithm>
#include <charconv>

#include "host/pg/connection_impl.h"

namespace pgstow::pg {
namespace {

ErrorFields FieldsOf(const PGresult* result) {
  const auto text = [result](int code) {
    const char* const field = PQresultErrorField(result, code);
    return field == nullptr ? std::string() : std::string(field);
  };
  ErrorFields fields{.severity = text(PG_DIAG_SEVERITY_NONLOCALIZED),
                     .sqlstate = text(PG_DIAG_SQLSTATE),
                     .message = text(PG_DIAG_MESSAGE_PRIMARY),
                     .detail = text(PG_DIAG_MESSAGE_DETAIL),
                     .hint = text(PG_DIAG_MESSAGE_HINT),
                     .context = text(PG_DIAG_CONTEXT),
                     .schema = text(PG_DIAG_SCHEMA_NAME),
                     .table = text(PG_DIAG_TABLE_NAME),
                     .column = text(PG_DIAG_COLUMN_NAME),
                     .data_type = text(PG_DIAG_DATATYPE_NAME),
                     .constraint = text(PG_DIAG_CONSTRAINT_NAME)};
  const std::string position = text(PG_DIAG_STATEMENT_POSITION);
  std::from_chars(position.data(), position.data() + position.size(), fields.position);
  return fields;
}

}  // namespace

ServerError Connection::Impl::ErrorOf(ServerError::Stage stage, const PGresult* result,
                                      std::string_view query) const {
  std::string message(PQresultErrorMessage(result));
  // Of a connection that was lost the result tells the loss alone, not what the server said of it.
  if (message.empty() || PQstatus(pg()) != CONNECTION_OK) message = PQerrorMessage(pg());
  if (message.empty())
    message = "the server sent an answer that does not belong to what it was asked";
  return {stage, message, query, FieldsOf(result)};
}

void Connection::Impl::Fail(ServerError::Stage stage, const PGresult* result,
                            std::string_view query) {
  const ServerError error = ErrorOf(stage, result, query);
  Drain();
  throw ServerError(error);
}

void Connection::Impl::Check(const PGresult* result, std::string_view query) {
  switch (PQresultStatus(result)) {
    case PGRES_TUPLES_OK:
    case PGRES_COMMAND_OK:
    case PGRES_EMPTY_QUERY:
      return;
    default:
      Fail(ServerError::Stage::kQuery, result, query);
  }
}

void Connection::Impl::Lose() noexcept {
  shutdown(PQsocket(pg()), SHUT_RDWR);
  while (PQstatus(pg()) == CONNECTION_OK && PQconsumeInput(pg()) == 1) {
  }
}

void Connection::Impl::Drain() noexcept {
  while (const ResultPtr result{PQgetResult(pg())}) {
    if (PQstatus(pg()) != CONNECTION_OK) return;
    if (PQresultStatus(result.get()) == PGRES_COPY_OUT) {
      char* row = nullptr;
      while (PQgetCopyData(pg(), &row, 0) > 0) PQfreemem(row);
    } else if (PQresultStatus(result.get()) == PGRES_COPY_IN ||
               PQresultStatus(result.get()) == PGRES_COPY_BOTH) {
      if (PQputCopyEnd(pg(), "abandoned") != 1) return;
    }
  }
}

void Connection::Impl::Cancel() const noexcept {
  char error[256];
  if (cancel != nullptr) PQcancel(cancel.get(), error, sizeof(error));
}

void Connection::Impl::CancelAndDrain() noexcept {
  Cancel();
  Drain();
}

Connection::Connection() : impl_(std::make_unique<Impl>()) {}
Connection::~Connection() = default;

int Connection::server_version() const { return PQserverVersion(impl_->pg()); }

std::string Connection::server_version_text() const { return Parameter("server_version"); }

std::string Connection::database() const { return PQdb(impl_->pg()); }

std::string Connection::user() const { return PQuser(impl_->pg()); }

std::string Connection::Parameter(const std::string& name) const {
  const char* value = PQparameterStatus(impl_->pg(), name.c_str());
  return value == nullptr ? std::string() : value;
}

bool Connection::standard_conforming_strings() const {
  return Parameter("standard_conforming_strings") == "on";
}

bool Connection::in_transaction() const {
  const PGTransactionStatusType status = PQtransactionStatus(impl_->pg());
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

bool Connection::transaction_failed() const {
  return PQtransactionStatus(impl_->pg()) == PQTRANS_INERROR;
}

bool Connection::broken() const { return PQstatus(impl_->pg()) != CONNECTION_OK; }

NoticeFunction Connection::SetNoticeFunction(NoticeFunction notice) {
  return std::exchange(impl_->notice, std::move(notice));
}

void Connection::Cancel() noexcept { impl_->Cancel(); }

void Connection::Execute(std::string_view sql) { Query(sql); }

Result Connection::Query(std::string_view sql) {
  ResultPtr result(PQexec(impl_->pg(), std::string(sql).c_str()));
  impl_->Check(result.get(), sql);
  return Result(result.release());
}

Result Connection::QueryThen(std::string_view sql, std::string_view then) {
  const std::string both = std::string(sql) + "\n;" + std::string(then);
  if (PQsendQuery(impl_->pg(), both.c_str()) == 0) {
    impl_->Fail(ServerError::Stage::kQuery, nullptr, sql);
  }
  ResultPtr first(PQgetResult(impl_->pg()));
  impl_->Check(first.get(), sql);
  while (const ResultPtr next{PQgetResult(impl_->pg())}) impl_->Check(next.get(), sql);
  return Result(first.release());
}

Result Connection::QueryParams(std::string_view sql, std::span<const std::string> params) {
  std::vector<const char*> values;
  values.reserve(params.size());
  for (const std::string& param : params) values.push_back(param.c_str());
  ResultPtr result(PQexecParams(impl_->pg(), std::string(sql).c_str(),
                                static_cast<int>(values.size()), nullptr, values.data(), nullptr,
                                nullptr, /*resultFormat=*/0));
  impl_->Check(result.get(), sql);
  return Result(result.release());
}

Result Connection::QueryBinary(std::string_view sql, std::span<const BinaryArray* const> params) {
  std::vector<Oid> types;
  std::vector<const char*> values;
  std::vector<int> lengths;
  for (const BinaryArray* const param : params) {
    types.push_back(param->type());
    values.push_back(param->bytes().data());
    lengths.push_back(static_cast<int>(param->bytes().size()));
  }
  const std::vector<int> formats(params.size(), 1);
  ResultPtr result(PQexecParams(impl_->pg(), std::string(sql).c_str(),
                                static_cast<int>(params.size()), types.data(), values.data(),
                                lengths.data(), formats.data(), /*resultFormat=*/0));
  impl_->Check(result.get(), sql);
  return Result(result.release());
}

void Connection::Stream(std::string_view sql, const std::function<void(const Row&)>& row) {
  const std::string query(sql);
  StreamAll(
      {&query, 1}, [](size_t) {}, row);
}

void Connection::StreamAll(std::span<const std::string> queries,
                           const std::function<void(size_t)>& begin,
                           const std::function<void(const Row&)>& row) {
  if (queries.empty()) return;
  std::string message;
  for (const std::string& query : queries) {
    if (!message.empty()) message += "\n;";
    message += query;
  }
  if (PQsendQuery(impl_->pg(), message.c_str()) == 0) {
    impl_->Fail(ServerError::Stage::kQuery, nullptr, queries.front());
  }
  PQsetSingleRowMode(impl_->pg());
  const auto reject = [&queries](std::string_view what, size_t query) {
    throw ServerError(ServerError::Stage::kQuery, what, queries[query], {});
  };
  size_t begun = 0;
  size_t ended = 0;  // queries
  while (const ResultPtr result{PQgetResult(impl_->pg())}) {
    const size_t current = std::min(ended, queries.size() - 1);
    try {
      if (begun == current) begin(begun++);
      const int rows = PQntuples(result.get());
      if (rows > 0 && ended == queries.size()) {
        reject("the server answered more than it was asked", current);
      }
      for (int i = 0; i < rows; ++i) row(Row(result.get(), i));
    } catch (...) {
      impl_->CancelAndDrain();
      throw;
    }
    if (PQresultStatus(result.get()) == PGRES_SINGLE_TUPLE) continue;
    impl_->Check(result.get(), queries[current]);
    if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) {
      impl_->Drain();
      reject("the server answered without rows", current);
    }
    ++ended;
  }
  if (ended < queries.size()) reject("the server did not answer", ended);
}

}  // namespace pgstow::pg
