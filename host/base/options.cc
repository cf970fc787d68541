#include "host/base/options.h"

#include <getopt.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "host/base/nearest.h"

namespace pgstow::base {
namespace {

// getopt returns a row's number plus this, so that rows can't be taken for letters.
constexpr int kFirstRow = UCHAR_MAX + 1;

// The rows of a table in getopt's own form.
class GetoptTable {
 public:
  GetoptTable(const OptionTable& table, std::span<const std::string> words) {
    const bool ask = table.tool_names.empty();  // help and version are options wherever they are
    const auto is_tools = [&table](std::string_view name) {
      return std::ranges::find(table.tool_names, name) != table.tool_names.end();
    };
    for (const OptionGroup& group : table.groups) {
      for (const Option& option : group.options) {
        if (ask || option.request == Request::kRun || is_tools(option.name)) {
          rows_.push_back(&option);
        }
      }
    }
    for (const char* name : table.tool_names) named_.push_back(&Named(name));
    for (const Option* row : rows_) {
      const bool has_letter = row->letter != 0 && (ask || row->request == Request::kRun);
      if (has_letter) letters_ += row->letter;
      if (row->letter != 0 && row->argument != nullptr) letters_ += ':';
      if (!is_tools(row->name) && (ask || IsNamedInFull(*row, words))) named_.push_back(row);
    }
    for (const Option* row : named_) {
      names_.push_back(
          {row->name, ArgumentOf(*row), nullptr, kFirstRow + IndexOf(Resolve(*row).name)});
    }
    names_.push_back({});
  }

  const char* letters() const { return letters_.c_str(); }
  const option* names() const { return names_.data(); }

  const Option& row(int value) const {
    if (value >= kFirstRow) return *rows_[static_cast<size_t>(value - kFirstRow)];
    return **std::find_if(rows_.begin(), rows_.end(),
                          [value](const Option* row) { return row->letter == value; });
  }

  const Option& Named(const char* name) const { return *rows_[static_cast<size_t>(IndexOf(name))]; }

  // The long names that `typed` abbreviates, those of one row counted once, as getopt does.
  std::vector<std::string> Abbreviated(std::string_view typed) const {
    std::vector<std::string> found;
    const Option* first = nullptr;
    for (const Option* row : named_) {
      if (!std::string_view(row->name).starts_with(typed)) continue;
      if (first == nullptr) first = row;
      if (row == first || &Resolve(*row) != &Resolve(*first)) found.emplace_back(row->name);
    }
    return found;
  }

  std::vector<std::string> ShownNames() const {
    std::vector<std::string> names;
    for (const Option* row : rows_) {
      if (row->help != nullptr) names.emplace_back(row->name);
    }
    return names;
  }

 private:
  // Whether a word is the option's name, with its value or without.
  static bool IsNamedInFull(const Option& row, std::span<const std::string> words) {
    return std::ranges::any_of(words, [&row](std::string_view word) {
      return word.starts_with("--") && word.substr(2, word.find('=') - 2) == row.name;
    });
  }
  // An argument that --help shows in brackets ("[=FORM]") may be left out, which gives "".
  static int ArgumentOf(const Option& row) {
    if (row.argument == nullptr) return no_argument;
    return row.argument[0] == '[' ? optional_argument : required_argument;
  }
  int IndexOf(std::string_view name) const {
    const auto found = std::find_if(rows_.begin(), rows_.end(),
                                    [name](const Option* row) { return row->name == name; });
    if (found == rows_.end()) Throw(ErrorCode::kInternal, "no option is named \"{}\"", name);
    return static_cast<int>(found - rows_.begin());
  }
  const Option& Resolve(const Option& row) const {
    return row.alias_of == nullptr ? row : Named(row.alias_of);
  }

