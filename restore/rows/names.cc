#include "restore/rows/names.h"

#include <algorithm>
#include <utility>

#include "host/base/error.h"

namespace pgstow::rows {
namespace {

constexpr std::string_view kBlanks = " \t\n\v\f\r";
constexpr std::string_view kEndsName = " \t\n\v\f\r.,;()\"";

char Folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

void NameReader::PassBlanks() {
  rest_.remove_prefix(std::min(rest_.find_first_not_of(kBlanks), rest_.size()));
}

std::optional<std::string> NameReader::Take() {
  PassBlanks();
  if (rest_.starts_with('"')) return TakeQuoted();
  std::string name(rest_.substr(0, rest_.find_first_of(kEndsName)));
  if (name.empty()) return std::nullopt;
  rest_.remove_prefix(name.size());
  std::ranges::transform(name, name.begin(), Folded);
  return name;
}

std::optional<std::string> NameReader::TakeQuoted() {
  std::string name;
  for (bool more = true; more;) {
    rest_.remove_prefix(1);
    const size_t end = rest_.find('"');
    if (end == rest_.npos) return std::nullopt;
    name += rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    more = rest_.starts_with('"');
    if (more) name += '"';
  }
  if (name.empty()) return std::nullopt;
  return name;
}

bool NameReader::TakeMark(char mark) {
  PassBlanks();
  if (!rest_.starts_with(mark)) return false;
  rest_.remove_prefix(1);
  return true;
}

bool NameReader::at_end() {
  PassBlanks();
  return rest_.empty();
}

TableName ParseTableName(std::string_view text) {
  NameReader reader(text);
  TableName name;
  std::optional<std::string> first = reader.Take();
  if (first && reader.TakeMark('.')) {
    name.schema = *std::exchange(first, reader.Take());
  }
  if (!first || !reader.at_end()) {
    throw base::Error(base::ErrorCode::kUsage, fmt::format("\"{}\" is no name of a table", text))
        .WithHint(
            "Give name or schema.name. A name with blanks, dots or capital letters stands in "
            "double quotes.");
  }
  name.table = *std::move(first);
  return name;
}

std::vector<std::string> ParseColumnNames(std::string_view text) {
  NameReader reader(text);
  std::vector<std::string> names;
  do {
    std::optional<std::string> name = reader.Take();
    if (!name) {
      base::Throw(base::ErrorCode::kUsage, "\"{}\" is no list of columns", text);
    }
    if (std::ranges::count(names, *name) > 0) {
      base::Throw(base::ErrorCode::kUsage, "column \"{}\" is named twice", *name);
    }
    names.push_back(*std::move(name));
  } while (reader.TakeMark(','));
  if (!reader.at_end()) {
    base::Throw(base::ErrorCode::kUsage, "\"{}\" is no list of columns", text);
  }
  return names;
}

}  // namespace pgstow::rows
