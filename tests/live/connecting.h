// How these tests reach the fixture's servers.
#pragma once

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "host/pg/connection.h"
#include "tests/support/server.h"

namespace pgstow::tests {

// What connects to a database of the server as a superuser.
pg::ConnectionOptions ConnectionTo(const Server& server, const std::string& database);

// A test that runs once for each server, in a database of its own.
class EachServer : public ::testing::TestWithParam<std::string> {
 protected:
  std::unique_ptr<pg::Connection> Connect() const;

  const Server server_ = Server::Named(GetParam());
  const ScratchDatabase database_{server_};
};

// EachServer's parameters.
std::string NameOfServer(const ::testing::TestParamInfo<std::string>& info);

}  // namespace pgstow::tests
