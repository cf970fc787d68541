// Text that a command prints, of which every byte arrives or is reported missing.
#pragma once

#include <string>
#include <string_view>

namespace pgstow::cli {

// Writes all of `text` to standard output. Throws base::Error kIo.
void WriteStdout(std::string_view text);

// The same to the file at `path`, in place of what it held; "-" and "" are standard output.
void WriteOutput(const std::string& path, std::string_view text);

}  // namespace pgstow::cli
