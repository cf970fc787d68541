// Errors of dumps of several databases say which one they are about.
#pragma once

#include <string>

#include "host/base/error.h"
#include "host/dump/locks.h"

namespace pgstow::dump {

// The error, about the database of that name.
base::Error InDatabase(const base::Error& error, const std::string& name);

// Does the work; its errors are about the database of that name. An empty one: there is but one
// database, and errors stay as they are. So do those of work that was stopped.
template <typename Work>
void InDatabase(const std::string& name, Work work) {
  try {
    work();
  } catch (const TryAgain& error) {
    if (name.empty()) throw;
    throw TryAgain(InDatabase(error, name), error.waits());
  } catch (const base::Error& error) {
    if (name.empty() || error.code() == base::ErrorCode::kInterrupted) throw;
    throw InDatabase(error, name);
  }
}

}  // namespace pgstow::dump
