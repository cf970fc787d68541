// What the tests of the command line share.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "tests/support/process.h"
#include "tests/support/server.h"

namespace pgstow::tests {

// Servers to run a TEST_P on, and their names for its title.
class ServerTest : public testing::TestWithParam<std::string> {
 protected:
  const Server& server() const { return server_; }

 private:
  Server server_ = Server::Named(GetParam());
};

// A table with ROWS rows of 64 random-looking characters: they compress badly, so an archive of
// them takes a while to write and about as many bytes.
inline void MakeWideTable(const ScratchDatabase& database, int rows) {
  database.Sql(
      "CREATE TABLE wide AS SELECT n AS id, md5(n::text) || md5((-n)::text) AS text "
      "FROM generate_series(1, " +
      std::to_string(rows) + ") AS n");
}

}  // namespace pgstow::tests
