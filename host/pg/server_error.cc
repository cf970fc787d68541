#include "host/pg/server_error.h"

#include <utility>

namespace pgstow::pg {
namespace {

std::string_view WithoutNewlinesAtEnd(std::string_view text) {
  while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  return text;
}

base::Error Worded(ServerError::Stage stage, std::string_view server_message,
                   std::string_view query, std::string_view sqlstate) {
  std::string message(server_message);
  if (stage != ServerError::Stage::kConnect) message.insert(0, "query failed: ");
  return base::Error(base::ErrorCode::kServer, message)
      .WithDetail(query.empty() ? std::string() : "Query was: " + std::string(query))
      .WithSqlstate(std::string(sqlstate));
}

}  // namespace

ServerError::ServerError(Stage stage, std::string_view server_message, std::string_view query,
                         ErrorFields fields)
    : base::Error(Worded(stage, WithoutNewlinesAtEnd(server_message), query, fields.sqlstate)),
      stage_(stage),
      server_message_(WithoutNewlinesAtEnd(server_message)),
      query_(query),
      fields_(std::move(fields)) {
  if (fields_.message.empty()) fields_.message = server_message_;
}

}  // namespace pgstow::pg
