// Frames of zstd with parameters that suit them. More search is not always less output: in rows of
// numbers, times and keys a level that looks for short matches finds many that cost more bits than
// the digits they stand for. Looking for longer ones alone makes such rows smaller, in half of the
// time; of prose, code and JSON it makes more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "plugins/filters/zstd/context.h"

namespace pgstow::zstd {

// Compresses frames in place of a context of level kLevel, with one of two sets of parameters:
// thorough ones, which are those of the level but for a smaller table of short matches, and light
// ones. Which of them is found out on samples of the frame, and where these tell little by trying
// both: so a frame becomes the same bytes whatever came before. One thread at a time.
//
// Measured on 40 kinds of rows and text in frames of 1 MiB against libzstd 1.5.4 at level 3: half
// of the kinds, those of numbers and keys, become 2 to 15 % smaller in half of the CPU time. The
// others stay within 1.5 % of their size and take about as long as before, since the smaller table
// saves what the samples cost.
class Chooser {
 public:
  static constexpr int kLevel = 3;

  // Throws PGSTOW_E_MEMORY.
  Chooser();

  // Whether frames of that size are for it: large enough to be worth samples, and not so large that
  // these would tell little.
  static bool Suits(size_t frame_bytes) {
    return frame_bytes >= kLeastFrame && frame_bytes <= kMostFrame;
  }

  // Compresses a frame that Suits, into room for ZSTD_compressBound of it; tells its size.
  size_t Compress(std::span<const uint8_t> frame, std::span<uint8_t> room);

 private:
  static constexpr size_t kLeastFrame = size_t{768} << 10;
  static constexpr size_t kMostFrame = size_t{2304} << 10;

  static constexpr size_t kSpareBytes = ZSTD_COMPRESSBOUND(kMostFrame);

  std::span<uint8_t> spare() const { return {spare_.get(), kSpareBytes}; }
  void TakeSample(std::span<const uint8_t> frame);
  size_t SizeOfSample(ZSTD_CCtx* context);

  CCtx thorough_;
  CCtx light_;
  std::vector<uint8_t> sample_;       // what is shown, then what is compressed
  std::unique_ptr<uint8_t[]> spare_;  // room for what is made beside; not cleared
};

}  // namespace pgstow::zstd
