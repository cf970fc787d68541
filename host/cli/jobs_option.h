// --jobs: how many connections work at once.
#pragma once

#include <optional>
#include <string>

#include "host/base/options.h"
#include "host/loader/registry.h"

namespace pgstow::cli {

// What a command line says.
struct Jobs {
  std::optional<int> number;
  bool automatic = false;  // "auto"

  bool given() const { return number || automatic; }
};

// -j/--jobs. As a tool of PostgreSQL it takes a number alone.
base::Option JobsOption(Jobs& jobs, const char* help, bool as_tool);

// As many as the processors that this process may use, which clients and a server nearby share, but
// no more than 4: a server elsewhere has others to serve too.
int AutomaticJobs();

// For a dump that goes to `path` (empty or "-": standard output) in that format. When the command
// line says nothing of it, those to a file or folder take what is automatic, others one job.
int JobsOfDump(const Jobs& jobs, const loader::Format& format, const std::string& path);

}  // namespace pgstow::cli
