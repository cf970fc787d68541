#include "restore/execute/binary_load.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "host/base/log.h"
#include "host/sql/literal_for.h"
#include "restore/execute/transaction_load.h"
#include "restore/plan/copy_statement.h"
#include "restore/rows/binary_copy.h"
#include "restore/rows/copy_columns.h"

namespace pgstow::execute {
namespace {

// So much text is turned into binary at a time: it stays in the processor's cache on the way.
constexpr size_t kSlice = size_t{128} << 10;

// The types of the columns that the COPY names, in its order. A domain has the binary form of what
// it is made of, and an enumeration that of text. Empty when one of them is not there.
std::vector<uint32_t> TypesOf(pg::Connection& connection, const model::Entry& entry,
                              const plan::CopyStatement& copy) {
  const pg::Result result = connection.Query(fmt::format(
      "SELECT a.attname, CASE t.typtype WHEN 'd' THEN t.typbasetype WHEN 'e' THEN {} ELSE t.oid END"
      " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid"
      " WHERE a.attrelid = pg_catalog.to_regclass({}) AND a.attnum > 0 AND NOT a.attisdropped",
      rows::kTextType, sql::LiteralForAny(copy.table)));
  std::map<std::string_view, uint32_t> types;
  for (int i = 0; i < result.rows(); ++i) types.emplace(result[i].text(0), result[i].oid(1));
  std::vector<uint32_t> of_columns;
  for (const std::string& column : rows::CopyColumns(entry.copy)) {
    const auto found = types.find(column);
    if (found == types.end()) return {};
    of_columns.push_back(found->second);
  }
  return of_columns;
}

class BinaryLoad : public TransactionLoad {
 public:
  BinaryLoad(pg::Connection& connection, const model::Entry& entry, const ReportError& report,
             const LoadManner& manner, const plan::CopyStatement& copy, rows::BinaryCopy rows)
      : TransactionLoad(connection, entry, report),
        copy_(copy),
        empty_first_(manner.empty_first),
        freeze_(manner.empty_first && manner.freeze),
        rows_(std::move(rows)) {}

  void Write(std::span<const char> data) override try {
    while (!data.empty() && !as_text_) {
      const std::span<const char> slice = data.first(std::min(data.size(), kSlice));
      data = data.subspan(slice.size());
      if (rows_.Add(slice)) {
        Send();
      } else {
        GoOnAsText();
      }
    }
    connection().CopyWrite(data);
  } catch (const pg::ServerError& error) {
    Fail(error, error.what());
  }

 private:
  std::string Prepare() const override {
    return empty_first_ ? TruncateStatement(entry()) : std::string();
  }
  std::string Copy() const override {
    return plan::CopyWith({.freeze = freeze_, .binary = true}, copy_);
  }

  uint64_t Conclude() override {
    if (as_text_) return rows_before_ + connection().CopyEnd();
    if (!rows_.rest().empty()) {
      GoOnAsText();
      return Conclude();
    }
    return EndBinary();
  }

  void Fail(const pg::ServerError& error, const std::string& message) override {
    if (connection().broken()) throw pg::ServerError(error);
    base::Log(base::LogLevel::kDebug, "rows in binary form were refused: {}", message);
    throw RefusedInBinary();
  }

  void Send() {
    connection().CopyWrite(rows_.bytes());
    rows_.Clear();
  }

  uint64_t EndBinary() {
    rows_.End();
    Send();
    return connection().CopyEnd();
  }

  void GoOnAsText() {
    as_text_ = true;
    rows_before_ = EndBinary();
    connection().CopyBegin(plan::CopyWith({.freeze = freeze_}, copy_));
    connection().CopyWrite(rows_.rest());
  }

  const plan::CopyStatement copy_;
  const bool empty_first_;
  const bool freeze_;
  rows::BinaryCopy rows_;
  bool as_text_ = false;
  uint64_t rows_before_ = 0;  // those in binary form, when as_text_
};

}  // namespace

std::unique_ptr<DataLoad> NewBinaryLoad(pg::Connection& connection, const model::Entry& entry,
                                        const ReportError& report, const LoadManner& manner) {
  const auto copy = plan::ParseCopyStatement(entry.copy);
  if (!copy || copy->columns.empty()) return nullptr;
  auto rows = rows::BinaryCopy::Of(TypesOf(connection, entry, *copy));
  if (!rows) return nullptr;
  return std::make_unique<BinaryLoad>(connection, entry, report, manner, *copy, *std::move(rows));
}

}  // namespace pgstow::execute
