#include "plugins/conformance/marked_stream.h"

#include <cstdint>
#include <cstring>
#include <span>

#include "host/base/checksum.h"
#include "host/base/error.h"

namespace pgstow::conformance {
namespace {

std::string MarkOf(std::string_view bytes) {
  const uint64_t checksum = base::Xxh3(std::as_bytes(std::span(bytes)));
  std::string mark(sizeof(checksum), '\0');
  std::memcpy(mark.data(), &checksum, sizeof(checksum));
  return mark;
}

}  // namespace

std::string Marked(std::string_view bytes) { return std::string(bytes) + MarkOf(bytes); }

std::string Unmarked(std::string_view stream) {
  if (stream.size() < sizeof(uint64_t)) {
    base::Throw(base::ErrorCode::kTruncated, "the stream ends too early");
  }
  const std::string_view bytes = stream.substr(0, stream.size() - sizeof(uint64_t));
  if (MarkOf(bytes) != stream.substr(bytes.size())) {
    base::Throw(base::ErrorCode::kCorrupt, "the stream has not the bytes that were written");
  }
  return std::string(bytes);
}

}  // namespace pgstow::conformance
