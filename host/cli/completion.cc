// `pgstow completion`: the scripts by which shells complete command lines, and what these ask.
#include "host/manual/completion.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/archive/abi.h"
#include "host/base/error.h"
#include "host/base/nearest.h"
#include "host/cli/collect.h"
#include "host/cli/command.h"
#include "host/cli/output.h"
#include "host/cli/shared_options.h"

namespace pgstow::cli {
namespace {

struct Shell {
  const char* name;
  const char* script;
};
const std::vector<Shell>& Shells() {
  static const std::vector<Shell> kShells = {
      {"bash", manual::kBashScript}, {"zsh", manual::kZshScript}, {"fish", manual::kFishScript}};
  return kShells;
}

struct Arguments {
  bool answer = false;
  std::string output;
  std::string shell;
  std::vector<std::string> words;
};

base::OptionTable Table(Arguments& arguments) {
  return {
      .summary = "writes the script by which a shell completes command lines",
      .groups = {{"Options",
                  {{"answer", 0, nullptr, "say instead how the last of the words can go on",
                    base::Set(arguments.answer)},
                   {"output", 'o', "FILENAME", "the file to write (-: standard output)",
                    base::Text(arguments.output)},
                   base::VersionOption(),
                   base::HelpOption()}}},
      .operands = {{.name = "bash|zsh|fish",
                    .bind = base::Text(arguments.shell),
                    .unless = "answer"},
                   {.name = "WORD", .bind = base::Append(arguments.words), .repeated = true}},
      .notes = "\"pgstow help completion\" tells where the scripts go.",
  };
}

const char* ScriptOf(const std::string& shell) {
  std::vector<std::string> names;
  for (const Shell& each : Shells()) {
    if (shell == each.name) return each.script;
    names.emplace_back(each.name);
  }
  if (shell.empty()) {
    throw base::Error(base::ErrorCode::kUsage, "no shell is named")
        .WithHint("It is one of bash, zsh and fish.");
  }
  const std::string nearest = base::Nearest(shell, names);
  throw base::Error(base::ErrorCode::kUsage, fmt::format("unknown shell \"{}\"", shell))
      .WithHint(fmt::format("{}It is one of bash, zsh and fish.",
                            nearest.empty() ? "" : fmt::format("Did you mean \"{}\"? ", nearest)));
}

// Plugins are loaded when a word is about them, not at each key.
std::vector<manual::Candidate> Offered(manual::Offer offer) {
  using archive::View;
  std::vector<manual::Candidate> candidates;
  const auto registry = LoadPlugins({});
  if (offer == manual::Offer::kFormats) {
    for (const loader::Format& format : registry->formats()) {
      candidates.push_back(
          {std::string(View(format.info->name)), std::string(View(format.info->summary))});
    }
  } else {
    for (const loader::Filter& filter : registry->filters()) {
      candidates.push_back(
          {std::string(View(filter.info->name)), std::string(View(filter.info->summary))});
    }
  }
  return candidates;
}

}  // namespace

int RunCompletion(const Invocation& invocation) {
  Arguments arguments;
  if (!ParseArguments(Table(arguments), invocation)) return kSuccess;
  WriteOutput(arguments.output, arguments.answer ? manual::AnswerText(manual::Complete(
                                                       CollectCommands(), arguments.words, Offered))
                                                 : ScriptOf(arguments.shell));
  return kSuccess;
}

}  // namespace pgstow::cli
