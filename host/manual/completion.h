// How a command line of the program can go on, for shells that complete what is typed. Pure.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "host/manual/page.h"

namespace pgstow::manual {

// A word in place of the one that is being typed.
struct Candidate {
  std::string text;
  std::string about;  // what it means; may be empty
  friend bool operator==(const Candidate&, const Candidate&) = default;
};

// What the tables can't tell, since plugins bring it.
enum class Offer { kFormats, kFilters };
using Offers = std::function<std::vector<Candidate>(Offer)>;

// Candidates, or paths, which shells find better themselves.
struct Answer {
  enum class Paths { kNone, kFiles, kFolders };
  std::vector<Candidate> candidates = {};
  Paths paths = Paths::kNone;
  std::string before = {};  // what of the word stands before the path: "--file="
};

// `words`: those after the program's name; the last one is being typed and may be empty. `offers`
// is asked for what is wanted alone.
Answer Complete(std::span<const Command> commands, std::span<const std::string> words,
                const Offers& offers);

// The answer as the shells' scripts read it: a line a candidate, "TEXT<tab>ABOUT"; for paths one
// that starts with a tab: "<tab>files<tab>BEFORE" or "<tab>folders<tab>BEFORE".
std::string AnswerText(const Answer& answer);

// The script that makes a shell ask. Source of what they rely on:
//   https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html
//   https://zsh.sourceforge.io/Doc/Release/Completion-Widgets.html
//   https://fishshell.com/docs/current/completions.html
extern const char* const kBashScript;
extern const char* const kZshScript;
extern const char* const kFishScript;

}  // namespace pgstow::manual
