#include "host/base/log.h"

#include <unistd.h>

#include <atomic>
#include <mutex>
#include <string>

namespace pgstow::base {
namespace {

std::string& Program() {
  static std::string program = "pgstow";
  return program;
}

std::atomic<int> threshold{static_cast<int>(LogLevel::kWarning)};

bool ended = false;  // LogLast was called; guarded by Emit's mutex

// One write(2) a message, so that lines of several threads and processes do not mix.
void Emit(const std::string& text, bool last = false) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  if (ended) return;
  ended = last;
  size_t done = 0;
  while (done < text.size()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data() + done, text.size() - done);
    if (written <= 0) return;
    done += static_cast<size_t>(written);
  }
}

std::string Line(std::string_view word, std::string_view message) {
  std::string line = Program();
  line += ": ";
  line += word;
  line += message;
  if (message.empty() || message.back() != '\n') line += '\n';
  return line;
}

std::string Additions(const Error& error) {
  std::string text;
  if (!error.detail().empty()) text += Line("detail: ", error.detail());
  if (!error.hint().empty()) text += Line("hint: ", error.hint());
  return text;
}

}  // namespace

void SetLogProgram(std::string_view program) { Program() = program; }

void SetLogThreshold(LogLevel lowest) { threshold = static_cast<int>(lowest); }

bool LogEnabled(LogLevel level) { return static_cast<int>(level) >= threshold; }

void LogLine(LogLevel level, std::string_view message) {
  if (!LogEnabled(level)) return;
  const std::string_view word = level == LogLevel::kError     ? "error: "
                                : level == LogLevel::kWarning ? "warning: "
                                                              : "";
  Emit(Line(word, message));
}

void LogError(const Error& error) { Emit(Line("error: ", error.what()) + Additions(error)); }

void LogWarning(const Error& warning) {
  if (LogEnabled(LogLevel::kWarning)) Emit(Line("warning: ", warning.what()) + Additions(warning));
}

void LogWarning(std::string_view message, std::span<const std::string> details,
                std::span<const std::string> hints) {
  if (!LogEnabled(LogLevel::kWarning)) return;
  std::string text = Line("warning: ", message);
  for (const std::string& detail : details) text += Line("detail: ", detail);
  for (const std::string& hint : hints) text += Line("hint: ", hint);
  Emit(text);
}

void LogComplaint(const Error& error) { Emit(Line("", error.what()) + Additions(error)); }

void LogRaw(std::string_view line) { Emit(std::string(line) + '\n'); }

void LogLast(std::string_view message, std::string_view hint) {
  Emit(Line("", message) + (hint.empty() ? std::string() : Line("hint: ", hint)), true);
}

}  // namespace pgstow::base
