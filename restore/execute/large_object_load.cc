#include "restore/execute/large_object_load.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/pg/binary_array.h"
#include "restore/script/large_objects.h"

namespace pgstow::execute {
namespace {

constexpr std::string_view kFill =
    "SELECT pg_catalog.count(pg_catalog.lo_put(object, start, bytes))"
    " FROM ROWS FROM (pg_catalog.unnest($1), pg_catalog.unnest($2), pg_catalog.unnest($3))"
    " AS slice (object, start, bytes)";

// Enough for a statement of objects that have no bytes, or few.
constexpr size_t kMostSlices = 1000;

// Servers keep objects in pages of a quarter of a block, 8192 bytes at most: slices that end with
// one leave no page to be written twice. Source:
// https://www.postgresql.org/docs/18/catalog-pg-largeobject.html
constexpr size_t kPage = 8192;

// The mode that lo_open takes for writing.
// Source: https://www.postgresql.org/docs/18/lo-interfaces.html#LO-OPEN
constexpr int kInvWrite = 0x20000;

// What keeps an object from being opened.
// Source: https://www.postgresql.org/docs/18/errcodes-appendix.html
constexpr std::string_view kUndefinedObject = "42704";
constexpr std::string_view kInsufficientPrivilege = "42501";

// True when the number stands in the text, whatever language that is in.
bool Names(std::string_view text, model::Oid object) {
  const std::string digits = std::to_string(object);
  const auto is_digit = [text](size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
  };
  for (size_t at = text.find(digits); at != text.npos; at = text.find(digits, at + 1)) {
    if ((at == 0 || !is_digit(at - 1)) && !is_digit(at + digits.size())) return true;
  }
  return false;
}

[[noreturn]] void Throw(std::string_view what, const pg::ServerError& error) {
  throw base::Error(base::ErrorCode::kServer,
                    fmt::format("could not {}: {}", what, error.server_message()))
      .WithSqlstate(error.sqlstate());
}

}  // namespace

bool LargeObjectLoad::Begin() {
  own_transaction_ = !connection_.in_transaction();
  if (own_transaction_) connection_.Execute("BEGIN");
  return true;
}

uint64_t LargeObjectLoad::End() {
  Finish();
  Send();
  if (own_transaction_) connection_.Execute("COMMIT");
  script::LogLargeObjects(objects_);
  return objects_;
}

void LargeObjectLoad::Abandon(std::string_view) noexcept {
  try {
    connection_.Execute("ROLLBACK");
  } catch (const base::Error& error) {
    base::Log(base::LogLevel::kDebug, "{}", error.what());
  }
}

// An object without bytes has an empty slice: it must be there, too.
void LargeObjectLoad::OnObject(model::Oid object) {
  if (slices_.size() == kMostSlices) Send();
  script::LogLargeObject(object);
  slices_.push_back({.object = object, .offset = 0, .bytes = 0});
  ++objects_;
}

void LargeObjectLoad::OnBytes(std::span<const char> bytes) {
  while (!bytes.empty()) {
    Slice& slice = slices_.back();
    size_t taken = bytes.size();
    if (const size_t room = kSliceBytes - bytes_.size(); taken > room) {
      const size_t beyond_page = (slice.offset + slice.bytes + room) % kPage;
      taken = room - std::min(room, beyond_page);
    }
    bytes_.append(bytes.data(), taken);
    slice.bytes += taken;
    bytes = bytes.subspan(taken);
    if (bytes.empty()) return;
    const Slice next{.object = slice.object, .offset = slice.offset + slice.bytes, .bytes = 0};
    if (slice.bytes == 0) slices_.pop_back();
    Send();
    slices_.push_back(next);
  }
}

// What keeps all objects from being written, such as a server that takes no changes, is told as
// pg_restore tells it, which opens each of them.
void LargeObjectLoad::OpenFirst(model::Oid object) {
  try {
    connection_.Execute(
        fmt::format("SELECT pg_catalog.lo_close(pg_catalog.lo_open('{}', {}))", object, kInvWrite));
  } catch (const pg::ServerError& error) {
    Throw(fmt::format("open large object {}", object), error);
  }
}

void LargeObjectLoad::Send() {
  if (slices_.empty()) return;
  if (!opened_first_) OpenFirst(slices_.front().object);
  opened_first_ = true;
  pg::BinaryArray objects(pg::ElementType::kOid, slices_.size());
  pg::BinaryArray offsets(pg::ElementType::kInt8, slices_.size());
  pg::BinaryArray values(pg::ElementType::kBytea, slices_.size(), bytes_.size());
  std::string_view rest = bytes_;
  for (const Slice& slice : slices_) {
    objects.Add(slice.object);
    offsets.Add(slice.offset);
    values.Add(rest.substr(0, slice.bytes));
    rest.remove_prefix(slice.bytes);
  }
  try {
    connection_.QueryBinary(kFill, std::array{&objects, &offsets, &values});
  } catch (const pg::ServerError& error) {
    Fail(error);
  }
  slices_.clear();
  bytes_.clear();
}

void LargeObjectLoad::Fail(const pg::ServerError& error) const {
  std::string what = "write to large object";
  if (error.sqlstate() == kUndefinedObject || error.sqlstate() == kInsufficientPrivilege) {
    for (const Slice& slice : slices_) {
      if (!Names(error.fields().message, slice.object)) continue;
      what = fmt::format("open large object {}", slice.object);
      break;
    }
  }
  Throw(what, error);
}

}  // namespace pgstow::execute
