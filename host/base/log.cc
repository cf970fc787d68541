#include "host/base/log.h"

#include <unistd.h>

#include <atomic>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/base/log_footer.h"
#include "host/base/log_terminal.h"
#include "host/base/palette.h"
#include "host/base/visible.h"

namespace pgstow::base {
namespace {

// How messages begin and are painted. Never destroyed, as what is below: the thread that waits for
// signals may tell of one whenever it comes.
struct Looks {
  std::mutex mutex;
  std::string program = "pgstow";
  Palette palette;
};
Looks& looks = *new Looks;

std::string Program() {
  const std::lock_guard lock(looks.mutex);
  return looks.program;
}

Palette Colors() {
  const std::lock_guard lock(looks.mutex);
  return looks.palette;
}

std::atomic<bool> on_terminal = false;  // standard error is

std::atomic<int> threshold{static_cast<int>(LogLevel::kWarning)};
std::atomic<int> silences = 0;

// What is on standard error. The functions that write to it hold the mutex.
std::mutex mutex;
bool ended = false;  // LogLast was called
// The lines that stand at the end, the cursor below them.
std::vector<std::string>& footer = *new std::vector<std::string>;

// One write(2) for all, so that lines of several processes do not mix.
void WriteOut(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written <= 0) return;
    text.remove_prefix(static_cast<size_t>(written));
  }
}

// Control sequences of terminals: up to the first line of the footer; clear what is right of the
// cursor, or all from there on; cut lines rather than wrap them.
// Source: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
constexpr std::string_view kClearRight = "\x1b[K";
constexpr std::string_view kClearDown = "\x1b[J";
constexpr std::string_view kCut = "\x1b[?7l";
constexpr std::string_view kWrap = "\x1b[?7h";

std::string ToFooter() {
  return footer.empty() ? std::string() : fmt::format("\r\x1b[{}A", footer.size());
}

std::string Drawn() {
  if (footer.empty()) return "";
  std::string text(kCut);
  for (const std::string& line : footer) text.append(line).append(kClearRight).append("\n");
  return text.append(kWrap);
}

// One message, above the footer.
void Emit(const std::string& text, bool last = false) {
  const std::lock_guard lock(mutex);
  if (ended) return;
  ended = last;
  if (footer.empty()) return WriteOut(text);
  std::string all = ToFooter().append(kClearDown) + text;
  if (last) footer.clear();
  WriteOut(all + Drawn());
}

std::string WithNewline(std::string line) {
  if (line.back() != '\n') line += '\n';
  return line;
}

// Names and texts in messages may be those of a stranger.
std::string Shown(std::string_view message) {
  return on_terminal ? VisibleLines(message) : std::string(message);
}

// What is not painted whatever the colours: PostgreSQL's tools leave it to getopt or say it while
// they are being interrupted.
std::string PlainLine(std::string_view message) {
  return WithNewline(fmt::format("{}: {}", Program(), Shown(message)));
}

std::string Locus() {
  return Colors().Painted(Palette::Part::kLocus, fmt::format("{}: ", Program()));
}

std::string Line(std::string_view message) { return WithNewline(Locus().append(Shown(message))); }

std::string Line(Palette::Part part, std::string_view word, std::string_view message) {
  return WithNewline(Locus() + Colors().Painted(part, word).append(Shown(message)));
}

std::string ErrorLine(std::string_view message) {
  return Line(Palette::Part::kError, "error: ", message);
}
std::string WarningLine(std::string_view message) {
  return Line(Palette::Part::kWarning, "warning: ", message);
}
std::string DetailLine(std::string_view message) {
  return Line(Palette::Part::kNote, "detail: ", message);
}
std::string HintLine(std::string_view message) {
  return Line(Palette::Part::kNote, "hint: ", message);
}

std::string Additions(const Error& error) {
  std::string text;
  if (!error.detail().empty()) text += DetailLine(error.detail());
  if (!error.hint().empty()) text += HintLine(error.hint());
  return text;
}

}  // namespace

void SetLogProgram(std::string_view program) {
  const std::lock_guard lock(looks.mutex);
  looks.program = program;
}

void SetLogColors(Palette palette) {
  const std::lock_guard lock(looks.mutex);
  looks.palette = std::move(palette);
}

void SetLogTerminal(bool terminal) { on_terminal = terminal; }

void SetLogThreshold(LogLevel lowest) { threshold = static_cast<int>(lowest); }

bool LogEnabled(LogLevel level) {
  return static_cast<int>(level) >= threshold && (silences == 0 || level == LogLevel::kError);
}

LogSilence::LogSilence() { ++silences; }
LogSilence::~LogSilence() { --silences; }

void LogLine(LogLevel level, std::string_view message) {
  if (!LogEnabled(level)) return;
  Emit(level == LogLevel::kError     ? ErrorLine(message)
       : level == LogLevel::kWarning ? WarningLine(message)
                                     : Line(message));
}

void LogError(const Error& error) { Emit(ErrorLine(error.what()) + Additions(error)); }

void LogWarning(const Error& warning) {
  if (LogEnabled(LogLevel::kWarning)) Emit(WarningLine(warning.what()) + Additions(warning));
}

void LogWarning(std::string_view message, std::span<const std::string> details,
                std::span<const std::string> hints) {
  if (!LogEnabled(LogLevel::kWarning)) return;
  std::string text = WarningLine(message);
  for (const std::string& detail : details) text += DetailLine(detail);
  for (const std::string& hint : hints) text += HintLine(hint);
  Emit(text);
}

void LogComplaint(const Error& error) {
  const std::string_view text = error.what();
  Emit((text.empty() ? std::string() : PlainLine(text)) + Additions(error));
}

void LogRaw(std::string_view line) { Emit(Shown(line) + '\n'); }

void SetLogFooter(std::vector<std::string> lines) {
  const std::lock_guard lock(mutex);
  if (ended || (lines.empty() && footer.empty())) return;
  // Lines are written over those before and their ends cleared, so that nothing flickers.
  std::string text = ToFooter();
  footer = std::move(lines);
  WriteOut(text + Drawn() + std::string(kClearDown));
}

void LogLast(std::string_view message, std::string_view hint) {
  Emit(PlainLine(message) + (hint.empty() ? std::string() : HintLine(hint)), true);
}

}  // namespace pgstow::base
