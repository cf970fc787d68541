// Runs whole frames through one codec, in pieces of any size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "host/loader/codec_proxy.h"

namespace pgstow::conformance {

// How many bytes a codec is given, and has room for, at a time.
struct Pieces {
  size_t in = 65536;
  size_t out = 65536;
};

class FrameRunner {
 public:
  // `settings` as after the colon of -Z; those of a filter that seals are the suite's own.
  FrameRunner(const loader::Filter& filter, uint32_t direction, std::string_view settings = {});

  explicit FrameRunner(loader::CodecProxy codec) : codec_(std::move(codec)) {}

  // What the codec makes of one frame. Throws base::Error, and Broken when the codec writes beyond
  // the room it was given; may be called again after that.
  std::string Run(std::string_view frame, Pieces pieces = {}, std::string_view context = {});

  // The same for a frame that other bytes follow: advances `bytes` behind it when the codec says
  // that it ended, else to the end.
  std::string RunFirst(std::string_view& bytes, Pieces pieces = {}, std::string_view context = {});

  loader::CodecProxy& codec() { return codec_; }

 private:
  loader::CodecProxy codec_;
};

}  // namespace pgstow::conformance
