// What stands for the streams of a codec in layouts that keep streams: bytes that know their end,
// so that what is cut or changed is found as a codec finds it.
#pragma once

#include <string>
#include <string_view>

namespace pgstow::conformance {

std::string Marked(std::string_view bytes);

// Throws base::Error (kTruncated, kCorrupt) for what is no whole marked stream.
std::string Unmarked(std::string_view stream);

}  // namespace pgstow::conformance
