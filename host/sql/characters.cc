#include "host/sql/characters.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "host/base/utf8.h"

namespace pgstow::sql {
namespace {

bool IsIn(char byte, uint8_t first, uint8_t last) {
  const auto value = static_cast<uint8_t>(byte);
  return value >= first && value <= last;
}

bool IsAscii(char byte) { return IsIn(byte, 0, 0x7f); }

// Bytes after the first that are all of the upper half, as in every encoding that a database can
// have.
size_t UpperHalf(std::string_view text, size_t length) {
  if (text.size() < length) return 0;
  const std::string_view rest = text.substr(1, length - 1);
  return std::ranges::all_of(rest, [](char byte) { return IsIn(byte, 0xa1, 0xfe); }) ? length : 0;
}

// Extended Unix Code, whose bytes 8E and 8F announce other sets of characters.
template <size_t kAfter8e, size_t kAfter8f>
size_t Euc(std::string_view text) {
  const char lead = text.front();
  if (IsAscii(lead)) return 1;
  if (IsIn(lead, 0x8e, 0x8e)) return UpperHalf(text, 1 + kAfter8e);
  if (IsIn(lead, 0x8f, 0x8f)) return UpperHalf(text, 1 + kAfter8f);
  return IsIn(lead, 0xa1, 0xfe) ? UpperHalf(text, 2) : 0;
}

size_t ShiftJis(std::string_view text) {
  const char lead = text.front();
  if (IsAscii(lead) || IsIn(lead, 0xa1, 0xdf)) return 1;
  if (!IsIn(lead, 0x81, 0x9f) && !IsIn(lead, 0xe0, 0xfc)) return 0;
  return text.size() > 1 && (IsIn(text[1], 0x40, 0x7e) || IsIn(text[1], 0x80, 0xfc)) ? 2 : 0;
}

// BIG5, GBK and UHC, which PostgreSQL takes with any second byte: only those that they have.
size_t Double(std::string_view text) {
  if (IsAscii(text.front())) return 1;
  if (!IsIn(text.front(), 0x81, 0xfe) || text.size() < 2) return 0;
  return IsIn(text[1], 0x40, 0x7e) || IsIn(text[1], 0x80, 0xfe) ? 2 : 0;
}

size_t Gb18030(std::string_view text) {
  if (text.size() < 4 || IsAscii(text.front()) || !IsIn(text[1], '0', '9')) return Double(text);
  const bool four = IsIn(text.front(), 0x81, 0xfe) && IsIn(text[2], 0x81, 0xfe);
  return four && IsIn(text[3], '0', '9') ? 4 : 0;
}

struct Named {
  std::string_view name;  // letters and digits
  CharacterLength length;
};

constexpr Named kEncodings[] = {
    {"UTF8", base::Utf8Length}, {"UNICODE", base::Utf8Length}, {"SJIS", ShiftJis},
    {"SHIFTJIS", ShiftJis},     {"MSKANJI", ShiftJis},         {"WIN932", ShiftJis},
    {"WINDOWS932", ShiftJis},   {"SHIFTJIS2004", ShiftJis},    {"BIG5", Double},
    {"WIN950", Double},         {"WINDOWS950", Double},        {"GBK", Double},
    {"WIN936", Double},         {"WINDOWS936", Double},        {"UHC", Double},
    {"WIN949", Double},         {"WINDOWS949", Double},        {"GB18030", Gb18030},
    {"EUCJP", Euc<1, 2>},       {"EUCJIS2004", Euc<1, 2>},     {"EUCCN", Euc<1, 2>},
    {"EUCKR", Euc<1, 2>},       {"EUCTW", Euc<3, 2>},          {"JOHAB", Euc<1, 2>},
};

CharacterLength& OfSql() {
  static CharacterLength length = nullptr;
  return length;
}

}  // namespace

void SetSqlEncoding(std::string_view encoding) { OfSql() = CharacterLengthIn(encoding); }

CharacterLength SqlCharacterLength() { return OfSql(); }

CharacterLength CharacterLengthIn(std::string_view encoding) {
  std::string name;
  for (const char c : encoding) {
    if (IsIn(c, 'a', 'z')) name += static_cast<char>(c - 'a' + 'A');
    if (IsIn(c, 'A', 'Z') || IsIn(c, '0', '9')) name += c;
  }
  const auto* const found = std::ranges::find(kEncodings, name, &Named::name);
  return found == std::end(kEncodings) ? nullptr : found->length;
}

}  // namespace pgstow::sql
