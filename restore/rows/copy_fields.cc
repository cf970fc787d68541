#include "restore/rows/copy_fields.h"

#include <optional>

namespace pgstow::rows {
namespace {

std::optional<int> Digit(char c, int base) {
  const int value = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : base;
  if (value >= base) return std::nullopt;
  return value;
}

// The byte that up to `most` digits at the start of `rest` are the number of; none when there is
// no digit. Takes them.
std::optional<char> TakeNumber(std::string_view& rest, int base, size_t most) {
  int value = 0;
  size_t count = 0;
  for (; count < std::min(most, rest.size()); ++count) {
    const std::optional<int> digit = Digit(rest[count], base);
    if (!digit) break;
    value = value * base + *digit;
  }
  if (count == 0) return std::nullopt;
  rest.remove_prefix(count);
  return static_cast<char>(value & 0xff);
}

char TakeOne(std::string_view& rest) {
  const char c = rest.front();
  rest.remove_prefix(1);
  return c;
}

}  // namespace

bool RowSplitter::EndsWithin(std::string_view row) const {
  if (!row.ends_with('\\')) return row.empty() && EndsWithBackslash(kept_);
  const bool all_backslashes = row.find_first_not_of('\\') == row.npos;
  return EndsWithBackslash(row) != (all_backslashes && EndsWithBackslash(kept_));
}

bool EndsWithBackslash(std::string_view text) {
  const size_t other = text.find_last_not_of('\\');
  return (text.size() - (other == text.npos ? 0 : other + 1)) % 2 == 1;
}

bool SplitRow(std::string_view row, size_t columns, std::vector<Field>& fields) {
  fields.clear();
  if (columns == 0) return row.empty();
  for (size_t from = 0, end; (end = row.find('\t', from)) != row.npos;) {
    const Field field = row.substr(0, end);
    from = end + 1;
    if (EndsWithBackslash(field)) continue;
    if (fields.size() == columns) return false;
    fields.push_back(field);
    row.remove_prefix(std::exchange(from, 0));
  }
  fields.push_back(row);
  return fields.size() == columns;
}

char TakeEscape(std::string_view& rest) {
  rest.remove_prefix(1);
  if (rest.front() == 'x') {
    std::string_view digits = rest.substr(1);
    const std::optional<char> byte = TakeNumber(digits, 16, 2);
    if (byte) rest = digits;
    return byte ? *byte : TakeOne(rest);
  }
  if (const std::optional<char> byte = TakeNumber(rest, 8, 3)) return *byte;
  switch (const char c = TakeOne(rest)) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'v':
      return '\v';
    default:
      return c;
  }
}

}  // namespace pgstow::rows
