#include "restore/select/names.h"

#include <algorithm>
#include <optional>

#include "host/base/error.h"
#include "host/sql/name_expression.h"
#include "host/sql/pattern.h"
#include "restore/select/topics.h"

namespace pgstow::select {
namespace {

using model::BriefEntry;
using model::Selector;

// What a name is compared with. In lists, a function has its arguments with its name, and a trigger
// follows the name of its table.
struct Candidate {
  std::string_view schema;
  std::string_view name;       // as lists show it
  std::string_view bare;       // without arguments, without the table
  std::string_view arguments;  // "(integer, text)"
};

bool IsNameable(Named what, const BriefEntry& entry) {
  switch (what) {
    case Named::kSchema:
      return !entry.schema.empty();
    case Named::kRelation:
      return entry.selector == Selector::kRelation;
    case Named::kIndex:
      return entry.selector == Selector::kIndex;
    case Named::kFunction:
      return entry.selector == Selector::kFunction;
    case Named::kTrigger:
      return entry.selector == Selector::kTrigger;
    case Named::kExtension:
      return TopicOf(entry.kind) == Topic::kExtension;
  }
  return false;
}

std::string_view WithoutTable(std::string_view tag, std::string_view table) {
  const bool follows =
      tag.size() > table.size() && tag.starts_with(table) && tag[table.size()] == ' ';
  return follows ? tag.substr(table.size() + 1) : tag;
}

Candidate CandidateOf(Named what, const model::BriefToc& toc, const Facts& facts, size_t index) {
  const BriefEntry entry = toc.entries[index];
  Candidate candidate;
  if (what == Named::kSchema) {
    candidate.name = candidate.bare = entry.schema;
    return candidate;
  }
  candidate.schema = entry.schema;
  candidate.name = candidate.bare = entry.tag;
  if (what == Named::kFunction) {
    candidate.bare = candidate.name.substr(0, candidate.name.find('('));
    candidate.arguments = candidate.name.substr(candidate.bare.size());
  } else if (what == Named::kTrigger && !facts.parents(index).empty()) {
    candidate.bare = WithoutTable(entry.tag, toc.entries[facts.parents(index).front()].tag);
  }
  return candidate;
}

std::string Qualified(std::string_view schema, std::string_view name) {
  std::string text(schema);
  text += '.';
  text += name;
  return text;
}

// Where the arguments of a function start in a pattern.
size_t StartOfArguments(std::string_view pattern) {
  bool quoted = false;
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '"') quoted = !quoted;
    if (pattern[i] == '(' && !quoted) return i;
  }
  return pattern.size();
}

// In arguments, whose types have dots and brackets, * and ? alone are special.
std::string ArgumentsExpression(std::string_view arguments) {
  std::string expression = "^";
  for (const char c : arguments) {
    if (c == '*' || c == '?') {
      expression += c == '*' ? ".*" : ".";
    } else {
      if (std::string_view("|+()[]{}.^$\\").find(c) != std::string_view::npos) expression += '\\';
      expression += c;
    }
  }
  return expression + "$";
}

// The regular expression for the name of the database as it is.
std::string ExpressionFor(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) quoted.append(c == '"' ? 2 : 1, c);
  return sql::ParsePattern(quoted + '"', 1).front();
}

class Pattern {
 public:
  Pattern(Named what, const std::string& text, const std::string& database) {
    const size_t end = what == Named::kFunction ? StartOfArguments(text) : text.size();
    // Schemas can be preceded by the database, what is in them by both.
    const size_t most = what == Named::kExtension ? 1 : what == Named::kSchema ? 2 : 3;
    const std::vector<std::string> pieces =
        sql::ParsePattern(std::string_view(text).substr(0, end), most,
                          what == Named::kRelation ? "relation name" : "qualified name");
    if (pieces.size() == most && most > 1 && pieces.front() != ExpressionFor(database)) {
      base::Throw(base::ErrorCode::kUsage, "cross-database references are not implemented: {}",
                  text);
    }
    name_.emplace(pieces.back());
    if (what != Named::kSchema && pieces.size() > 1) schema_.emplace(pieces[pieces.size() - 2]);
    if (end < text.size()) arguments_.emplace(ArgumentsExpression(text.substr(end)));
  }

  bool Matches(const Candidate& candidate) const {
    return (name_->Matches(candidate.bare) || name_->Matches(candidate.name)) &&
           (!schema_ || schema_->Matches(candidate.schema)) &&
           (!arguments_ || arguments_->Matches(candidate.arguments));
  }

 private:
  std::optional<sql::NameExpression> name_;
  std::optional<sql::NameExpression> schema_;
  std::optional<sql::NameExpression> arguments_;
};

}  // namespace

Names::Names(const model::BriefToc& toc, const Facts& facts, const Switch& given,
             std::vector<std::string>& all_names)
    : given_(given), matched_(given.names.size()), first_(static_cast<Index>(all_names.size())) {
  if (empty()) return;
  all_names.insert(all_names.end(), given.names.begin(), given.names.end());
  std::vector<size_t> entries;
  for (size_t i = 0; i < toc.entries.size(); ++i) {
    if (IsNameable(given.what, toc.entries[i])) entries.push_back(i);
  }
  const auto candidate = [&](size_t entry) { return CandidateOf(given.what, toc, facts, entry); };
  std::unordered_multimap<std::string_view, Index> numbers;
  for (Index i = 0; i < given.names.size(); ++i) numbers.emplace(given.names[i], i);
  const auto find_exactly = [&](size_t entry, std::string_view text) {
    const auto [begin, end] = numbers.equal_range(text);
    for (auto number = begin; number != end; ++number) Found(entry, number->second);
  };

  for (const size_t entry : entries) {
    const Candidate object = candidate(entry);
    find_exactly(entry, object.name);
    if (given.exact) continue;
    find_exactly(entry, object.bare);
    if (object.schema.empty()) continue;
    find_exactly(entry, Qualified(object.schema, object.name));
    find_exactly(entry, Qualified(object.schema, object.bare));
  }
  if (given.exact) return;
  const std::vector<bool> meant_exactly = matched_;
  for (Index i = 0; i < given.names.size(); ++i) {
    if (meant_exactly[i]) continue;
    const Pattern pattern(given.what, given.names[i], toc.header.database);
    for (const size_t entry : entries) {
      if (pattern.Matches(candidate(entry))) Found(entry, i);
    }
  }
}

void Names::Found(size_t entry, Index number) {
  matched_[number] = true;
  found_.emplace(entry, number);
  all_found_.emplace_back(entry, number);
}

Reason Names::Because(Cause cause, size_t index) const {
  return {.cause = cause, .option = given_.option, .name = first_ + found_.at(index)};
}

std::vector<std::string> Names::Unmatched(const std::function<bool(size_t)>& counts) const {
  std::vector<bool> matched(given_.names.size());
  for (const auto& [entry, number] : all_found_) {
    if (!matched[number] && counts(entry)) matched[number] = true;
  }
  std::vector<std::string> unmatched;
  for (size_t i = 0; i < matched.size(); ++i) {
    if (!matched[i]) unmatched.push_back(given_.names[i]);
  }
  return unmatched;
}

}  // namespace pgstow::select
