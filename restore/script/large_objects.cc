#include "restore/script/large_objects.h"

#include <algorithm>

#include <fmt/format.h>

#include "host/base/log.h"

namespace pgstow::script {
namespace {

using Kind = LargeObjectStatement::Kind;

// As many bytes as pg_dump writes with one statement.
constexpr size_t kWriteBytes = size_t{16} << 10;

constexpr int kInvWrite = 0x20000;  // the mode that lo_open takes for writing

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
  receive_ = &receive;
  LargeObjectRecords::Write(records);
}

void LargeObjectStatements::Finish(const Receive& receive) {
  receive_ = &receive;
  LargeObjectRecords::Finish();
}

void LargeObjectStatements::OnObject(model::Oid object) {
  oid_ = object;
  ++objects_;
  Tell(Kind::kOpen, fmt::format("SELECT pg_catalog.lo_open('{}', {});\n", object, kInvWrite));
}

void LargeObjectStatements::OnBytes(std::span<const char> bytes) {
  while (!bytes.empty()) {
    const size_t taken = std::min(bytes.size(), kWriteBytes - gathered_.size());
    gathered_.append(bytes.data(), taken);
    bytes = bytes.subspan(taken);
    if (gathered_.size() == kWriteBytes) WriteGathered();
  }
}

void LargeObjectStatements::OnEnd() {
  WriteGathered();
  Tell(Kind::kClose, "SELECT pg_catalog.lo_close(0);\n\n");
}

// The object that is open is the only one, and so has descriptor 0.
void LargeObjectStatements::WriteGathered() {
  if (gathered_.empty()) return;
  Tell(Kind::kWrite, fmt::format("SELECT pg_catalog.lowrite(0, '{}x{}');\n",
                                 standard_strings_ ? "\\" : "\\\\", Hex(gathered_)));
  gathered_.clear();
}

void LargeObjectStatements::Tell(Kind kind, const std::string& text) const {
  (*receive_)({kind, oid_, text});
}

void LogLargeObject(model::Oid object) {
  base::Log(base::LogLevel::kInfo, "restoring large object with OID {}", object);
}

void LogLargeObjects(uint64_t objects) {
  base::Log(base::LogLevel::kInfo, "restored {} large object{}", objects, objects == 1 ? "" : "s");
}

}  // namespace pgstow::script
