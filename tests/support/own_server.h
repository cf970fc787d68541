// A server that nobody else uses: for tests of what belongs to a whole server, and for those that
// stop or kill it.
#pragma once

#include <string>

#include "tests/support/server.h"

namespace pgstow::tests {

// One server, stopped and removed at the end of the scope. Tests that run at the same time have
// servers of different names.
class OwnServer {
 public:
  // Starts one of the same programs as the fixture's server `like`, with nothing but what initdb
  // makes, and runs the SQL file `init` in it, if one is given.
  explicit OwnServer(const std::string& like, const std::string& init = "");
  OwnServer(const OwnServer&) = delete;
  OwnServer& operator=(const OwnServer&) = delete;
  ~OwnServer();

  // What it says is committed survives its processes from here on.
  void MakeDurable() const;
  // kill -9, of all its processes at once.
  void Kill() const;
  // After Kill: starts it on the same data, and returns when it takes connections.
  void Restart() const;

  const Server& server() const { return server_; }
  // Where its files are: data/, env, log.
  const std::string& folder() const { return folder_; }

 private:
  const std::string folder_;
  Server server_;
};

}  // namespace pgstow::tests
