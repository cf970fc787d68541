// A report as text and as JSON.
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "host/base/json.h"
#include "plugins/conformance/check.h"

namespace pgstow::conformance {
namespace {

using base::JsonString;
using Outcome = Verdict::Result;

// "filter:zstd" and "gives-back-frames"
std::pair<std::string_view, std::string_view> Split(std::string_view name) {
  const size_t slash = name.rfind('/');
  return {name.substr(0, slash), name.substr(slash + 1)};
}

std::string JsonOf(const Result& result) {
  const auto [of, law] = Split(result.name);
  return fmt::format(
      "{{\"of\": {}, \"law\": {}, \"sentence\": {}, \"result\": \"{}\", \"reason\": {}}}",
      JsonString(of), JsonString(law), JsonString(result.sentence), NameOf(result.verdict.result),
      JsonString(result.verdict.reason));
}

}  // namespace

std::string TextOf(const Report& report) {
  constexpr std::string_view kIndent = "                  ";
  std::string text = report.file + "\n";
  std::string_view last;
  for (const Result& result : report.results) {
    const auto [of, law] = Split(result.name);
    if (of != last) text += fmt::format("{}\n", of);
    last = of;
    text +=
        fmt::format("  {:<14}  {:<26}  {}\n", NameOf(result.verdict.result), law, result.sentence);
    if (!result.verdict.reason.empty()) {
      text += fmt::format("{}{}\n", kIndent, result.verdict.reason);
    }
  }
  return text + fmt::format("{} laws passed, {} failed, {} not applicable\n",
                            report.Count(Outcome::kPassed), report.Count(Outcome::kFailed),
                            report.Count(Outcome::kNotApplicable));
}

std::string JsonOf(const Report& report) {
  std::string laws;
  for (const Result& result : report.results) {
    laws += fmt::format("{}\n    {}", laws.empty() ? "" : ",", JsonOf(result));
  }
  return fmt::format(
      "{{\n  \"file\": {},\n  \"passed\": {},\n  \"failed\": {},\n  \"not_applicable\": {},\n"
      "  \"laws\": [{}\n  ]\n}}\n",
      JsonString(report.file), report.Count(Outcome::kPassed), report.Count(Outcome::kFailed),
      report.Count(Outcome::kNotApplicable), laws);
}

}  // namespace pgstow::conformance
