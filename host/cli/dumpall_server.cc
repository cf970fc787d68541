#include "host/cli/dumpall_server.h"

#include "host/base/log.h"
#include "host/catalog/databases.h"
#include "host/catalog/globals/globals.h"
#include "host/pg/connection_string.h"
#include "host/pg/session.h"
#include "host/sql/characters.h"
#include "host/sql/quote.h"

namespace pgstow::cli {
namespace {

constexpr const char* kUsual = "postgres";
constexpr const char* kElse = "template1";

std::unique_ptr<pg::Connection> Connect(const DumpAllArguments& arguments,
                                        const Invocation& invocation) {
  pg::ConnectionOptions server = arguments.connection;
  server.application_name = invocation.program;
  if (!arguments.first_database) {
    try {
      return pg::Connection::Connect(pg::ToDatabase(server, kUsual));
    } catch (const pg::ServerError&) {
      return pg::Connection::Connect(pg::ToDatabase(server, kElse));
    }
  }
  const pg::ConnectionOptions way = pg::ToDatabase(server, *arguments.first_database);
  if (!invocation.as_tool) return pg::Connection::Connect(way);
  try {
    return pg::Connection::Connect(way);
  } catch (const pg::ServerError&) {
    base::Throw(base::ErrorCode::kServer, "could not connect to database \"{}\"",
                *arguments.first_database);
  }
}

bool MayReadPasswords(pg::Connection& connection) {
  return connection
      .Query("SELECT pg_catalog.has_table_privilege('pg_catalog.pg_authid', 'SELECT')")[0]
      .boolean(0);
}

bool WithPasswords(pg::Connection& connection, const DumpAllArguments& arguments,
                   const Invocation& invocation) {
  if (!arguments.role_passwords || invocation.as_tool || MayReadPasswords(connection)) {
    return arguments.role_passwords;
  }
  base::LogWarning(base::Error(base::ErrorCode::kServer,
                               "the passwords of roles are left out: permission denied for table "
                               "pg_authid")
                       .WithHint("Dump as a superuser, or say --no-role-passwords."));
  return false;
}

}  // namespace

std::unique_ptr<pg::Connection> ConnectToServer(const DumpAllArguments& arguments,
                                                const Invocation& invocation) {
  const dump::DumpOptions& dump = arguments.server.dump;
  std::unique_ptr<pg::Connection> connection = Connect(arguments, invocation);
  pg::CheckServerVersion(*connection, dump.allow_newer_server);
  pg::HardenDumpSession(*connection, dump.session);
  sql::SetQuoteOptions({.quote_all_identifiers = dump.session.quote_all_identifiers,
                        .standard_strings = connection->standard_conforming_strings()});
  sql::SetSqlEncoding(connection->Parameter("client_encoding"));
  return connection;
}

catalog::GlobalsOptions WantedGlobals(pg::Connection& connection, const DumpAllArguments& arguments,
                                      const Invocation& invocation) {
  const DumpArguments& server = arguments.server;
  const bool definitions = server.dump.read.definitions;
  const bool roles = definitions && !arguments.tablespaces_only;
  return {.roles = roles,
          .tablespaces = definitions && !arguments.roles_only && server.plan.tablespaces,
          .passwords = roles && WithPasswords(connection, arguments, invocation),
          .acls = server.dump.read.acls,
          .comments = server.dump.read.comments,
          .security_labels = server.dump.read.security_labels};
}

ServerContents ReadServer(pg::Connection& connection, const DumpAllArguments& arguments,
                          const Invocation& invocation) {
  ServerContents contents;
  pg::BeginSnapshot(connection, {}, /*snapshot=*/"");
  if (arguments.databases()) {
    contents.databases = catalog::ListDatabases(connection, arguments.exclude_databases);
  }
  contents.globals =
      catalog::ReadGlobals(connection, WantedGlobals(connection, arguments, invocation));
  connection.Execute("COMMIT");
  return contents;
}

}  // namespace pgstow::cli
