#include "host/sql/insert_value.h"

#include <algorithm>

#include "host/sql/quote.h"

namespace pgstow::sql {
namespace {

// OIDs of built-in types, the same in every version of the server.
// Source: the catalogs themselves, e.g. SELECT 'bool'::regtype::oid.
enum BuiltinType : uint32_t {
  kBool = 16,
  kInt8 = 20,
  kInt2 = 21,
  kInt4 = 23,
  kOid = 26,
  kFloat4 = 700,
  kFloat8 = 701,
  kBit = 1560,
  kVarbit = 1562,
  kNumeric = 1700,
};

// Takes a run of digits off the front; tells whether there was one.
bool TakeDigits(std::string_view& text) {
  const size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(count);
  return count > 0;
}

bool TakeSign(std::string_view& text) {
  const bool sign = text.starts_with('-') || text.starts_with('+');
  if (sign) text.remove_prefix(1);
  return sign;
}

// Whether the scanner takes the text for one number and nothing else: what a server says stands in
// the script as it is, and a server may say anything. NaN and infinities are names to it.
bool IsNumber(std::string_view text) {
  TakeSign(text);
  bool digits = TakeDigits(text);
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    digits = TakeDigits(text) || digits;
  }
  if (!digits) return false;
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    TakeSign(text);
    if (!TakeDigits(text)) return false;
  }
  return text.empty();
}

bool IsBits(std::string_view text) { return text.find_first_not_of("01") == text.npos; }

}  // namespace

void AppendInsertValue(std::string& sql, uint32_t type, std::string_view text) {
  switch (type) {
    case kInt2:
    case kInt4:
    case kInt8:
    case kOid:
    case kFloat4:
    case kFloat8:
    case kNumeric:
      if (IsNumber(text)) {
        sql += text;
      } else {
        sql += Literal(text);
      }
      break;
    case kBit:
    case kVarbit:
      if (IsBits(text)) sql += 'B';
      sql += Literal(text);
      break;
    case kBool:
      sql += text == "t" ? "true" : "false";
      break;
    default:
      sql += Literal(text);
  }
}

}  // namespace pgstow::sql
