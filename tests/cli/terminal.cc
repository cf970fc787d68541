#include "tests/cli/terminal.h"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <span>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <utility>

namespace pgstow::tests {
namespace {

[[noreturn]] void Become(Command& command, const Environment& environment) {
  for (const auto& [name, value] : environment) {
    if (value.empty()) {
      unsetenv(name.c_str());
    } else {
      setenv(name.c_str(), value.c_str(), 1);
    }
  }
  setenv("TERM", "xterm", 1);
  std::vector<char*> argv;
  for (std::string& word : command) argv.push_back(word.data());
  argv.push_back(nullptr);
  execvp(argv[0], argv.data());
  _exit(127);
}

void Type(int terminal, const std::string& line) {
  const std::string keys = line + '\r';
  if (write(terminal, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size())) {
    throw std::system_error(errno, std::generic_category(), "write");
  }
}

// Until nobody has the terminal open: then reading fails.
std::string ReadAll(int terminal, std::span<const Answer> answers) {
  std::string text;
  size_t answered = 0;  // of the text
  char buffer[4096];
  for (;;) {
    const ssize_t size = read(terminal, buffer, sizeof(buffer));
    if (size > 0) text.append(buffer, static_cast<size_t>(size));
    if (size == 0 || (size < 0 && errno != EINTR)) return text;
    if (!answers.empty() && text.find(answers.front().question, answered) != std::string::npos) {
      answered = text.size();
      Type(terminal, answers.front().typed);
      answers = answers.subspan(1);
    }
  }
}

class Screen {
 public:
  // Takes the control sequence that `text` starts with, after its first two bytes.
  size_t Control(std::string_view text) {
    const size_t end = text.find_first_of("AJKhl");
    const std::string_view number = text.substr(0, end);
    switch (end == std::string_view::npos ? '\0' : text[end]) {
      case 'A':
        row_ -= std::min<size_t>(row_, std::stoul(std::string(number)));
        break;
      case 'J':
        lines_.resize(row_ + 1);
        [[fallthrough]];
      case 'K':
        if (row_ < lines_.size()) {
          lines_[row_].resize(std::min(lines_[row_].size(), column_));
        }
        break;
      default:
        if (number != "?7") throw std::runtime_error("unknown control: " + std::string(number));
    }
    return end + 1;
  }

  void Put(char c) {
    if (c == '\r') {
      column_ = 0;
    } else if (c == '\n') {
      ++row_;
      if (row_ >= lines_.size()) lines_.resize(row_ + 1);
    } else if (static_cast<unsigned char>(c) < 0x20) {
      throw std::runtime_error("unknown control character");
    } else {
      std::string& line = lines_[row_];
      if (line.size() <= column_) line.resize(column_ + 1, ' ');
      line[column_++] = c;
    }
  }

  std::vector<std::string> TakeLines() {
    while (!lines_.empty() && lines_.back().empty()) lines_.pop_back();
    return std::move(lines_);
  }

 private:
  std::vector<std::string> lines_{""};
  size_t row_ = 0;
  size_t column_ = 0;
};

}  // namespace

TerminalOutcome RunOnTerminal(Command command, const Environment& environment, int columns,
                              int rows, const std::vector<Answer>& answers) {
  winsize size = {};
  size.ws_col = static_cast<unsigned short>(columns);
  size.ws_row = static_cast<unsigned short>(rows);
  int terminal = -1;
  const pid_t child = forkpty(&terminal, nullptr, nullptr, &size);
  if (child < 0) throw std::system_error(errno, std::generic_category(), "forkpty");
  if (child == 0) Become(command, environment);
  TerminalOutcome outcome{.written = ReadAll(terminal, answers)};
  close(terminal);
  int status = 0;
  waitpid(child, &status, 0);
  outcome.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  outcome.screen = ScreenOf(outcome.written);
  return outcome;
}

std::vector<std::string> ScreenOf(const std::string& written) {
  constexpr std::string_view kControl = "\x1b[";
  Screen screen;
  for (size_t i = 0; i < written.size();) {
    const std::string_view rest = std::string_view(written).substr(i);
    if (rest.starts_with(kControl)) {
      i += kControl.size() + screen.Control(rest.substr(kControl.size()));
    } else {
      screen.Put(written[i++]);
    }
  }
  return screen.TakeLines();
}

}  // namespace pgstow::tests
