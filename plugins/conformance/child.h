// Programs that may crash or hang.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace pgstow::conformance {

struct Ending {
  std::string out;                    // its standard output
  std::optional<std::string> mishap;  // how it ended other than by itself: "it hangs: …"
  int exit_code = 0;                  // where there was no mishap
};

// Runs a program without input, its standard error thrown away. After `limit` it is killed, and
// when this process ends before it. Throws base::Error kIo when it can't be started.
Ending RunChild(const std::vector<std::string>& command, std::chrono::seconds limit);

}  // namespace pgstow::conformance
