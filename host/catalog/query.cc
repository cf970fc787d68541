#include "host/catalog/query.h"

#include <charconv>
#include <utility>

#include "host/base/error.h"

namespace pgstow::catalog::internal {
namespace {

// A number of the server that has to fit where it goes.
template <typename Number>
Number Fitting(const pg::Row& row, int column) {
  const int64_t number = row.integer(column);
  if (!std::in_range<Number>(number)) {
    base::Throw(base::ErrorCode::kServer, "the server sent {}, which is out of range", number);
  }
  return static_cast<Number>(number);
}

}  // namespace

void Assign(const pg::Row& row, int column, std::string& out) { out = row.text(column); }

void Assign(const pg::Row& row, int column, std::optional<std::string>& out) {
  if (row.null(column)) {
    out.reset();
  } else {
    out.emplace(row.text(column));
  }
}

void Assign(const pg::Row& row, int column, uint32_t& out) { out = row.oid(column); }

void Assign(const pg::Row& row, int column, int32_t& out) { out = Fitting<int32_t>(row, column); }

void Assign(const pg::Row& row, int column, int64_t& out) { out = row.integer(column); }

void Assign(const pg::Row& row, int column, uint64_t& out) { out = Fitting<uint64_t>(row, column); }

void Assign(const pg::Row& row, int column, bool& out) { out = row.boolean(column); }

void Assign(const pg::Row& row, int column, char& out) { out = row.character(column); }

void Assign(const pg::Row& row, int column, double& out) {
  const std::string_view text = row.text(column);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (text.empty()) {
    out = 0;
  } else if (error != std::errc() || end != text.data() + text.size()) {
    base::Throw(base::ErrorCode::kServer, "the server sent \"{}\" where a number belongs", text);
  }
}

void Assign(const pg::Row& row, int column, std::vector<std::string>& out) {
  out = row.null(column) ? std::vector<std::string>() : pg::ParseArray(row.text(column));
}

void Assign(const pg::Row& row, int column, std::vector<uint32_t>& out) {
  out = row.null(column) ? std::vector<uint32_t>() : pg::ParseOids(row.text(column));
}

void Assign(const pg::Row& row, int column, RareList<std::string>& out) {
  std::vector<std::string> items;
  Assign(row, column, items);
  out = std::move(items);
}

void Assign(const pg::Row& row, int column, ShortList<uint32_t>& out) {
  for (const uint32_t number : pg::ParseOids(row.text(column))) out.push_back(number);
}

void Assign(const pg::Row& row, int column, base::Interned& out) { out = row.text(column); }

void Assign(const pg::Row& row, int column, AclItems& out) { out.array = row.text(column); }

void Assign(const pg::Row& row, int column, AclFacts& out) { Assign(row, column, out.acl); }

}  // namespace pgstow::catalog::internal
