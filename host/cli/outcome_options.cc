#include "host/cli/outcome_options.h"

#include <string_view>

#include "host/base/error.h"
#include "host/cli/styled_option.h"

namespace pgstow::cli {
namespace {

using base::Option;
using OnError = OutcomeOptions::OnError;
using Summary = OutcomeOptions::Summary;

[[noreturn]] void Refuse(const Option& option, std::string_view value, std::string_view expected) {
  throw base::Error(base::ErrorCode::kUsage, fmt::format("invalid value \"{}\" for option {}",
                                                         value, base::OptionName(option)))
      .WithHint(fmt::format("It takes {}.", expected));
}

base::Binding TakeOnError(OutcomeOptions& options) {
  return [&options](const Option& option, const char* value) {
    constexpr std::string_view kReport = "report:";
    const std::string_view action = value;
    options.report.clear();
    if (action == "stop") {
      options.on_error = OnError::kStop;
    } else if (action == "continue") {
      options.on_error = OnError::kContinue;
    } else if (action.starts_with(kReport) && action != kReport) {
      options.on_error = OnError::kReport;
      options.report = action.substr(kReport.size());
    } else {
      Refuse(option, value, "stop, continue or report:FILE");
    }
  };
}

base::Binding TakeExitCodes(OutcomeOptions& options) {
  return [&options](const Option& option, const char* value) {
    const std::string_view codes = value;
    if (codes != "fine" && codes != "plain") Refuse(option, value, "plain or fine");
    options.fine_exit_codes = codes == "fine";
  };
}

void CheckGoesOn(const OutcomeOptions& options, const execute::RestoreOptions& restore) {
  if (options.on_error != OnError::kContinue && options.on_error != OnError::kReport) return;
  const char* const stops = restore.script.single_transaction     ? "-1/--single-transaction"
                            : restore.exit_on_error               ? "-e/--exit-on-error"
                            : restore.script.transaction_size > 0 ? "--transaction-size"
                                                                  : nullptr;
  if (stops == nullptr) return;
  base::Throw(base::ErrorCode::kUsage, "options {} and --on-error={} cannot be used together",
              stops, options.on_error == OnError::kReport ? "report" : "continue");
}

}  // namespace

std::vector<Option> OutcomeRows(OutcomeOptions& options) {
  static const std::vector<StyleName<Summary>> kSummaries = {{"auto", Summary::kAuto},
                                                             {"none", Summary::kNone},
                                                             {"text", Summary::kText},
                                                             {"json", Summary::kJson, true}};
  return {
      ProgressOption(options.progress),
      {.name = "summary",
       .argument = "STYLE",
       .help = "what was done, once it is: auto (text on a terminal), none, text, or json[:FILE] "
               "(a line of JSON to FILE or standard error)",
       .bind = TakeStyle(kSummaries, options.summary, options.summary_file),
       .values = {"auto", "none", "text", "json", "json:FILE"}},
      {.name = "on-error",
       .argument = "ACTION",
       .help = "stop; continue; or report:FILE: continue, and write each error to FILE as a line "
               "of JSON",
       .bind = TakeOnError(options),
       .value_takes_word = "report",
       .values = {"stop", "continue", "report:FILE"}},
      {.name = "exit-codes",
       .argument = "plain|fine",
       .help = "what the exit code tells: plain (0, 1) or fine (0 done, 1 not begun, 2 usage, 3 "
               "harmless errors alone, 4 objects or rows failed, 5 aborted)",
       .bind = TakeExitCodes(options),
       .values = {"plain", "fine"}},
      {"no-row-check", 0, nullptr, "do not compare the rows loaded with those that were dumped",
       base::Clear(options.check_rows)},
  };
}

std::vector<base::OptionRule> OutcomeRules(const OutcomeOptions& options,
                                           const execute::RestoreOptions& restore) {
  return {base::Requires("on-error", "dbname"),
          base::Requires("exit-codes", "dbname"),
          base::Requires("summary", "dbname"),
          base::Requires("progress", "dbname"),
          base::Requires("no-row-check", "dbname"),
          base::Check([&] { CheckGoesOn(options, restore); })};
}

}  // namespace pgstow::cli
