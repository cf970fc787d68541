// Large objects on their way into a database.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "host/model/large_object_records.h"
#include "host/pg/connection.h"
#include "restore/execute/data_load.h"

namespace pgstow::execute {

// Fills objects that are there: hundreds of small ones with one statement, large ones in slices. In
// the transaction that runs, or else in one of its own. One that can't be filled ends the restore,
// as with pg_restore. Holds kSliceBytes at most, and what libpq makes of them.
class LargeObjectLoad : public DataLoad, private model::LargeObjectRecords {
 public:
  explicit LargeObjectLoad(pg::Connection& connection) : connection_(connection) {}  // outlives it

  bool Begin() override;
  void Write(std::span<const char> data) override { LargeObjectRecords::Write(data); }
  uint64_t End() override;
  void Abandon(std::string_view reason) noexcept override;

  // What one statement writes at most. Source of its function:
  // https://www.postgresql.org/docs/18/lo-funcs.html
  static constexpr size_t kSliceBytes = size_t{1} << 20;

 private:
  // Bytes of an object from an offset on.
  struct Slice {
    model::Oid object;
    uint64_t offset;
    size_t bytes;
  };

  void OnObject(model::Oid object) override;
  void OnBytes(std::span<const char> bytes) override;
  void OnEnd() override {}
  void OpenFirst(model::Oid object);
  void Send();
  [[noreturn]] void Fail(const pg::ServerError& error) const;

  pg::Connection& connection_;
  bool own_transaction_ = false;
  bool opened_first_ = false;
  std::vector<Slice> slices_;  // to be sent
  std::string bytes_;          // of all of them
  uint64_t objects_ = 0;
};

}  // namespace pgstow::execute
