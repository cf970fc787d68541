// Messages to the user on stderr, in the shape of PostgreSQL's tools: "pgstow: error: …".
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "host/base/error.h"

namespace pgstow::base {

class Palette;

enum class LogLevel { kDebug = 0, kInfo = 1, kWarning = 2, kError = 3 };

// Sets the name before each message ("pgstow", "pg_dump" …) and the lowest level that is shown
// (kWarning by default; -v shows kInfo, -v -v kDebug), and the colours (none by default). Any
// thread: that which waits for signals is there from the beginning, and may tell of one.
void SetLogProgram(std::string_view program);
void SetLogColors(Palette palette);
void SetLogThreshold(LogLevel lowest);
bool LogEnabled(LogLevel level);

// As long as one lives, no thread's messages below kError are shown.
class LogSilence {
 public:
  LogSilence();
  ~LogSilence();
  LogSilence(const LogSilence&) = delete;
  LogSilence& operator=(const LogSilence&) = delete;
};

// Writes one message, whole, from any thread. kInfo and kDebug lines have no "level:" word.
void LogLine(LogLevel level, std::string_view message);

// Writes an error with its detail and hint.
void LogError(const Error& error);

// The same of what is no failure, with the word "warning:".
void LogWarning(const Error& warning);

// The same with several details and hints, each on a line that says so.
void LogWarning(std::string_view message, std::span<const std::string> details,
                std::span<const std::string> hints);

// The same without the word "error:", as PostgreSQL's tools complain of unknown options; of an
// error without a text, what is added to it alone.
void LogComplaint(const Error& error);

// Writes a line of another kind, for programs to read: as it is, with a newline, whatever the
// threshold.
void LogRaw(std::string_view line);

// Writes the last message of a program that is being interrupted; those of other threads, which
// fail now for that reason alone, are dropped from here on. `hint` may be empty.
void LogLast(std::string_view message, std::string_view hint);

template <typename... Args>
void Log(LogLevel level, fmt::format_string<Args...> format, Args&&... args) {
  if (LogEnabled(level)) LogLine(level, fmt::format(format, std::forward<Args>(args)...));
}

}  // namespace pgstow::base
