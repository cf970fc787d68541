// Rows of a query, in text form.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct pg_result;  // libpq's PGresult

namespace pgstow::pg {

// One row; valid as long as its Result (or, when streamed, during the callback). Columns count from
// 0; one that the answer lacks throws kServer. Text is what the server sent, valid as long as it.
class Row {
 public:
  Row(const pg_result* result, int row) : result_(result), row_(row) {}
  // A row of a RowBlock: `result` knows its columns.
  Row(const pg_result* result, const char* packed) : result_(result), packed_(packed) {}

  int size() const;                 // number of columns
  uint32_t type(int column) const;  // OID of the column's type
  bool null(int column) const;
  std::string_view text(int column) const;  // empty when NULL
  // Throw base::Error kServer naming the column when the text is not of that type; NULL gives 0.
  int64_t integer(int column) const;
  uint32_t oid(int column) const;
  bool boolean(int column) const;    // 't' or 'f'; NULL gives false
  char character(int column) const;  // first byte; 0 when empty or NULL

  // What tells the columns' names and types, without any row.
  std::shared_ptr<const pg_result> CopyShape() const;

 private:
  template <typename Integer>
  Integer Number(int column, const char* type) const;
  [[noreturn]] void Reject(int column, const char* type) const;

  const pg_result* result_;
  int row_ = 0;                   // of the result, unless
  const char* packed_ = nullptr;  // it is here: row_block.cc tells the layout
};

class Result {
 public:
  explicit Result(pg_result* result);  // takes it
  ~Result();
  Result(Result&&) noexcept;
  Result& operator=(Result&&) noexcept;

  int rows() const;
  int columns() const;
  Row operator[](int row) const { return {result_, row}; }
  std::string command_status() const;  // "SELECT 3", "COPY 5"

 private:
  pg_result* result_;
};

// Splits the text form of a one-dimensional array ("{a,NULL,\"b,c\"}") into its elements. A NULL
// element becomes an empty string; `nulls`, when given, says which were NULL. Throws kServer when
// it is none, or longer than a million. Source: https://www.postgresql.org/docs/18/arrays.html
std::vector<std::string> ParseArray(std::string_view text, std::vector<bool>* nulls = nullptr);

// The same of one that has so many elements or more; throws kServer when it has fewer.
std::vector<std::string> ParseArray(std::string_view text, size_t at_least);

// Elements of an oidvector or int2vector ("1 2 3") or of an array of such ("{1,2,3}"). Throws
// kServer when it is none.
std::vector<uint32_t> ParseOids(std::string_view text);

}  // namespace pgstow::pg
