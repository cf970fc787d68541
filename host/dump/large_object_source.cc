#include "host/dump/large_object_source.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/model/large_object_records.h"

namespace pgstow::dump {
namespace {

// Bytes of an object that are read at once.
constexpr int64_t kSliceBytes = int64_t{256} << 10;

constexpr int kInvRead = 0x40000;  // the mode that lo_open takes for reading
constexpr int kSeekEnd = 2;        // where lo_lseek64 counts from

[[noreturn]] void ThrowUnasked(model::Oid object) {
  base::Throw(base::ErrorCode::kServer,
              "the server sent something of large object {} that it was not asked for", object);
}

[[noreturn]] void ThrowMissing(model::Oid object) {
  base::Throw(base::ErrorCode::kServer, "the server did not send all of large object {}", object);
}

// The catalog that tells sizes is the superuser's. Each level of the query does one thing, so that
// no object is closed before it was measured.
void Measure(pg::Connection& connection, const std::vector<model::Oid>& objects,
             const std::function<void(const pg::Row&)>& size) {
  connection.Stream(
      fmt::format("SELECT m.oid, m.bytes, pg_catalog.lo_close(m.fd) FROM"
                  " (SELECT o.oid, o.fd, pg_catalog.lo_lseek64(o.fd, 0, {}) AS bytes FROM"
                  " (SELECT l.oid, pg_catalog.lo_open(l.oid, {}) AS fd"
                  " FROM pg_catalog.unnest('{{{}}}'::pg_catalog.oid[]) AS l(oid)) o) m",
                  kSeekEnd, kInvRead, fmt::join(objects, ",")),
      size);
}

// Objects are opened in order, so the one that can't be is the next after those that were measured.
std::vector<int64_t> SizesOf(pg::Connection& connection, const std::vector<model::Oid>& objects) {
  std::vector<int64_t> sizes;
  try {
    Measure(connection, objects, [&](const pg::Row& row) {
      if (sizes.size() == objects.size() || row.oid(0) != objects[sizes.size()]) {
        ThrowUnasked(row.oid(0));
      }
      sizes.push_back(row.integer(1));
    });
  } catch (const pg::ServerError& error) {
    if (connection.broken() || sizes.size() == objects.size()) throw;
    throw base::Error(base::ErrorCode::kServer,
                      fmt::format("could not open large object {}: {}", objects[sizes.size()],
                                  error.server_message()))
        .WithSqlstate(error.sqlstate());
  }
  if (sizes.size() < objects.size()) ThrowMissing(objects[sizes.size()]);
  return sizes;
}

int DigitValue(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  base::Throw(base::ErrorCode::kServer, "the server sent no hexadecimal digits");
}

// The record of a slice, whose bytes come as hexadecimal digits.
void FillRecord(model::Oid oid, std::string_view digits, std::string& record) {
  const auto head = model::HeadOfRecord(oid, static_cast<uint32_t>(digits.size() / 2));
  record.assign(head.begin(), head.end());
  for (size_t i = 0; i + 1 < digits.size(); i += 2) {
    record += static_cast<char>(DigitValue(digits[i]) << 4 | DigitValue(digits[i + 1]));
  }
}

// Sees that slices come as they were asked for: each object whole, one after the other.
class ExpectedSlices {
 public:
  // Both outlive it.
  ExpectedSlices(const std::vector<model::Oid>& objects, const std::vector<int64_t>& sizes)
      : objects_(objects), sizes_(sizes) {}

  void Take(model::Oid object, std::string_view digits) {
    if (at_ == objects_.size()) ThrowUnasked(object);
    const int64_t left = sizes_[at_] - taken_;
    const int64_t bytes = std::clamp<int64_t>(left, 0, kSliceBytes);
    if (object != objects_[at_] || digits.size() != 2 * static_cast<size_t>(bytes)) {
      ThrowMissing(objects_[at_]);
    }
    taken_ += bytes;
    if (left > bytes) return;
    ++at_;
    taken_ = 0;
  }
  void Finish() const {
    if (at_ < objects_.size()) ThrowMissing(objects_[at_]);
  }

 private:
  const std::vector<model::Oid>& objects_;
  const std::vector<int64_t>& sizes_;
  size_t at_ = 0;      // the object whose slice comes next
  int64_t taken_ = 0;  // bytes of it that came
};

}  // namespace

uint64_t ReadLargeObjects(pg::Connection& connection, const CopyTask& task, const DataSink& sink) {
  const std::vector<model::Oid>& objects = task.job->large_objects;
  const std::vector<int64_t> sizes = SizesOf(connection, objects);
  ExpectedSlices slices(objects, sizes);
  std::string record;
  // An empty object has one slice, of no bytes.
  connection.Stream(
      fmt::format(
          "SELECT o.oid, pg_catalog.encode(pg_catalog.lo_get(o.oid, s.start, {0}), 'hex')"
          " FROM ROWS FROM (pg_catalog.unnest('{{{1}}}'::pg_catalog.oid[]),"
          " pg_catalog.unnest('{{{2}}}'::pg_catalog.int8[])) WITH ORDINALITY AS o(oid, bytes, nr),"
          " LATERAL pg_catalog.generate_series(0, GREATEST(o.bytes - 1, 0), {0})"
          " AS s(start) ORDER BY o.nr, s.start",
          kSliceBytes, fmt::join(objects, ","), fmt::join(sizes, ",")),
      [&](const pg::Row& row) {
        slices.Take(row.oid(0), row.text(1));
        FillRecord(row.oid(0), row.text(1), record);
        sink(record);
      });
  slices.Finish();
  return objects.size();
}

}  // namespace pgstow::dump
