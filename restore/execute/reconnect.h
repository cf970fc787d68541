// A new connection in place of one that died.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include "host/pg/connection.h"

namespace pgstow::execute {

// Connects again to where `lost` was connected, with pauses that grow from a tenth of a second to
// five: the server may be recovering from a crash. Tries for as long as `limit` and says so. Throws
// the last failure (kServer) when the time is over or `given_up` says that nobody waits any longer.
std::unique_ptr<pg::Connection> ConnectAgain(const pg::Connection& lost, std::chrono::seconds limit,
                                             const std::function<bool()>& given_up);

}  // namespace pgstow::execute
