#include "plugins/filters/gzip/whole.h"

#include <libdeflate.h>

#include <pgstow/sdk/error.h>

namespace pgstow::gzip {
namespace {

// libdeflate's levels up to zlib's highest are meant to be what zlib's are.
int LevelOf(int level) {
  constexpr int kUsual = 6;
  return level < 0 ? kUsual : level;
}

}  // namespace

void WholeDeflater::Freer::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

WholeDeflater::WholeDeflater(Wrapping wrapping, int level)
    : wrapping_(wrapping), compressor_(libdeflate_alloc_compressor(LevelOf(level))) {
  if (compressor_ == nullptr) sdk::Fail(PGSTOW_E_MEMORY, "out of memory for a gzip encoder");
}

size_t WholeDeflater::Bound(size_t bytes) const {
  return wrapping_ == Wrapping::kGzip ? libdeflate_gzip_compress_bound(compressor_.get(), bytes)
                                      : libdeflate_zlib_compress_bound(compressor_.get(), bytes);
}

size_t WholeDeflater::Compress(std::span<const uint8_t> frame, std::span<uint8_t> room) {
  const auto compress =
      wrapping_ == Wrapping::kGzip ? libdeflate_gzip_compress : libdeflate_zlib_compress;
  const size_t made =
      compress(compressor_.get(), frame.data(), frame.size(), room.data(), room.size());
  if (made == 0) sdk::Fail(PGSTOW_E_INTERNAL, "libdeflate had no room within the bound it told");
  return made;
}

}  // namespace pgstow::gzip
