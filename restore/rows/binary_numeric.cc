#include "restore/rows/binary_numeric.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "restore/rows/binary_value.h"

namespace pgstow::rows {
namespace {

constexpr size_t kGroup = 4;  // decimal digits in one of those that are stored

// What stands for the sign, and with no digits for what is no number.
constexpr uint16_t kPositive = 0x0000;
constexpr uint16_t kNegative = 0x4000;
constexpr uint16_t kNaN = 0xC000;
constexpr uint16_t kInfinity = 0xD000;
constexpr uint16_t kMinusInfinity = 0xF000;

// More than servers store on either side of the point, and small enough for 16 bits.
constexpr size_t kMostDigits = size_t{1} << 17;
constexpr size_t kMostScale = 16383;

struct Head {
  uint16_t groups = 0;
  int16_t weight = 0;  // the power of 10,000 that the first group counts
  uint16_t sign = kPositive;
  uint16_t scale = 0;  // decimal digits after the point
};

char* PutHead(const Head& head, char* out) {
  out = PutBigEndian(head.groups, out);
  out = PutBigEndian(head.weight, out);
  out = PutBigEndian(head.sign, out);
  return PutBigEndian(head.scale, out);
}

bool AllDigits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

size_t GroupsOf(size_t digits) { return (digits + kGroup - 1) / kGroup; }

// A group of up to kGroup digits.
uint16_t Number(std::string_view digits) {
  unsigned number = 0;
  for (const char c : digits) number = number * 10 + static_cast<unsigned>(c - '0');
  return static_cast<uint16_t>(number);
}

}  // namespace

// The server drops zeros in front and at the end.
char* PutNumeric(std::string_view value, char* out) {
  if (value == "NaN") return PutHead({.sign = kNaN}, out);
  if (value == "Infinity") return PutHead({.sign = kInfinity}, out);
  if (value == "-Infinity") return PutHead({.sign = kMinusInfinity}, out);
  const bool negative = value.starts_with('-');
  if (negative) value.remove_prefix(1);
  const size_t point = std::min(value.find('.'), value.size());
  std::string_view whole = value.substr(0, point);
  std::string_view fraction = value.substr(std::min(point + 1, value.size()));
  if (whole.empty() || whole.size() > kMostDigits || fraction.size() > kMostScale ||
      (point < value.size() && fraction.empty()) || !AllDigits(whole) || !AllDigits(fraction)) {
    return nullptr;
  }
  const size_t whole_groups = GroupsOf(whole.size());
  out = PutHead({.groups = static_cast<uint16_t>(whole_groups + GroupsOf(fraction.size())),
                 .weight = static_cast<int16_t>(whole_groups - 1),
                 .sign = negative ? kNegative : kPositive,
                 .scale = static_cast<uint16_t>(fraction.size())},
                out);
  for (size_t left = whole_groups; left > 0; --left) {
    const size_t digits = whole.size() - (left - 1) * kGroup;
    out = PutBigEndian(Number(whole.substr(0, digits)), out);
    whole.remove_prefix(digits);
  }
  for (; fraction.size() >= kGroup; fraction.remove_prefix(kGroup)) {
    out = PutBigEndian(Number(fraction.substr(0, kGroup)), out);
  }
  if (fraction.empty()) return out;
  constexpr unsigned kTens[] = {1, 10, 100, 1000};
  return PutBigEndian(static_cast<uint16_t>(Number(fraction) * kTens[kGroup - fraction.size()]),
                      out);
}

}  // namespace pgstow::rows
