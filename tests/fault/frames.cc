#include "tests/fault/frames.h"

#include <cstring>
#include <span>

#include "host/base/checksum.h"

namespace pgstow::tests {
namespace {

constexpr size_t kHeadBytes = 24;
constexpr size_t kFrameFactBytes = 32;
constexpr size_t kMostBodyBytes = size_t{1} << 30;

template <typename Integer>
Integer At(const std::string& bytes, size_t offset) {
  Integer value;
  std::memcpy(&value, bytes.data() + offset, sizeof(value));
  return value;
}

// The bytes of the whole record at `offset`, or 0.
size_t RecordBytes(const std::string& archive, size_t offset) {
  if (archive.size() - offset < kHeadBytes) return 0;
  const std::string type = archive.substr(offset, 4);
  if (type != "TOCE" && type != "DATA" && type != "ENDP" && type != "INDX" && type != "TOCF") {
    return 0;
  }
  const auto body_bytes = At<uint64_t>(archive, offset + 8);
  if (body_bytes > kMostBodyBytes || body_bytes > archive.size() - offset - kHeadBytes) return 0;
  const auto bytes = std::as_bytes(std::span(archive));
  base::Xxh3Stream checksum;
  checksum.Update(bytes.subspan(offset, 16));
  checksum.Update(bytes.subspan(offset + kHeadBytes, body_bytes));
  if (checksum.Digest() != At<uint64_t>(archive, offset + 16)) return 0;
  return kHeadBytes + body_bytes;
}

}  // namespace

WholeFrames FindWholeFrames(const std::string& archive) {
  WholeFrames found;
  for (size_t offset = 0; offset < archive.size();) {
    const size_t bytes = RecordBytes(archive, offset);
    if (bytes == 0) {
      ++offset;
      continue;
    }
    const std::string type = archive.substr(offset, 4);
    found.has_toc |= type.starts_with("TOC");
    if (type == "DATA" && bytes >= kHeadBytes + kFrameFactBytes) {
      const size_t body = offset + kHeadBytes;
      found.raw_bytes[{At<uint32_t>(archive, body), At<uint32_t>(archive, body + 4)}] +=
          At<uint64_t>(archive, body + 16);
    }
    offset += bytes;
  }
  return found;
}

}  // namespace pgstow::tests
