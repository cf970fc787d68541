// What PostgreSQL said when something failed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "host/base/error.h"

namespace pgstow::pg {

// SQLSTATE of what a user lacks the rights for.
// Source: https://www.postgresql.org/docs/18/errcodes-appendix.html
inline constexpr std::string_view kInsufficientPrivilege = "42501";

// The fields of a server's report of an error; those that it left out are empty. A connection that
// was lost, and what libpq itself complains of, has a message alone.
// Source: https://www.postgresql.org/docs/18/protocol-error-fields.html
struct ErrorFields {
  std::string severity;  // "ERROR", "FATAL", "PANIC"; never translated
  std::string sqlstate;  // five characters
  std::string message;   // without its severity
  std::string detail;
  std::string hint;
  std::string context;
  uint32_t position = 0;  // in the query, in characters, from 1; 0: at none
  std::string schema;     // of what the error is about
  std::string table;
  std::string column;
  std::string data_type;
  std::string constraint;
};

// A failure of the server or of the connection to it. what() is "query failed: " and the server's
// own message, the detail "Query was: …", as PostgreSQL's tools print them; callers that word the
// failure otherwise (a restore step, a table's COPY) take server_message().
class ServerError : public base::Error {
 public:
  // At which point of a statement it failed; the words are what PostgreSQL's tools call the points.
  enum class Stage {
    kConnect,
    kQuery,       // the statement was refused or failed
    kCopyData,    // a COPY stream broke off: "PQgetCopyData() failed", "PQputCopyData() failed"
    kCopyResult,  // the server ended a COPY with an error: "PQgetResult() failed"
  };

  // `server_message`: with its severity ("ERROR:  …"), as libpq gives it.
  ServerError(Stage stage, std::string_view server_message, std::string_view query,
              ErrorFields fields);

  Stage stage() const { return stage_; }
  const std::string& server_message() const { return server_message_; }  // no newline at its end
  const std::string& query() const { return query_; }
  const ErrorFields& fields() const { return fields_; }

 private:
  Stage stage_;
  std::string server_message_;
  std::string query_;
  ErrorFields fields_;
};

}  // namespace pgstow::pg
