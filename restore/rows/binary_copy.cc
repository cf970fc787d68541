#include "restore/rows/binary_copy.h"

#include <algorithm>
#include <utility>

namespace pgstow::rows {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view kHead = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0"sv;
constexpr int16_t kNoMoreRows = -1;
constexpr int32_t kNull = -1;

// What a field and a row have in front: their size, and their number of fields.
constexpr size_t kFieldHead = 4;
constexpr size_t kRowHead = 2;

// What servers write behind a backslash, and what it stands for.
constexpr std::string_view kLetters = "\\bfnrtv";
constexpr std::string_view kMeant = "\\\b\f\n\r\t\v";

// False for an escape that servers take but do not write.
bool Unescape(std::string_view field, std::string& value) {
  value.clear();
  for (size_t at; (at = field.find('\\')) != field.npos; field.remove_prefix(at + 2)) {
    value.append(field.substr(0, at));
    if (at + 1 == field.size()) return false;
    const size_t letter = kLetters.find(field[at + 1]);
    if (letter == kLetters.npos) return false;
    value += kMeant[letter];
  }
  value.append(field);
  return true;
}

}  // namespace

std::optional<BinaryCopy> BinaryCopy::Of(std::span<const uint32_t> types) {
  if (types.empty() || types.size() > INT16_MAX) return std::nullopt;
  std::vector<BinaryEncoder> columns;
  columns.reserve(types.size());
  for (const uint32_t type : types) {
    columns.push_back(BinaryEncoderOf(type));
    if (columns.back() == nullptr) return std::nullopt;
  }
  return BinaryCopy(std::move(columns));
}

BinaryCopy::BinaryCopy(std::vector<BinaryEncoder> columns)
    : columns_(std::move(columns)), bytes_(kHead.begin(), kHead.end()), filled_(bytes_.size()) {}

bool BinaryCopy::Add(std::span<const char> piece) {
  std::string_view text(piece.data(), piece.size());
  for (size_t end; (end = text.find('\n')) != text.npos; text.remove_prefix(end + 1)) {
    if (rest_.empty() ? AddRow(text.substr(0, end)) : AddRow(rest_.append(text.substr(0, end)))) {
      rest_.clear();
      continue;
    }
    if (!rest_.empty()) text.remove_prefix(end);
    break;
  }
  const bool all = text.find('\n') == text.npos && rest_.size() + text.size() <= kWidestRow;
  rest_.append(text);
  return all;
}

void BinaryCopy::End() {
  MakeRoom(sizeof(kNoMoreRows));
  PutBigEndian(kNoMoreRows, bytes_.data() + filled_);
  filled_ += sizeof(kNoMoreRows);
}

void BinaryCopy::MakeRoom(size_t bytes) {
  if (bytes_.size() - filled_ < bytes) bytes_.resize(std::max(2 * bytes_.size(), filled_ + bytes));
}

// A line feed or a tab in a value is written as an escape, so those in the text end rows and
// fields. One that a backslash stands before is found to be an escape that has no end.
bool BinaryCopy::AddRow(std::string_view row) {
  if (row.size() > kWidestRow) return false;
  MakeRoom(kRowHead + row.size() + columns_.size() * (kFieldHead + MostBinary(0)));
  char* out = PutBigEndian(static_cast<int16_t>(columns_.size()), bytes_.data() + filled_);
  const bool escaped = row.find('\\') != row.npos;
  for (size_t i = 0; i < columns_.size(); ++i) {
    const size_t end = std::min(row.find('\t'), row.size());
    const bool last = i + 1 == columns_.size();
    if (last != (end == row.size())) return false;
    out = PutField(row.substr(0, end), columns_[i], escaped, out);
    if (out == nullptr) return false;
    if (!last) row.remove_prefix(end + 1);
  }
  filled_ = static_cast<size_t>(out - bytes_.data());
  return true;
}

char* BinaryCopy::PutField(std::string_view field, BinaryEncoder encode, bool escaped, char* out) {
  if (escaped) {
    if (field == "\\N") return PutBigEndian(kNull, out);
    if (field.find('\\') != field.npos) {
      if (!Unescape(field, unescaped_)) return nullptr;
      field = unescaped_;
    }
  }
  char* const end = encode(field, out + kFieldHead);
  if (end != nullptr) PutBigEndian(static_cast<int32_t>(end - out - kFieldHead), out);
  return end;
}

}  // namespace pgstow::rows
