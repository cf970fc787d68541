#include "restore/rows/binary_value.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <iterator>
#include <type_traits>

#include "restore/rows/binary_numeric.h"
#include "restore/rows/binary_time.h"

namespace pgstow::rows {
namespace {

char* PutText(std::string_view value, char* out) {
  std::memcpy(out, value.data(), value.size());
  return out + value.size();
}

char* PutBool(std::string_view value, char* out) {
  if (value != "t" && value != "f") return nullptr;
  *out = value == "t" ? 1 : 0;
  return out + 1;
}

// Infinity and NaN are spelled alike by servers and std::from_chars.
template <typename Number>
char* PutNumber(std::string_view value, char* out) {
  Number number{};
  const char* const end = value.data() + value.size();
  const auto [rest, error] = std::from_chars(value.data(), end, number);
  if (error != std::errc() || rest != end) return nullptr;
  if constexpr (std::is_floating_point_v<Number>) {
    using Bits = std::conditional_t<sizeof(Number) == 4, uint32_t, uint64_t>;
    return PutBigEndian(std::bit_cast<Bits>(number), out);
  } else {
    return PutBigEndian(number, out);
  }
}

// The byte before the text says which version of the form it is.
char* PutJsonb(std::string_view value, char* out) {
  *out = 1;
  return PutText(value, out + 1);
}

// The values of hexadecimal digits, and for all other bytes one with a bit that those lack.
constexpr unsigned char kNoDigit = 16;
constexpr auto kHexDigits = [] {
  std::array<unsigned char, 256> digits{};
  digits.fill(kNoDigit);
  for (unsigned char i = 0; i < 16; ++i) digits["0123456789abcdef"[i]] = i;
  return digits;
}();

// The pairs of digits of `hex`; its size is even.
char* PutHex(std::string_view hex, char* out) {
  unsigned seen = 0;
  for (size_t i = 0; i < hex.size(); i += 2) {
    const unsigned high = kHexDigits[static_cast<unsigned char>(hex[i])];
    const unsigned low = kHexDigits[static_cast<unsigned char>(hex[i + 1])];
    seen |= high | low;
    *out++ = static_cast<char>(high << 4 | low);
  }
  return (seen & kNoDigit) == 0 ? out : nullptr;
}

char* PutBytea(std::string_view value, char* out) {
  if (!value.starts_with("\\x") || value.size() % 2 != 0) return nullptr;
  return PutHex(value.substr(2), out);
}

char* PutUuid(std::string_view value, char* out) {
  if (value.size() != 36) return nullptr;
  for (const size_t dash : {8, 13, 18, 23}) {
    if (value[dash] != '-') return nullptr;
  }
  struct Run {
    size_t from, digits;
  };
  for (const Run run : {Run{0, 8}, Run{9, 4}, Run{14, 4}, Run{19, 4}, Run{24, 12}}) {
    out = PutHex(value.substr(run.from, run.digits), out);
    if (out == nullptr) return nullptr;
  }
  return out;
}

struct TypeEncoder {
  uint32_t type;
  BinaryEncoder encoder;
};

// By their OIDs, which never change: https://www.postgresql.org/docs/18/catalog-pg-type.html
constexpr TypeEncoder kEncoders[] = {
    {16, PutBool},             // boolean
    {17, PutBytea},            // bytea
    {20, PutNumber<int64_t>},  // bigint
    {21, PutNumber<int16_t>},  // smallint
    {23, PutNumber<int32_t>},  // integer
    {kTextType, PutText},
    {26, PutNumber<uint32_t>},  // oid
    {114, PutText},             // json
    {700, PutNumber<float>},    // real
    {701, PutNumber<double>},   // double precision
    {1042, PutText},            // character(n)
    {1043, PutText},            // character varying
    {1082, PutDate},
    {1083, PutTime},
    {1114, PutTimestamp},
    {1184, PutTimestampWithZone},
    {1700, PutNumeric},
    {2950, PutUuid},
    {3802, PutJsonb},
};

}  // namespace

BinaryEncoder BinaryEncoderOf(uint32_t type) {
  const auto* const found = std::ranges::find(kEncoders, type, &TypeEncoder::type);
  return found == std::end(kEncoders) ? nullptr : found->encoder;
}

}  // namespace pgstow::rows
