// Failures as messages and exit codes: the one place of the program that catches them.
#pragma once

#include <exception>
#include <functional>

namespace pgstow::cli {

// Runs `body` and returns what it returns. What it throws is written to standard error in the shape
// of PostgreSQL's tools; then `failure` is returned.
int Reporting(int failure, const std::function<int()>& body);

// The same for a command whose exit code follows from what was thrown.
int Reporting(const std::function<int(const std::exception&)>& failure,
              const std::function<int()>& body);

}  // namespace pgstow::cli
