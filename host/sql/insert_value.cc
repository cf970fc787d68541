#include "host/sql/insert_value.h"

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

// NaN and infinities are names, which the scanner takes for columns unless they are quoted.
bool IsNumber(std::string_view text) {
  return text.find_first_not_of("0123456789 +-eE.") == std::string_view::npos;
}

void AppendQuoted(std::string& sql, std::string_view text) {
  sql += '\'';
  sql += text;
  sql += '\'';
}

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
        AppendQuoted(sql, text);
      }
      break;
    case kBit:
    case kVarbit:
      sql += 'B';
      AppendQuoted(sql, text);
      break;
    case kBool:
      sql += text == "t" ? "true" : "false";
      break;
    default:
      sql += Literal(text);
  }
}

}  // namespace pgstow::sql
