#include "tests/live/connecting.h"

namespace pgstow::tests {

pg::ConnectionOptions ConnectionTo(const Server& server, const std::string& database) {
  pg::ConnectionOptions options;
  options.dbname = database;
  for (const auto& [name, value] : server.environment()) {
    if (name == "PGHOST") options.host = value;
    if (name == "PGPORT") options.port = value;
    if (name == "PGUSER") options.user = value;
  }
  return options;
}

std::unique_ptr<pg::Connection> EachServer::Connect() const {
  return pg::Connection::Connect(ConnectionTo(server_, database_.name()));
}

std::string NameOfServer(const ::testing::TestParamInfo<std::string>& info) { return info.param; }

}  // namespace pgstow::tests
