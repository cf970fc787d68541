// Runs whole frames through one codec, in pieces of any size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "host/loader/codec_proxy.h"

namespace pgstow::conformance {

// How many bytes a codec is given, and has room for, at a time.
struct Pieces {
  size_t in = 65536;
  size_t out = 65536;
};

class CodecRunner {
 public:
  // A codec of the filter of that name, with settings as after the colon of -Z.
  CodecRunner(const std::string& filter, uint32_t direction, std::string_view settings = {});

  // What the codec makes of one frame. Throws base::Error; may be called again after that.
  std::string Run(std::string_view frame, Pieces pieces = {}, std::string_view context = {});

 private:
  loader::CodecProxy codec_;
};

}  // namespace pgstow::conformance
