#include "host/manual/completion.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include <fmt/format.h>

#include "host/base/option_text.h"
#include "host/manual/values.h"

namespace pgstow::manual {
namespace {

using base::Option;
using base::OptionTable;
using Words = std::span<const std::string>;

bool TakesValue(const Option& option) {
  return option.argument != nullptr && option.argument[0] != '[';
}

const Option* OptionOfLetter(const OptionTable& table, char letter) {
  for (const base::OptionGroup& group : table.groups) {
    for (const Option& option : group.options) {
      if (option.letter == letter) return &option;
    }
  }
  return nullptr;
}

const Option* OptionNamed(const OptionTable& table, std::string_view name) {
  for (const base::OptionGroup& group : table.groups) {
    for (const Option& option : group.options) {
      if (option.name == name) return &option;
    }
  }
  return nullptr;
}

// Where in a bundle of letters ("-vFcustom") an option with a value is, and that option.
struct Bundled {
  const Option* option = nullptr;  // nullptr: there is none
  size_t value = 0;                // where its value begins
};
Bundled ValueInBundle(const OptionTable& table, std::string_view word) {
  for (size_t i = 1; i < word.size(); ++i) {
    const Option* option = OptionOfLetter(table, word[i]);
    if (option != nullptr && option->argument != nullptr) return {option, i + 1};
  }
  return {};
}

// The option whose value is the word after this one; nullptr: none.
const Option* AwaitsValue(const OptionTable& table, std::string_view word) {
  const Option* option = nullptr;
  if (word.starts_with("--")) {
    option = OptionNamed(table, word.substr(2));
  } else if (word.starts_with('-')) {
    const Bundled bundled = ValueInBundle(table, word);
    if (bundled.value == word.size()) option = bundled.option;
  }
  return option != nullptr && TakesValue(*option) ? option : nullptr;
}

// The long names of the options that a word gives.
void AddGiven(std::vector<std::string_view>& options, const OptionTable& table,
              std::string_view word) {
  if (word.starts_with("--")) {
    options.push_back(word.substr(2, word.find('=') - 2));
    return;
  }
  for (size_t i = 1; i < word.size(); ++i) {
    const Option* option = OptionOfLetter(table, word[i]);
    if (option != nullptr) options.emplace_back(option->name);
    if (option == nullptr || option->argument != nullptr) return;
  }
}

// What the words before the one that is being typed come to.
struct Before {
  const Option* awaits = nullptr;  // the option whose value is being typed
  bool operands_only = false;      // after "--"
  std::vector<std::string> operands = {};
  std::vector<std::string_view> options = {};  // the long names of those that were given
};
Before Look(const OptionTable& table, Words words) {
  Before before;
  for (const std::string& word : words) {
    const bool dashed = !before.operands_only && word.size() > 1 && word.starts_with('-');
    if (before.awaits != nullptr) {
      before.awaits = nullptr;
    } else if (dashed && word == "--") {
      before.operands_only = true;
    } else if (dashed) {
      before.awaits = AwaitsValue(table, word);
      AddGiven(before.options, table, word);
    } else {
      before.operands.push_back(word);
    }
  }
  return before;
}

void AddOptions(Answer& answer, const OptionTable& table, std::string_view typed) {
  for (const base::OptionGroup& group : table.groups) {
    for (const Option& option : group.options) {
      if (option.help == nullptr) continue;
      const std::string name = fmt::format("--{}{}", option.name, TakesValue(option) ? "=" : "");
      if (name.starts_with(typed)) {
        answer.candidates.push_back({name, base::OptionText(option, group)});
      }
      if (typed == "-" && option.letter != 0) {
        answer.candidates.push_back(
            {fmt::format("-{}", option.letter), base::OptionText(option, group)});
      }
    }
  }
}

// The operand that comes after `before`; nullptr when there is no other.
const base::Operand* NextOperand(const OptionTable& table, const Before& before) {
  size_t left = before.operands.size();
  for (const base::Operand& operand : table.operands) {
    const bool replaced = operand.unless != nullptr &&
                          std::ranges::any_of(before.options, [&](std::string_view name) {
                            return name == operand.unless;
                          });
    if (replaced) continue;
    if (left == 0 || operand.repeated) return &operand;
    --left;
  }
  return nullptr;
}

// The next words of the names that begin with `words`, of those that begin with `typed`.
void AddCommands(Answer& answer, std::span<const Command> commands, Words words,
                 std::string_view typed) {
  std::string start;
  for (const std::string& word : words) start += word + " ";
  for (const Command& command : commands) {
    if (!command.name.starts_with(start)) continue;
    const std::string next = command.name.substr(start.size());
    if (next.starts_with(typed) && next.find(' ') == std::string::npos) {
      answer.candidates.push_back({next, command.summary});
    }
  }
}

// The command that the words begin with, the longest name first; nullptr when there is none.
const Command* FindCommand(std::span<const Command> commands, Words words) {
  const Command* found = nullptr;
  std::string name;
  for (const std::string& word : words) {
    name += (name.empty() ? "" : " ") + word;
    for (const Command& command : commands) {
      if (command.name == name) found = &command;
    }
  }
  return found;
}

size_t WordsIn(std::string_view name) {
  return static_cast<size_t>(std::ranges::count(name, ' ')) + 1;
}

void AddOptionValues(Answer& answer, const Option& option, std::string_view kept,
                     std::string_view typed, const Offers& offers) {
  AddValues(answer, {option.argument, option.values}, kept, typed, offers);
}

// "--name=VALUE"; `sign` is where the "=" is.
void AddLongValues(Answer& answer, const OptionTable& table, std::string_view typed, size_t sign,
                   const Offers& offers) {
  const Option* option = OptionNamed(table, typed.substr(2, sign - 2));
  if (option == nullptr || option->argument == nullptr) return;
  AddOptionValues(answer, *option, typed.substr(0, sign + 1), typed.substr(sign + 1), offers);
}

// "-vFVALUE", or "-v", which can stand as it is.
void AddBundle(Answer& answer, const OptionTable& table, std::string_view typed,
               const Offers& offers) {
  const Bundled bundled = ValueInBundle(table, typed);
  if (bundled.option != nullptr) {
    AddOptionValues(answer, *bundled.option, typed.substr(0, bundled.value),
                    typed.substr(bundled.value), offers);
  } else if (OptionOfLetter(table, typed.back()) != nullptr) {
    answer.candidates.push_back({std::string(typed), ""});
  }
}

void AddDashed(Answer& answer, const OptionTable& table, std::string_view typed,
               const Offers& offers) {
  const size_t sign = typed.find('=');
  if (typed.size() > 1 && typed[1] != '-') {
    AddBundle(answer, table, typed, offers);
  } else if (sign != std::string_view::npos) {
    AddLongValues(answer, table, typed, sign, offers);
  } else {
    AddOptions(answer, table, typed);
  }
}

}  // namespace

Answer Complete(std::span<const Command> commands, Words words, const Offers& offers) {
  Answer answer;
  if (words.empty()) return answer;
  const std::string_view typed = words.back();
  const Words earlier = words.first(words.size() - 1);
  if (earlier.empty() && typed.starts_with('-')) {
    AddOptions(answer, {.groups = {{"", {base::VersionOption(), base::HelpOption()}}}}, typed);
    return answer;
  }
  AddCommands(answer, commands, earlier, typed);
  const Command* command = FindCommand(commands, earlier);
  if (command == nullptr) return answer;

  const OptionTable& table = command->table;
  const Before before = Look(table, earlier.subspan(WordsIn(command->name)));
  const base::Operand* operand = NextOperand(table, before);
  if (before.awaits != nullptr) {
    AddOptionValues(answer, *before.awaits, "", typed, offers);
  } else if (!before.operands_only && typed.starts_with('-')) {
    AddDashed(answer, table, typed, offers);
  } else if (operand != nullptr && operand->name == std::string_view("COMMAND")) {
    AddCommands(answer, commands, before.operands, typed);
  } else if (operand != nullptr) {
    AddValues(answer, {operand->name, {}}, "", typed, offers);
  }
  return answer;
}

std::string AnswerText(const Answer& answer) {
  std::string text;
  for (const Candidate& candidate : answer.candidates) {
    text += fmt::format("{}\t{}\n", candidate.text, candidate.about);
  }
  if (answer.paths != Answer::Paths::kNone) {
    text += fmt::format("\t{}\t{}\n", answer.paths == Answer::Paths::kFiles ? "files" : "folders",
                        answer.before);
  }
  return text;
}

}  // namespace pgstow::manual
