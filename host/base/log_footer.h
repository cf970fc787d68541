// Lines that stay below all messages.
#pragma once

#include <string>
#include <vector>

namespace pgstow::base {

// Keeps these lines on the terminal that standard error is, below all messages (host/base/log.h),
// in place of those it kept before; {} takes them away. They are printable and no wider than the
// terminal. Any thread.
void SetLogFooter(std::vector<std::string> lines);

}  // namespace pgstow::base