  std::vector<const Option*> rows_;
  std::vector<const Option*> named_;  // those that long names can mean, in getopt's order
  std::vector<option> names_;
  std::string letters_{":"};  // makes getopt tell a missing argument from an unknown option
};

// The error for '?' and ':' of getopt, in getopt's words. `word`: the argument it stopped in;
// `value`: optopt.
OptionError Complaint(const GetoptTable& table, bool suggest, const std::string& called,
                      bool missing_argument, int value, std::string_view word) {
  const auto complain = [&](const std::string& message, const std::string& before_hint = "") {
    return OptionError(Error(ErrorCode::kUsage, message).WithHint(before_hint + HelpHint(called)));
  };
  if (value >= kFirstRow) {
    return complain(
        fmt::format("option '--{}' {}", table.row(value).name,
                    missing_argument ? "requires an argument" : "doesn't allow an argument"));
  }
  if (value != 0) {
    return complain(fmt::format("{} -- '{}'",
                                missing_argument ? "option requires an argument" : "invalid option",
                                static_cast<char>(value)));
  }
  const std::string_view typed = word.substr(2, word.find('=') - 2);
  std::string possibilities;
  for (const std::string& name : table.Abbreviated(typed)) {
    possibilities += fmt::format(" '--{}'", name);
  }
  if (!possibilities.empty()) {
    return complain(fmt::format("option '{}' is ambiguous; possibilities:{}", word, possibilities));
  }
  const std::string nearest = suggest ? Nearest(typed, table.ShownNames()) : "";
  return complain(fmt::format("unrecognized option '{}'", word),
                  nearest.empty() ? "" : fmt::format("Did you mean \"--{}\"? ", nearest));
}

void CheckRules(const OptionTable& table, const GetoptTable& rows, const std::string& called,
                const std::set<std::string_view>& given) {
  for (const OptionRule& rule : table.rules) {
    if (rule.kind == OptionRule::Kind::kCheck) {
      rule.check();
      continue;
    }
    const bool conflict = rule.kind == OptionRule::Kind::kConflict;
    const bool other_given = given.contains(rule.other) || (rule.instead && rule.instead());
    if (!given.contains(rule.option) || other_given != conflict) continue;
    const std::string option = OptionName(rows.Named(rule.option));
    const std::string other = OptionName(rows.Named(rule.other));
    Error error(ErrorCode::kUsage,
                conflict ? fmt::format("options {} and {} cannot be used together", option, other)
                         : fmt::format("option {} requires option {}", option, other));
    if (rule.hint) throw std::move(error).WithHint(HelpHint(called));
    throw error;
  }
}

void BindOperands(const OptionTable& table, const std::string& called,
                  const std::set<std::string_view>& given, std::span<char*> words) {
  size_t taken = 0;
  for (const Operand& operand : table.operands) {
    if (operand.unless != nullptr && given.contains(operand.unless)) continue;
    do {
      if (taken < words.size()) operand.bind({operand.name}, words[taken++]);
    } while (operand.repeated && taken < words.size());
  }
  if (taken < words.size()) {
    throw Error(ErrorCode::kUsage,
                fmt::format("too many command-line arguments (first is \"{}\")", words[taken]))
        .WithHint(HelpHint(called));
  }
}

// The long name that stands whole behind the one dash of `word`, which getopt takes for a bundle of
// letters; empty for anything else.
std::string LongNameAfterOneDash(const OptionTable& table, std::string_view word) {
  if (word.size() < 3 || word[0] != '-' || word[1] == '-') return "";
  const std::string_view typed = word.substr(1, word.find('=') - 1);
  for (const OptionGroup& group : table.groups) {
    for (const Option& option : group.options) {
      if (typed == option.name) return option.name;
    }
  }
  return "";
}

// Refuses the word that getopt took a letter from, or will take one from next, when it is one of
// those: `optind` is behind the word, or at it while letters of it are left.
void RefuseOneDash(const OptionTable& table, const std::string& called,
                   std::span<char* const> words) {
  const auto current = static_cast<size_t>(optind);
  for (const size_t i : {current - 1, current}) {
    if (i >= words.size() || words[i] == nullptr || words[i] == optarg) continue;
    const std::string name = LongNameAfterOneDash(table, words[i]);
    if (name.empty()) continue;
    throw OptionError(
        Error(ErrorCode::kUsage, fmt::format("unrecognized option '{}'", words[i]))
            .WithHint(fmt::format("Did you mean \"--{}\"? {}", name, HelpHint(called))));
  }
}

// Binds a value; when it is refused, names the nearest of those that the option takes.
void Bind(const Option& option, const std::string& value, bool suggest) {
  try {
    option.bind(option, value.c_str());
  } catch (const Error& error) {
    const size_t colon = value.find(':');
    const std::string word = colon == std::string::npos ? value : value.substr(0, colon + 1);
    std::vector<std::string> known;
    known.reserve(option.values.size());
    for (const char* each : option.values) known.emplace_back(FixedPart(each));
    const std::string nearest = suggest ? Nearest(word, known) : "";
    if (nearest.empty() || nearest == word) throw;
    throw Error(error).WithHint(fmt::format("Did you mean \"{}\"?{}{}", nearest,
                                            error.hint().empty() ? "" : " ", error.hint()));
  }
}

// What the word asks for if it is the option for help or that for the version.
std::optional<Request> RequestOf(const OptionTable& table, std::string_view word) {
  for (const OptionGroup& group : table.groups) {
    for (const Option& option : group.options) {
      if (option.request == Request::kRun) continue;
      if (word == fmt::format("--{}", option.name) || word == fmt::format("-{}", option.letter)) {
        return option.request;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

Request ParseOptions(const OptionTable& table, const std::string& called,
                     std::vector<std::string> arguments) {
  if (!table.tool_names.empty() && !arguments.empty()) {
    if (const auto request = RequestOf(table, arguments.front())) return *request;
  }
  const GetoptTable rows(table, arguments);
  arguments.insert(arguments.begin(), called);
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (std::string& argument : arguments) argv.push_back(argument.data());
  const int argc = static_cast<int>(argv.size());
  argv.push_back(nullptr);

  std::set<std::string_view> given;
  opterr = 0;
  optind = 0;  // makes glibc start afresh
  for (;;) {
    optopt = 0;
    const int before = optind;
    // NOLINTNEXTLINE(concurrency-mt-unsafe): before any thread is started
    const int next = getopt_long(argc, argv.data(), rows.letters(), rows.names(), nullptr);
    if (next == -1) break;
    // Where "-?" is an option, getopt returns '?' for it as it does for an error; only errors in
    // long names, which take the whole word, leave optopt alone too.
    const bool letter = next < kFirstRow && optopt < kFirstRow && (next != '?' || optopt != 0);
    if (letter && table.suggest) RefuseOneDash(table, called, argv);
    const std::string_view word = argv[static_cast<size_t>(optind) - 1];
    const bool asked_for_help =
        next == '?' && optopt == 0 && (optind == before || !word.starts_with("--"));
    if (next == ':' || (next == '?' && !asked_for_help)) {
      throw Complaint(rows, table.suggest, called, next == ':', optopt, word);
    }
    const Option& option = rows.row(next);
    if (option.request != Request::kRun) {
      if (table.tool_names.empty()) return option.request;
      throw OptionError(Error(ErrorCode::kUsage, "").WithHint(HelpHint(called)));
    }
    given.insert(option.name);
    std::string value = optarg != nullptr ? optarg : "";
    if (option.value_takes_word != nullptr && value == option.value_takes_word && optind < argc &&
        optarg == argv[static_cast<size_t>(optind) - 1]) {
      value.append(":").append(argv[static_cast<size_t>(optind++)]);
    }
    Bind(option, value, table.suggest);
  }
  BindOperands(table, called, given, {argv.data() + optind, argv.data() + argc});
  CheckRules(table, rows, called, given);
  return Request::kRun;
}

std::string_view FixedPart(std::string_view value) {
  const size_t last = value.find_last_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  return last == std::string_view::npos ? std::string_view() : value.substr(0, last + 1);
}

std::vector<Option> Joined(std::vector<Option> first, std::vector<Option> more) {
  std::move(more.begin(), more.end(), std::back_inserter(first));
  return first;
}

OptionRule Conflict(const char* option, const char* other, std::function<bool()> instead) {
  return {.kind = OptionRule::Kind::kConflict,
          .option = option,
          .other = other,
          .instead = std::move(instead)};
}
OptionRule Requires(const char* option, const char* other) {
  return {OptionRule::Kind::kRequires, option, other};
}
OptionRule Check(std::function<void()> check) {
  return {.kind = OptionRule::Kind::kCheck, .check = std::move(check)};
}

Binding Set(bool& target) {
  return [&target](const Option&, const char*) { target = true; };
}
Binding Clear(bool& target) {
  return [&target](const Option&, const char*) { target = false; };
}
Binding Text(std::optional<std::string>& target) {
  return [&target](const Option&, const char* value) { target = value; };
}
Binding Text(std::string& target) {
  return [&target](const Option&, const char* value) { target = value; };
}
Binding Append(std::vector<std::string>& target) {
  return [&target](const Option&, const char* value) { target.emplace_back(value); };
}

Binding Integer(int& target, int minimum, int maximum) {
  return [&target, minimum, maximum](const Option& option, const char* value) {
    char* end = nullptr;
    errno = 0;
    const long number = std::strtol(value, &end, 10);
    while (std::isspace(static_cast<unsigned char>(*end)) != 0) ++end;
    if (*end != '\0') {
      Throw(ErrorCode::kUsage, "invalid value \"{}\" for option {}", value, OptionName(option));
    }
    if (errno == ERANGE || number < minimum || number > maximum) {
      Throw(ErrorCode::kUsage, "{} must be in range {}..{}", OptionName(option), minimum, maximum);
    }
    target = static_cast<int>(number);
  };
}

Option HelpOption() {
  return {.name = "help",
          .letter = '?',
          .help = "show this help, then exit",
          .request = Request::kHelp};
}
Option VersionOption() {
  return {.name = "version",
          .letter = 'V',
          .help = "output version information, then exit",
          .request = Request::kVersion};
}

std::string OptionName(const Option& option) {
  return option.letter == 0 ? fmt::format("--{}", option.name)
                            : fmt::format("-{}/--{}", option.letter, option.name);
}

std::string HelpHint(const std::string& called) {
  return fmt::format("Try \"{} --help\" for more information.", called);
}

}  // namespace pgstow::base
