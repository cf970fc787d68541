#include "restore/explain/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>

#include <fmt/format.h>

namespace pgstow::explain {
namespace {

struct Encoding {
  std::string_view name;
  const char* iconv_name;
};

constexpr Encoding kEncodings[] = {
    {"UTF8", "UTF-8"},
    {"LATIN1", "ISO-8859-1"},
    {"LATIN2", "ISO-8859-2"},
    {"LATIN3", "ISO-8859-3"},
    {"LATIN4", "ISO-8859-4"},
    {"LATIN5", "ISO-8859-9"},
    {"LATIN6", "ISO-8859-10"},
    {"LATIN7", "ISO-8859-13"},
    {"LATIN8", "ISO-8859-14"},
    {"LATIN9", "ISO-8859-15"},
    {"LATIN10", "ISO-8859-16"},
    {"ISO_8859_5", "ISO-8859-5"},
    {"ISO_8859_6", "ISO-8859-6"},
    {"ISO_8859_7", "ISO-8859-7"},
    {"ISO_8859_8", "ISO-8859-8"},
    {"KOI8R", "KOI8-R"},
    {"KOI8U", "KOI8-U"},
    {"WIN866", "CP866"},
    {"WIN874", "CP874"},
    {"WIN1250", "CP1250"},
    {"WIN1251", "CP1251"},
    {"WIN1252", "CP1252"},
    {"WIN1253", "CP1253"},
    {"WIN1254", "CP1254"},
    {"WIN1255", "CP1255"},
    {"WIN1256", "CP1256"},
    {"WIN1257", "CP1257"},
    {"WIN1258", "CP1258"},
    {"EUC_JP", "EUC-JP"},
    {"EUC_KR", "EUC-KR"},
    {"EUC_CN", "EUC-CN"},
    {"EUC_TW", "EUC-TW"},
};

const char* IconvName(std::string_view name) {
  for (const Encoding& encoding : kEncodings) {
    if (encoding.name == name) return encoding.iconv_name;
  }
  return nullptr;
}

// Bytes of the UTF-8 character that starts here.
size_t LengthOf(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const size_t length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  return std::min(length, text.size());
}

std::string Bytes(std::string_view text) {
  std::string bytes;
  for (const char c : text) bytes += fmt::format(" 0x{:02x}", static_cast<unsigned char>(c));
  return bytes;
}

// From UTF-8 to what iconv calls `target`.
class Converter {
 public:
  explicit Converter(const char* target) : handle_(iconv_open(target, "UTF-8")) {}
  ~Converter() {
    if (is_open()) iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // iconv_open fails with a pointer that is all ones.
  bool is_open() const { return std::bit_cast<intptr_t>(handle_) != -1; }

  bool Takes(std::string character) {
    std::array<char, 16> out{};
    char* in_at = character.data();
    char* out_at = out.data();
    size_t in_left = character.size();
    size_t out_left = out.size();
    return iconv(handle_, &in_at, &in_left, &out_at, &out_left) == 0;
  }

 private:
  const iconv_t handle_;
};

}  // namespace

std::optional<Complaint> Unconvertible(std::string_view text, std::string_view from,
                                       std::string_view to) {
  const char* target = IconvName(to);
  if (from == to || from != "UTF8" || target == nullptr) return std::nullopt;
  Converter converter(target);
  if (!converter.is_open()) return std::nullopt;
  while (!text.empty()) {
    const size_t length = LengthOf(text);
    const std::string character(text.substr(0, length));
    if (length > 1 && !converter.Takes(character)) {
      return Complaint{"22P05", fmt::format("character with byte sequence{} in encoding \"{}\" has "
                                            "no equivalent in encoding \"{}\"",
                                            Bytes(character), from, to)};
    }
    text.remove_prefix(length);
  }
  return std::nullopt;
}

}  // namespace pgstow::explain
