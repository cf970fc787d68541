// What a restore that shall be gone on with finds where no journal is: it may not have begun, or
// have ended, and which of the two decides whether anything is loaded.
#pragma once

#include <cstdint>
#include <string>

#include "host/model/entry.h"
#include "host/pg/connection.h"
#include "restore/plan/plan.h"

namespace pgstow::execute {

// How far the database that -C makes is.
enum class DatabaseState : uint8_t {
  kMissing,
  kEmpty,      // it holds no objects, nor a journal
  kJournaled,  // it holds the journal of a restore
  kFilled,     // it holds objects, but no journal
};

// Asks over connections like `maintenance`, which is to another database. Throws ServerError.
DatabaseState StateOfDatabase(pg::Connection& maintenance, const std::string& name);

// How much of what the plan makes is in the database: of its relations, or when it makes none of
// the rows of the tables that it loads. Drops that come first take away what is there, so that it
// does not count.
enum class Remains : uint8_t { kNone, kSome, kAll };

// Throws ServerError.
Remains WhatIsThere(pg::Connection& connection, const model::Toc& toc, const plan::Plan& plan);

}  // namespace pgstow::execute
