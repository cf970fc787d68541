// SQL text as dumping programs write it, and its comparison.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "tests/support/server.h"

namespace pgstow::tests {

// TEXT without what differs from one run of a program to the next: the lines \restrict and
// \unrestrict with their random keys, and the two lines that name versions. Rows are not touched.
std::string Normalized(const std::string& text);

// What COMMAND says about DATABASE, normalised. Throws std::runtime_error when it fails.
std::string DumpText(const Command& command, const ScratchDatabase& database);

// The same for pg_dump 18 with OPTIONS: the measure of our own text.
std::string OracleText(const ScratchDatabase& database, const Command& options = {});

// TEXT without marks of the server. From the security releases of November 2026 on, servers mark
// columns with an option `pg_attver`, which is no property of the database and which pg_dump does
// not show from that release on. A pg_dump 18 that is older than its server does; OracleText()
// leaves it out.
std::string WithoutMarks(const std::string& text);

// TEXT with the rows of each COPY in the order of their bytes. The order in which a table holds its
// rows is no property of a database: whoever loads them, by one connection or many, may place a row
// where an earlier page has room.
std::string RowsSorted(const std::string& text);

// EXPECT_PRED_FORMAT2(SameText, expected, actual): on a difference, the first lines of `diff -u`.
// The environment's PGSTOW_DIFFERENCES names a folder that keeps all of them, a file a test.
testing::AssertionResult SameText(const char* expected_name, const char* actual_name,
                                  const std::string& expected, const std::string& actual);

}  // namespace pgstow::tests
