#include "host/sql/object_filter.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "host/base/error.h"

namespace pgstow::sql {
namespace {

using Object = ObjectFilter::Object;

struct ObjectName {
  Object object;
  std::string_view keyword;  // in files
  std::string_view called;   // in messages
};

constexpr ObjectName kObjects[] = {
    {Object::kDatabase, "database", "database"},
    {Object::kExtension, "extension", "extension"},
    {Object::kForeignData, "foreign_data", "foreign data"},
    {Object::kFunction, "function", "function"},
    {Object::kIndex, "index", "index"},
    {Object::kSchema, "schema", "schema"},
    {Object::kTable, "table", "table"},
    {Object::kTableAndChildren, "table_and_children", "table and children"},
    {Object::kTableData, "table_data", "table data"},
    {Object::kTableDataAndChildren, "table_data_and_children", "table data and children"},
    {Object::kTrigger, "trigger", "trigger"},
};

constexpr std::string_view kSpace = " \t\r\n\v\f";

bool SameWord(std::string_view word, std::string_view keyword) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(word, keyword, {}, lower);
}

void SkipSpace(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
}

// Whether a space between this character and a word that follows means nothing.
bool EndsWithJoint(const std::string& pattern) {
  return pattern.empty() || std::string_view(".( )").find(pattern.back()) != std::string_view::npos;
}

}  // namespace

bool ObjectFilterReader::Next(ObjectFilter& filter) {
  do {
    if (!NextLine()) return false;
    SkipSpace(line_);
  } while (line_.empty() || line_.front() == '#');

  const std::string_view command = TakeWord();
  filter.include = SameWord(command, "include");
  if (!filter.include && !SameWord(command, "exclude")) {
    Fail("invalid filter command (expected \"include\" or \"exclude\")");
  }
  const std::string_view type = TakeWord();
  if (type.empty()) Fail("missing filter object type");
  const auto* const name = std::ranges::find_if(
      kObjects, [type](const ObjectName& known) { return SameWord(type, known.keyword); });
  if (name == std::end(kObjects)) {
    Fail(fmt::format("unsupported filter object type: \"{}\"", type));
  }
  filter.object = name->object;
  SkipSpace(line_);
  if (line_.empty()) Fail("missing object name pattern");
  filter.pattern = TakePattern();
  return true;
}

void ObjectFilterReader::Reject(const ObjectFilter& filter) const {
  const auto* const name = std::ranges::find(kObjects, filter.object, &ObjectName::object);
  Fail(fmt::format("{} filter for \"{}\" is not allowed", filter.include ? "include" : "exclude",
                   name->called));
}

bool ObjectFilterReader::NextLine() {
  if (rest_.empty()) return false;
  const size_t end = std::min(rest_.find('\n'), rest_.size());
  line_ = rest_.substr(0, end);
  line_ = line_.substr(0, line_.find('\0'));
  rest_.remove_prefix(std::min(end + 1, rest_.size()));
  ++line_number_;
  return true;
}

std::string_view ObjectFilterReader::TakeWord() {
  SkipSpace(line_);
  const std::string_view word = line_.substr(0, line_.find_first_of(kSpace));
  line_.remove_prefix(word.size());
  return word;
}

std::string ObjectFilterReader::TakePattern() {
  std::string pattern;
  for (bool space = false;;) {
    const size_t before = line_.size();
    SkipSpace(line_);
    space = space || line_.size() != before;
    if (line_.empty() || line_.front() == '#') return pattern;
    const char c = line_.front();
    if (std::string_view(".(),").find(c) != std::string_view::npos) {
      pattern += c;
      line_.remove_prefix(1);
      if (c == ',') pattern += ' ';
      space = false;
      continue;
    }
    if (space && !EndsWithJoint(pattern)) pattern += ' ';
    space = false;
    if (c == '"') {
      TakeQuoted(pattern);
    } else {
      pattern += c;
      line_.remove_prefix(1);
    }
  }
}

// A quoted name goes on over the ends of lines. In it, "\n" is one and "\\" a backslash; any other
// character that follows a backslash is passed over with it, as pg_dump does.
void ObjectFilterReader::TakeQuoted(std::string& pattern) {
  pattern += '"';
  line_.remove_prefix(1);
  for (;;) {
    if (line_.empty()) {
      if (!NextLine()) Fail("unexpected end of file");
      pattern += '\n';
      continue;
    }
    const char c = line_.front();
    line_.remove_prefix(1);
    if (c == '\\') {
      if (line_.starts_with('n')) pattern += '\n';
      if (line_.starts_with('\\')) pattern += '\\';
      line_.remove_prefix(std::min<size_t>(1, line_.size()));
      continue;
    }
    pattern += c;
    if (c != '"') continue;
    if (!line_.starts_with('"')) return;
    pattern += '"';
    line_.remove_prefix(1);
  }
}

void ObjectFilterReader::Fail(std::string_view why) const {
  base::Throw(base::ErrorCode::kUsage, "invalid format in filter read from {} on line {}: {}",
              source_, line_number_, why);
}

}  // namespace pgstow::sql
