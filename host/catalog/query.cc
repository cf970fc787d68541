#include "host/catalog/query.h"

#include <charconv>

#include "host/base/error.h"

namespace pgstow::catalog::internal {

void Assign(const pg::Row& row, int column, std::string& out) { out = row.text(column); }

void Assign(const pg::Row& row, int column, std::optional<std::string>& out) {
  if (row.null(column)) {
    out.reset();
  } else {
    out.emplace(row.text(column));
  }
}

void Assign(const pg::Row& row, int column, uint32_t& out) { out = row.oid(column); }

void Assign(const pg::Row& row, int column, int32_t& out) {
  out = static_cast<int32_t>(row.integer(column));
}

void Assign(const pg::Row& row, int column, int64_t& out) { out = row.integer(column); }

void Assign(const pg::Row& row, int column, uint64_t& out) {
  out = static_cast<uint64_t>(row.integer(column));
}

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

void Assign(const pg::Row& row, int column, AclFacts& out) {
  out.set = !row.null(column);
  if (out.set) out.acl = pg::ParseArray(row.text(column));
}

}  // namespace pgstow::catalog::internal
