#include "host/cli/progress_display.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>

#include "host/base/log_footer.h"
#include "host/cli/line_file.h"
#include "host/cli/pace.h"
#include "host/cli/progress_text.h"
#include "host/cli/styled_option.h"
#include "host/cli/ticker.h"

namespace pgstow::cli {
namespace {

using Style = ProgressOptions::Style;

// A few times a second: often enough to be seen moving, seldom enough to be read.
constexpr std::chrono::milliseconds kRedraw{250};
constexpr std::chrono::milliseconds kReport{1000};

bool IsTerminal() {
  const char* const type = std::getenv("TERM");
  return isatty(STDERR_FILENO) != 0 && type != nullptr && std::string_view(type) != "dumb";
}

struct Size {
  size_t columns = 80;
  size_t rows = 24;
};

// Asked for each time, since a window may change.
Size TerminalSize() {
  winsize window = {};
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &window) != 0 || window.ws_col == 0) return {};
  return {.columns = window.ws_col, .rows = window.ws_row};
}

class NoDisplay : public ProgressDisplay {
 public:
  void Take(const base::WorkDone&) override {}
};

// Lines that stay at the lower end of the terminal.
class TerminalDisplay : public ProgressDisplay {
 public:
  explicit TerminalDisplay(const base::Progress& progress)
      : progress_(progress), ticker_(std::in_place, kRedraw, [this] { Draw(); }) {}
  ~TerminalDisplay() override {
    ticker_.reset();
    base::SetLogFooter({});
  }

  void Take(const base::WorkDone&) override {}

 private:
  void Draw() {
    const base::ProgressSnapshot snapshot = progress_.Look();
    pace_.Take(snapshot);
    // Some terminals wrap a line that fills the last column, and one line is the cursor's.
    const Size size = TerminalSize();
    base::SetLogFooter(ProgressLines(snapshot, pace_, size.columns - 1,
                                     size.rows > 3 ? size.rows - 1 : size_t{2}));
  }

  const base::Progress& progress_;
  Pace pace_;
  std::optional<Ticker> ticker_;
};

// Lines of JSON: each second, and for each step that ends.
class JsonDisplay : public ProgressDisplay {
 public:
  JsonDisplay(const base::Progress& progress, const std::string& path)
      : progress_(progress), lines_(path), ticker_(kReport, [this] { Write(nullptr); }) {}

  void Take(const base::WorkDone& done) override { Write(&done); }

 private:
  void Write(const base::WorkDone* done) {
    const std::lock_guard lock(mutex_);
    const base::ProgressSnapshot snapshot = progress_.Look();
    pace_.Take(snapshot);
    lines_.Write(ProgressJson(snapshot, pace_, done));
  }

  const base::Progress& progress_;
  LineFile lines_;
  std::mutex mutex_;
  Pace pace_;
  Ticker ticker_;
};

}  // namespace

base::Option ProgressOption(ProgressOptions& options) {
  static const std::vector<StyleName<Style>> kStyles = {{"auto", Style::kAuto},
                                                        {"none", Style::kNone},
                                                        {"terminal", Style::kTerminal},
                                                        {"json", Style::kJson, true}};
  return {.name = "progress",
          .argument = "STYLE",
          .help =
              "how progress is shown: auto (on a terminal), none, terminal, or json[:FILE] "
              "(lines of JSON to FILE or standard error)",
          .bind = TakeStyle(kStyles, options.style, options.file),
          .values = {"auto", "none", "terminal", "json", "json:FILE"}};
}

std::unique_ptr<ProgressDisplay> ProgressDisplay::New(const ProgressOptions& options,
                                                      const base::Progress& progress) {
  if (options.style == Style::kJson) return std::make_unique<JsonDisplay>(progress, options.file);
  if (options.style == Style::kTerminal || (options.style == Style::kAuto && IsTerminal())) {
    return std::make_unique<TerminalDisplay>(progress);
  }
  return std::make_unique<NoDisplay>();
}

}  // namespace pgstow::cli
