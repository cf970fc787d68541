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

// Encodings that a database can have, and their other names. MULE_INTERNAL, as the EUC ones, has
// bytes of the upper half alone in its longer characters.
constexpr std::string_view kApartFromAscii[] = {
    "ABC",         "ALT",         "EUCCN",       "EUCJIS2004",  "EUCJP",        "EUCKR",
    "EUCTW",       "ISO88591",    "ISO885910",   "ISO885913",   "ISO885914",    "ISO885915",
    "ISO885916",   "ISO88592",    "ISO88593",    "ISO88594",    "ISO88595",     "ISO88596",
    "ISO88597",    "ISO88598",    "ISO88599",    "KOI8",        "KOI8R",        "KOI8U",
    "LATIN1",      "LATIN10",     "LATIN2",      "LATIN3",      "LATIN4",       "LATIN5",
    "LATIN6",      "LATIN7",      "LATIN8",      "LATIN9",      "MULEINTERNAL", "SQLASCII",
    "TCVN",        "TCVN5712",    "UNICODE",     "UTF8",        "VSCII",        "WIN",
    "WIN1250",     "WIN1251",     "WIN1252",     "WIN1253",     "WIN1254",      "WIN1255",
    "WIN1256",     "WIN1257",     "WIN1258",     "WIN866",      "WIN874",       "WINDOWS1250",
    "WINDOWS1251", "WINDOWS1252", "WINDOWS1253", "WINDOWS1254", "WINDOWS1255",  "WINDOWS1256",
    "WINDOWS1257", "WINDOWS1258", "WINDOWS866",  "WINDOWS874"};

// As the server compares names: letters and digits, in one case.
std::string PlainName(std::string_view encoding) {
  std::string name;
  for (const char c : encoding) {
    if (IsIn(c, 'a', 'z')) name += static_cast<char>(c - 'a' + 'A');
    if (IsIn(c, 'A', 'Z') || IsIn(c, '0', '9')) name += c;
  }
  return name;
}

CharacterLength& OfSql() {
  static CharacterLength length = nullptr;
  return length;
}

}  // namespace

void SetSqlEncoding(std::string_view encoding) { OfSql() = CharacterLengthIn(encoding); }

CharacterLength SqlCharacterLength() { return OfSql(); }

CharacterLength CharacterLengthIn(std::string_view encoding) {
  const std::string name = PlainName(encoding);
  const auto* const found = std::ranges::find(kEncodings, name, &Named::name);
  return found == std::end(kEncodings) ? nullptr : found->length;
}

bool KeepsAsciiApart(std::string_view encoding) {
  return std::ranges::find(kApartFromAscii, PlainName(encoding)) != std::end(kApartFromAscii);
}

}  // namespace pgstow::sql
