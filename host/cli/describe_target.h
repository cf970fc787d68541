// What is in the database that a restore goes to, read by the code that dumps databases.
#pragma once

#include <string>

#include "host/model/entry.h"
#include "host/pg/connection.h"

namespace pgstow::cli {

// The objects of the database that `target` is connected to, as the table of contents that a dump
// of its definitions would have, texts in `encoding`. Comments, privileges, security labels and the
// database itself are left out, and so is what no kind of the catalog reader knows. Reads over a
// connection of its own, and locks nothing. Throws kServer, kVersion.
model::Toc DescribeTarget(const pg::Connection& target, const std::string& encoding);

}  // namespace pgstow::cli
