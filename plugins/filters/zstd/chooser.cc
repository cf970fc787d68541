#include "plugins/filters/zstd/chooser.h"

#include <algorithm>

namespace pgstow::zstd {
namespace {

// A sample is taken in as many places of the frame. In each, what comes first is shown to the
// encoders as text that was there before, so that they meet the rest with filled tables, as in the
// middle of a frame.
constexpr size_t kPlaces = 2;
constexpr size_t kShownBytes = size_t{48} << 10;
constexpr size_t kCompressedBytes = size_t{8} << 10;
constexpr size_t kAllShown = kPlaces * kShownBytes;
constexpr size_t kSampleBytes = kPlaces * kCompressedBytes;

void Set(ZSTD_CCtx* context, ZSTD_cParameter parameter, int value) {
  CheckEncoding(ZSTD_CCtx_setParameter(context, parameter, value));
}

size_t CompressWhole(ZSTD_CCtx* context, std::span<const uint8_t> raw, std::span<uint8_t> room) {
  return CheckEncoding(ZSTD_compress2(context, room.data(), room.size(), raw.data(), raw.size()));
}

// Whether what the light parameters made of a sample tells what they are worth for its frame. It
// does not when the frame became much smaller, since it repeats itself farther away than the sample
// could show, or much larger; nor when the sample was so regular that chance decided.
bool IsTold(size_t light_sample, size_t thorough_sample, size_t frame_bytes, size_t made) {
  const size_t expected = light_sample * (frame_bytes / kSampleBytes);
  return light_sample >= thorough_sample / 7 * 6 && made >= expected / 5 * 4 &&
         made <= expected / 4 * 5;
}

}  // namespace

// What libzstd would choose by the size of its input is said, for it to treat samples as it does
// frames. The thorough table of short matches takes 128 KiB instead of 256: less of it is matched,
// and more of it stays in the processor's caches. The light table takes 32 KiB, which the first of
// the caches holds.
Chooser::Chooser()
    : thorough_(NewContext(kLevel)), light_(NewContext(1)), sample_(kAllShown + kSampleBytes) {
  Set(thorough_.get(), ZSTD_c_strategy, ZSTD_dfast);
  Set(thorough_.get(), ZSTD_c_minMatch, 5);
  Set(thorough_.get(), ZSTD_c_hashLog, 17);
  Set(thorough_.get(), ZSTD_c_chainLog, 15);
  Set(light_.get(), ZSTD_c_strategy, ZSTD_fast);
  Set(light_.get(), ZSTD_c_minMatch, 6);
  Set(light_.get(), ZSTD_c_hashLog, 13);
}

size_t Chooser::Compress(std::span<const uint8_t> frame, std::span<uint8_t> room) {
  if (!spare_) spare_ = std::make_unique_for_overwrite<uint8_t[]>(kSpareBytes);
  TakeSample(frame);
  const size_t light_sample = SizeOfSample(light_.get());
  // In bytes of which both make nothing, the thorough parameters find more of what repeats far
  // away.
  constexpr size_t kHardlySmaller = kSampleBytes - kSampleBytes / 20;
  const bool nothing_found = light_sample >= kHardlySmaller;
  const size_t thorough_sample = nothing_found ? 0 : SizeOfSample(thorough_.get());
  if (light_sample >= thorough_sample) return CompressWhole(thorough_.get(), frame, room);
  const size_t light = CompressWhole(light_.get(), frame, room);
  if (IsTold(light_sample, thorough_sample, frame.size(), light)) return light;
  const size_t thorough = CompressWhole(thorough_.get(), frame, spare());
  if (thorough >= light) return light;
  std::ranges::copy(spare().first(thorough), room.begin());
  return thorough;
}

void Chooser::TakeSample(std::span<const uint8_t> frame) {
  constexpr size_t kTaken = kShownBytes + kCompressedBytes;
  const size_t stride = frame.size() / kPlaces;
  for (size_t place = 0; place < kPlaces; ++place) {
    const auto there = frame.subspan(place * stride + (stride - kTaken) / 2, kTaken);
    std::ranges::copy(there.first(kShownBytes), sample_.begin() + place * kShownBytes);
    std::ranges::copy(there.last(kCompressedBytes),
                      sample_.begin() + kAllShown + place * kCompressedBytes);
  }
}

// Source: https://facebook.github.io/zstd/zstd_manual.html, ZSTD_CCtx_refPrefix: what goes before
// is forgotten after one frame.
size_t Chooser::SizeOfSample(ZSTD_CCtx* context) {
  const auto shown = std::span(sample_).first(kAllShown);
  CheckEncoding(ZSTD_CCtx_reset(context, ZSTD_reset_session_only));
  CheckEncoding(ZSTD_CCtx_refPrefix(context, shown.data(), shown.size()));
  return CompressWhole(context, std::span(sample_).last(kSampleBytes), spare());
}

}  // namespace pgstow::zstd
