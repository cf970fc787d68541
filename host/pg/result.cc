#include "host/pg/result.h"

#include <charconv>
#include <memory>
#include <new>
#include <utility>

#include "host/base/error.h"
#include "host/pg/libpq.h"
#include "host/pg/packed_row.h"
#include "host/pg/shown.h"

namespace pgstow::pg {

namespace {

// The server answered something else than it was asked.
[[noreturn]] void RejectPlace(const pg_result* result, int rows, int row, int column) {
  base::Throw(base::ErrorCode::kServer,
              "the server answered with {} columns and {} rows, of which column {} of row {} is "
              "needed",
              PQnfields(result), rows, column + 1, row + 1);
}

}  // namespace

int Row::size() const { return PQnfields(result_); }

uint32_t Row::type(int column) const { return PQftype(result_, column); }

bool Row::null(int column) const {
  if (packed_ != nullptr) {
    if (column >= size()) RejectPlace(result_, 1, row_, column);
    return internal::PackedIsNull(packed_, column);
  }
  if (PQgetisnull(result_, row_, column) == 0) return false;
  if (PQgetvalue(result_, row_, column) == nullptr) {
    RejectPlace(result_, PQntuples(result_), row_, column);
  }
  return true;
}

std::string_view Row::text(int column) const {
  if (packed_ != nullptr) {
    if (column >= size()) RejectPlace(result_, 1, row_, column);
    return internal::PackedText(packed_, size(), column);
  }
  const char* const value = PQgetvalue(result_, row_, column);
  if (value == nullptr) RejectPlace(result_, PQntuples(result_), row_, column);
  return {value, static_cast<size_t>(PQgetlength(result_, row_, column))};
}

void Row::Reject(int column, const char* type) const {
  const char* name = PQfname(result_, column);
  base::Throw(base::ErrorCode::kServer, "the server sent \"{}\" in column \"{}\", which is no {}",
              Shown(text(column)), name == nullptr ? "?" : name, type);
}

template <typename Integer>
Integer Row::Number(int column, const char* type) const {
  if (null(column)) return 0;
  const std::string_view digits = text(column);
  const char* end = digits.data() + digits.size();
  Integer value = 0;
  const auto [stop, error] = std::from_chars(digits.data(), end, value);
  if (error != std::errc() || stop != end) Reject(column, type);
  return value;
}

int64_t Row::integer(int column) const { return Number<int64_t>(column, "integer"); }

uint32_t Row::oid(int column) const { return Number<uint32_t>(column, "object identifier"); }

bool Row::boolean(int column) const {
  const std::string_view value = text(column);
  if (value != "t" && value != "f" && !null(column)) Reject(column, "boolean");
  return value == "t";
}

char Row::character(int column) const {
  const std::string_view value = text(column);
  return value.empty() ? '\0' : value.front();
}

std::shared_ptr<const pg_result> Row::CopyShape() const {
  PGresult* const shape = PQcopyResult(result_, PG_COPYRES_ATTRS);
  if (shape == nullptr) throw std::bad_alloc();
  return {shape, [](const pg_result* copy) { PQclear(const_cast<pg_result*>(copy)); }};
}

Result::Result(pg_result* result) : result_(result) {}

Result::~Result() { PQclear(result_); }

Result::Result(Result&& other) noexcept : result_(std::exchange(other.result_, nullptr)) {}

Result& Result::operator=(Result&& other) noexcept {
  std::swap(result_, other.result_);
  return *this;
}

int Result::rows() const { return PQntuples(result_); }

int Result::columns() const { return PQnfields(result_); }

std::string Result::command_status() const { return PQcmdStatus(result_); }

}  // namespace pgstow::pg
