// A terminal that a program runs on, and what is to be seen there.
#pragma once

#include <string>
#include <vector>

#include "tests/support/process.h"

namespace pgstow::tests {

struct TerminalOutcome {
  int exit_code = 0;
  std::string written;              // everything, control sequences included
  std::vector<std::string> screen;  // the lines in the end, those that scrolled away included
};

// What somebody at the terminal types once the program has written the question.
struct Answer {
  std::string question;
  std::string typed;  // a line, without its end
};

// Runs a program with all its output on a pseudo terminal of so many columns and rows; the answers
// are typed in their order. Throws std::system_error.
TerminalOutcome RunOnTerminal(Command command, const Environment& environment, int columns,
                              int rows, const std::vector<Answer>& answers = {});

// What a terminal shows of the text: of control sequences it knows those that move the cursor up
// and clear lines, and throws std::runtime_error for any other but the switches of line wrapping.
std::vector<std::string> ScreenOf(const std::string& written);

}  // namespace pgstow::tests
