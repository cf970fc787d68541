// Talking to PostgreSQL. The only folder that knows libpq.
// Source: https://www.postgresql.org/docs/18/libpq.html
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/pg/binary_array.h"
#include "host/pg/result.h"
#include "host/pg/server_error.h"

namespace pgstow::pg {

// How to reach a server: what the command line said. Empty members fall back on libpq's own rules
// (PG* environment, service and password files).
struct ConnectionOptions {
  std::string dbname;  // a name, a key=value string or a URI, as -d takes it
  std::string host;
  std::string port;
  std::string user;
  enum class Password {
    kDefault,  // asked for when the server wants one and nothing gave it
    kNever,    // -w
    kForce,    // -W: asked for before connecting
  } password = Password::kDefault;
  std::string application_name = "pgstow";
  // Replaces the database of `dbname` when that is a connection string; empty: keep it.
  std::string override_dbname;
};

// A notice that the server sent. Called on the thread that uses the connection.
using NoticeFunction = std::function<void(std::string_view message)>;

// The first of several statements that failed. What was sent after it was not run.
struct PipelineFailure {
  size_t statement = 0;  // its index
  ServerError error;
};

// One connection. One thread at a time, except Another and Cancel. Every failure throws ServerError
// (base::Error kServer) with the server's own message, and SQLSTATE where there is one. What runs
// is cancelled when the user ends the program (base::OnInterrupt).
class Connection {
 public:
  // Connects and sends nothing else; asks for a password on the terminal when the server wants one
  // and the options allow. Notices go to the log at kInfo until SetNoticeFunction.
  static std::unique_ptr<Connection> Connect(const ConnectionOptions& options);

  // Connects once more: to the very server that this one reached (of several hosts), as the same
  // user, with the password given before, to the same database or to the one that is named. Asks
  // nothing. Any thread.
  std::unique_ptr<Connection> Another(const std::string& database = {}) const;

  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  int server_version() const;               // 150020 for 15.20
  std::string server_version_text() const;  // parameter server_version, "15.20 (Debian …)"
  std::string database() const;             // name of the database connected to
  std::string user() const;
  std::string Parameter(const std::string& name) const;  // reported parameter; empty if unknown
  bool in_transaction() const;
  bool transaction_failed() const;  // in one that takes nothing but its end since an error
  bool broken() const;              // the connection is lost

  // Runs one or more statements whose rows are not wanted.
  void Execute(std::string_view sql);

  // Runs one query and returns all its rows.
  Result Query(std::string_view sql);

  // Runs one query and, when it went well, the statements `then`, in one message. Returns the
  // result of the query; an error of either is thrown as one of the query.
  Result QueryThen(std::string_view sql, std::string_view then);

  // Runs statements one after the other, as Execute would up to the first that fails, but without a
  // round trip for each: they are sent before the results of those before them are in, a bounded
  // number at a time. Each text is one statement; none is a COPY. Those that are not between a
  // BEGIN and a COMMIT among them are one transaction. Calls `done` for each that succeeded, in
  // order; notices come before that of their statement. Throws only when the connection is lost,
  // or given up since the server begins a COPY.
  std::optional<PipelineFailure> ExecuteAll(std::span<const std::string_view> statements,
                                            const std::function<void(size_t statement)>& done = {});

  // Runs one query with text parameters ($1 …).
  Result QueryParams(std::string_view sql, std::span<const std::string> params);

  // Runs one query with parameters that are arrays.
  Result QueryBinary(std::string_view sql, std::span<const BinaryArray* const> params);

  // Runs one query and calls `row` for each row as it arrives; memory does not grow with the rows.
  // When `row` throws, the query is cancelled and the connection stays usable.
  void Stream(std::string_view sql, const std::function<void(const Row&)>& row);

  // Runs several queries in one message, as Stream does one. `begin` is called with the number of
  // each, in order from 0, before its first row and before its error is thrown; later ones are not
  // run then.
  void StreamAll(std::span<const std::string> queries, const std::function<void(size_t)>& begin,
                 const std::function<void(const Row&)>& row);

  // COPY … TO STDOUT: calls `data` with each piece (one row, its newline included), valid during
  // the call. Returns the number of rows, which the server has to have counted too. When `data`
  // throws, the COPY is cancelled and the connection stays usable.
  uint64_t CopyOut(std::string_view sql, const std::function<void(std::span<const char>)>& data);

  // COPY … FROM STDIN. After CopyBegin any number of CopyWrite, then CopyEnd (returns the number of
  // rows) or CopyFail (the server drops the rows; does not throw).
  void CopyBegin(std::string_view sql);
  void CopyWrite(std::span<const char> data);
  uint64_t CopyEnd();
  void CopyFail(std::string_view reason) noexcept;

  // Makes the running statement fail on the server. Any thread; async-signal-safe enough for a
  // dedicated signal thread. Never throws.
  void Cancel() noexcept;

  // Returns the one before.
  NoticeFunction SetNoticeFunction(NoticeFunction notice);

  // Literals and identifiers are quoted by host/sql; this tells whether the server wants
  // backslashes doubled (standard_conforming_strings off).
  bool standard_conforming_strings() const;

 private:
  Connection();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pgstow::pg
