#include "host/pg/terminal.h"

#include <stdio.h>
#include <termios.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>

#include "host/base/interrupt.h"

namespace pgstow::pg {
namespace {

struct CloseFile {
  void operator()(FILE* file) const { static_cast<void>(fclose(file)); }
};
using File = std::unique_ptr<FILE, CloseFile>;

// Echo is off as long as it lives; nothing happens where the descriptor is no terminal.
class SilentTerminal {
 public:
  explicit SilentTerminal(int fd) : fd_(fd), terminal_(tcgetattr(fd, &before_) == 0) {
    if (!terminal_) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(fd_, TCSAFLUSH, &silent);
  }
  ~SilentTerminal() { Restore(); }
  SilentTerminal(const SilentTerminal&) = delete;
  SilentTerminal& operator=(const SilentTerminal&) = delete;

 private:
  void Restore() {
    if (terminal_) tcsetattr(fd_, TCSAFLUSH, &before_);
  }

  int fd_;
  termios before_{};
  bool terminal_;
  base::OnInterrupt on_interrupt_{[this] { Restore(); }};  // a Ctrl-C leaves the terminal usable
};

std::string ReadLine(FILE* in) {
  std::string line;
  for (int c = fgetc(in); c != EOF && c != '\n'; c = fgetc(in)) line += static_cast<char>(c);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

}  // namespace

std::string PromptSecret(const std::string& prompt) {
  const File tty_in(fopen("/dev/tty", "r"));
  const File tty_out(fopen("/dev/tty", "w"));
  const bool terminal = tty_in != nullptr && tty_out != nullptr;
  FILE* in = terminal ? tty_in.get() : stdin;
  FILE* out = terminal ? tty_out.get() : stderr;

  const SilentTerminal silent(fileno(in));
  // Where the prompt can't be shown, the answer may come all the same.
  static_cast<void>(fputs(prompt.c_str(), out));
  static_cast<void>(fflush(out));
  std::string secret = ReadLine(in);
  static_cast<void>(fputc('\n', out));
  static_cast<void>(fflush(out));
  return secret;
}

}  // namespace pgstow::pg
