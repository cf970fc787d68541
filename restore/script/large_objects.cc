#include "restore/script/large_objects.h"

#include <algorithm>

#include <fmt/format.h>

#include "host/base/error.h"

namespace pgstow::script {
namespace {

using Kind = LargeObjectStatement::Kind;

// As many bytes as pg_dump writes with one statement.
constexpr size_t kWriteBytes = size_t{16} << 10;

constexpr int kInvWrite = 0x20000;  // the mode that lo_open takes for writing

uint32_t BigEndian(const char* bytes) {
  uint32_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

std::string Hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

}  // namespace

void LargeObjectStatements::Write(std::span<const char> records, const Receive& receive) {
  while (!records.empty()) {
    if (head_bytes_ < head_.size()) {
      const size_t taken = std::min(records.size(), head_.size() - head_bytes_);
      std::ranges::copy(records.first(taken), head_.begin() + static_cast<ptrdiff_t>(head_bytes_));
      head_bytes_ += taken;
      records = records.subspan(taken);
      if (head_bytes_ == head_.size()) BeginRecord(receive);
    } else {
      const size_t taken = std::min<size_t>(records.size(), left_);
      Append(records.first(taken), receive);
      left_ -= static_cast<uint32_t>(taken);
      records = records.subspan(taken);
    }
    if (head_bytes_ == head_.size() && left_ == 0) head_bytes_ = 0;
  }
}

void LargeObjectStatements::Finish(const Receive& receive) {
  if (head_bytes_ != 0) {
    base::Throw(base::ErrorCode::kCorrupt, "the data of large object {} ends within a record",
                oid_);
  }
  Close(receive);
}

// A record of the object that is open goes on with it.
void LargeObjectStatements::BeginRecord(const Receive& receive) {
  const model::Oid oid = BigEndian(head_.data());
  left_ = BigEndian(head_.data() + 4);
  if (open_ && oid == oid_) return;
  Close(receive);
  open_ = true;
  oid_ = oid;
  ++objects_;
  Tell(Kind::kOpen, fmt::format("SELECT pg_catalog.lo_open('{}', {});\n", oid, kInvWrite), receive);
}

void LargeObjectStatements::Append(std::span<const char> bytes, const Receive& receive) {
  while (!bytes.empty()) {
    const size_t taken = std::min(bytes.size(), kWriteBytes - gathered_.size());
    gathered_.append(bytes.data(), taken);
    bytes = bytes.subspan(taken);
    if (gathered_.size() == kWriteBytes) WriteGathered(receive);
  }
}

// The object that is open is the only one, and so has descriptor 0.
void LargeObjectStatements::WriteGathered(const Receive& receive) {
  if (gathered_.empty()) return;
  Tell(Kind::kWrite,
       fmt::format("SELECT pg_catalog.lowrite(0, '{}x{}');\n", standard_strings_ ? "\\" : "\\\\",
                   Hex(gathered_)),
       receive);
  gathered_.clear();
}

void LargeObjectStatements::Close(const Receive& receive) {
  if (!open_) return;
  WriteGathered(receive);
  Tell(Kind::kClose, "SELECT pg_catalog.lo_close(0);\n\n", receive);
  open_ = false;
}

void LargeObjectStatements::Tell(Kind kind, const std::string& text, const Receive& receive) const {
  receive({kind, oid_, text});
}

}  // namespace pgstow::script
