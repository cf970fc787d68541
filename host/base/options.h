// Command lines: one declarative table a command, from which options are parsed (getopt_long, with
// its abbreviations and bundles), conflicts found and --help written.
// Source: https://www.gnu.org/software/libc/manual/html_node/Getopt-Long-Options.html
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/base/error.h"

namespace pgstow::base {

struct Option;

// Takes the value of an option ("" for one without argument) and puts it where the table said.
// Throws kUsage for a value that can't be.
using Binding = std::function<void(const Option& option, const char* value)>;

// What a command line asks for.
enum class Request { kRun, kHelp, kVersion };

// One row. The texts are literals.
struct Option {
  const char* name;                // long name, without the dashes
  char letter = 0;                 // short name; 0: none
  const char* argument = nullptr;  // what --help calls its argument; nullptr: it takes none
  const char* help = nullptr;      // nullptr: --help does not show it
  Binding bind = {};
  const char* alias_of = nullptr;   // long name of the row that this is another name of
  Request request = Request::kRun;  // kHelp, kVersion: parsing ends here
  // A value that, given as a word of its own, takes the next word too: "--x value WORD" is
  // "--x=value:WORD". nullptr: none.
  const char* value_takes_word = nullptr;
  // The values that it takes, when they can be told: words, each with what may follow it in capital
  // letters ("text", "json:FILE", "@FILE"). They are offered where a shell completes the option,
  // and the nearest is named when `bind` refuses a value.
  std::vector<const char*> values = {};
};

struct OptionGroup {
  const char* title;
  std::vector<Option> options;
};

// The rows of `first`, then those of `more`.
std::vector<Option> Joined(std::vector<Option> first, std::vector<Option> more);

// What is certain of one of Option::values: "json:" of "json:FILE".
std::string_view FixedPart(std::string_view value);

// What options may or must be given together; checked in the order of the table.
struct OptionRule {
  enum class Kind { kConflict, kRequires, kCheck };
  Kind kind;
  const char* option = nullptr;
  const char* other = nullptr;
  bool hint = false;                 // the error points at --help
  std::function<void()> check = {};  // kCheck: throws when values do not go together
  // kConflict: whether something else has the effect of `other`, which then counts as given.
  std::function<bool()> instead = {};
};
OptionRule Conflict(const char* option, const char* other, std::function<bool()> instead = {});
OptionRule Requires(const char* option, const char* other);
OptionRule Check(std::function<void()> check);

// An argument that is no option. Each may be left out.
struct Operand {
  const char* name;  // "DBNAME"
  Binding bind;
  const char* unless = nullptr;  // long name of an option that takes its place when given
  bool repeated = false;         // takes all words that are left
};

struct OptionTable {
  const char* summary = "";  // what the command does, a predicate: "lists what an archive holds"
  std::vector<OptionGroup> groups = {};
  std::vector<OptionRule> rules = {};
  std::vector<Operand> operands = {};
  const char* notes = "";  // the last paragraphs of --help, without a final newline
  bool suggest = true;     // name the nearest option or value when one is mistyped
  // The long names of the tool whose place is taken, in that tool's order. When there are any, they
  // alone may be abbreviated, other rows are named in full; and help and version are answered only
  // where they come first, in full or by their letter. Further on they are options that send the
  // user there, when they are among these names, and none at all when they are not.
  std::vector<const char*> tool_names = {};
};

// Bindings to a member, which must outlive the table.
Binding Set(bool& target);                               // true when the option is given
Binding Clear(bool& target);                             // false when it is given
Binding Text(std::string& target);                       // the last value given
Binding Text(std::optional<std::string>& target);        // the same, and whether there is one
Binding Append(std::vector<std::string>& target);        // every value given
Binding Integer(int& target, int minimum, int maximum);  // decimal, both ends included

Option HelpOption();     // -?, --help
Option VersionOption();  // -V, --version

// getopt's complaints: PostgreSQL's tools print them without the word "error:". One without a text
// is the hint alone.
class OptionError : public Error {
 public:
  explicit OptionError(Error error) : Error(std::move(error)) {}
};

// Parses `arguments` (without the program's name) by the table and calls its bindings in the order
// of the arguments, then checks the rules. `called` is what the user types to run the command
// ("pgstow dump"), for hints. Throws OptionError for an option that is not in the table, is
// ambiguous, or has too many or few arguments, and, where the table suggests, for a long name after
// one dash ("-format"); Error kUsage for the rest. One thread at a time.
Request ParseOptions(const OptionTable& table, const std::string& called,
                     std::vector<std::string> arguments);

// The text of --help.
std::string HelpText(const OptionTable& table, const std::string& called);

// The option as messages name it: "-j/--jobs", "--if-exists".
std::string OptionName(const Option& option);

// The hint that sends the user to --help.
std::string HelpHint(const std::string& called);

}  // namespace pgstow::base
