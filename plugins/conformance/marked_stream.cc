#include "plugins/conformance/marked_stream.h"

#include <span>

#include "host/base/checksum.h"
#include "host/base/error.h"

namespace pgstow::conformance {
namespace {

constexpr size_t kMarkBytes = 17;  // a line of hexadecimal digits, which is a row too

std::string MarkOf(std::string_view bytes) {
  return fmt::format("{:016x}\n", base::Xxh3(std::as_bytes(std::span(bytes))));
}

}  // namespace

std::string Marked(std::string_view bytes) { return std::string(bytes) + MarkOf(bytes); }

std::string Unmarked(std::string_view stream) {
  if (stream.size() < kMarkBytes) {
    base::Throw(base::ErrorCode::kTruncated, "the stream ends too early");
  }
  const std::string_view bytes = stream.substr(0, stream.size() - kMarkBytes);
  if (MarkOf(bytes) != stream.substr(bytes.size())) {
    base::Throw(base::ErrorCode::kCorrupt, "the stream has not the bytes that were written");
  }
  return std::string(bytes);
}

}  // namespace pgstow::conformance
