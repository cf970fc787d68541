// A server that a test may kill: nobody else uses it.
#pragma once

#include <string>

#include "tests/support/server.h"

namespace pgstow::tests {

// One server of PostgreSQL 18, with the roles of tests/cases. What it says is committed survives
// its processes. Stopped and removed at the end of the scope.
class OwnServer {
 public:
  OwnServer();
  OwnServer(const OwnServer&) = delete;
  OwnServer& operator=(const OwnServer&) = delete;
  ~OwnServer();

  // kill -9, of all its processes at once.
  void Kill() const;
  // After Kill: starts it on the same data, and returns when it takes connections.
  void Restart() const;

  const Server& server() const { return server_; }

 private:
  const std::string dir_;
  Server server_;
};

}  // namespace pgstow::tests
