// Reading files that the user names on the command line.
#pragma once

#include <string>
#include <string_view>

namespace pgstow::cli {

// The whole text of a file; "-" is standard input. Throws kIo: "could not open <what> \"<path>\"".
std::string ReadWhole(const std::string& path, std::string_view what);

}  // namespace pgstow::cli
