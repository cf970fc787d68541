// The inside of a Connection, shared by the files that implement it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "host/base/interrupt.h"
#include "host/pg/connection.h"
#include "host/pg/libpq.h"

namespace pgstow::pg {

struct Release {
  void operator()(PGconn* connection) const { PQfinish(connection); }
  void operator()(PGcancel* cancel) const { PQfreeCancel(cancel); }
  void operator()(PGresult* result) const { PQclear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, Release>;

struct Connection::Impl {
  std::unique_ptr<PGconn, Release> connection;
  std::unique_ptr<PGcancel, Release> cancel;
  NoticeFunction notice;
  std::string copy_in;  // the COPY … FROM STDIN that runs

  // How it was opened, for Another.
  ConnectionOptions options;
  std::optional<std::string> password;
  std::string host, host_address, port;

  // Cancels what runs when the user ends the program. The last member: goes before what it uses.
  std::optional<base::OnInterrupt> on_interrupt;

  PGconn* pg() const { return connection.get(); }

  // Opens it with `options` and `password`; the place to pin to comes from `pinned` when given.
  void Open(const Impl* pinned);

  void Cancel() const noexcept;

  // What the server, or libpq when there is no result, said of `query`.
  ServerError ErrorOf(ServerError::Stage stage, const PGresult* result,
                      std::string_view query) const;
  // Throws what the server, or libpq when there is no result, said of `query`; what it still sends
  // of it is thrown away before.
  [[noreturn]] void Fail(ServerError::Stage stage, const PGresult* result, std::string_view query);
  // Fails unless the result is a success: rows or a command's end.
  void Check(const PGresult* result, std::string_view query);

  // Closes the connection, over which comes what makes no sense any more: it is broken then.
  void Lose() noexcept;

  // Throws away what the running statement still sends.
  void Drain() noexcept;
  // Ends the running statement early.
  void CancelAndDrain() noexcept;
};

}  // namespace pgstow::pg
