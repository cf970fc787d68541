#include "plugins/conformance/check.h"

#include <algorithm>
#include <memory>
#include <string_view>

#include "host/base/error.h"
#include "host/base/log.h"
#include "plugins/conformance/child.h"
#include "plugins/conformance/law.h"

namespace pgstow::conformance {
namespace {

using Outcome = Verdict::Result;

constexpr std::string_view kLoads = "plugin/loads";
constexpr std::string_view kLoadsSentence =
    "The file is loaded, and has every struct and function that is required.";

// The plugin of the file alone, and the cases that there are for it.
struct Plugin {
  std::unique_ptr<loader::Registry> registry;
  std::vector<Case> cases;
};

Plugin Load(const std::string& file) {
  base::SetLogThreshold(base::LogLevel::kError);  // what is refused is in the verdict
  ProvideSecrets();
  Plugin plugin;
  plugin.registry = loader::Registry::Load({.only_plugin_paths = true, .plugin_files = {file}});
  plugin.cases.push_back({std::string(kLoads), std::string(kLoadsSentence), {}});
  plugin.cases.front().check = [registry = plugin.registry.get()] {
    if (!registry->refused().empty()) throw Broken(registry->refused().front().reason);
  };
  for (Case& one : CasesOf(*plugin.registry)) plugin.cases.push_back(std::move(one));
  return plugin;
}

// The next line of `text`, which is taken off it.
std::string_view TakeLine(std::string_view& text) {
  const size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

Ending Run(const CheckOptions& options, const std::vector<std::string>& more) {
  std::vector<std::string> command = options.child;
  command.insert(command.end(), more.begin(), more.end());
  command.insert(command.end(), {"--", options.file});
  return RunChild(command, options.limit);
}

Verdict VerdictOf(const Ending& ending) {
  if (ending.mishap) return {Outcome::kFailed, *ending.mishap};
  std::string_view reason = ending.out;
  const std::string_view said = TakeLine(reason);
  for (const Outcome result : {Outcome::kPassed, Outcome::kFailed, Outcome::kNotApplicable}) {
    if (said == NameOf(result)) {
      while (reason.ends_with('\n')) reason.remove_suffix(1);
      return {result, std::string(reason)};
    }
  }
  return {Outcome::kFailed,
          fmt::format("it ended the process with exit code {}", ending.exit_code)};
}

}  // namespace

size_t Report::Count(Outcome result) const {
  return static_cast<size_t>(std::ranges::count_if(
      results, [result](const Result& one) { return one.verdict.result == result; }));
}

Report CheckFile(const CheckOptions& options) {
  Report report{.file = options.file};
  const Ending listed = Run(options, {"--list"});
  if (listed.mishap || listed.exit_code != 0) {
    report.results.push_back({std::string(kLoads), std::string(kLoadsSentence), VerdictOf(listed)});
    return report;
  }
  std::string_view lines = listed.out;
  while (!lines.empty()) {
    const std::string_view line = TakeLine(lines);
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    const std::string name(line.substr(0, tab));
    report.results.push_back(
        {name, std::string(line.substr(tab + 1)), VerdictOf(Run(options, {"--only", name}))});
  }
  return report;
}

std::string List(const std::string& file) {
  std::string text;
  for (const Case& one : Load(file).cases) text += fmt::format("{}\t{}\n", one.name, one.sentence);
  return text;
}

std::string CheckOnly(const std::string& file, const std::string& name) {
  const Plugin plugin = Load(file);
  const auto found = std::ranges::find(plugin.cases, name, &Case::name);
  if (found == plugin.cases.end()) {
    base::Throw(base::ErrorCode::kInput, "there is no law \"{}\" for \"{}\"", name, file);
  }
  const Verdict verdict = Check(*found);
  return fmt::format("{}\n{}{}", NameOf(verdict.result), verdict.reason,
                     verdict.reason.empty() ? "" : "\n");
}

}  // namespace pgstow::conformance
