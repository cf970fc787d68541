// The user's terminal, for what must not come from a file.
#pragma once

#include <string>

namespace pgstow::pg {

// Asks for a secret on the controlling terminal with echo off, or, without one, on standard error
// and input. Returns the line without its end; empty at end of input.
std::string PromptSecret(const std::string& prompt);

}  // namespace pgstow::pg
