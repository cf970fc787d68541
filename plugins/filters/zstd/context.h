// libzstd's contexts, which free themselves, and the errors of encoding.
#pragma once

#include <cstddef>
#include <memory>

#include <pgstow/sdk/error.h>
#include <zstd.h>
#include <zstd_errors.h>

namespace pgstow::zstd {

template <typename Context, size_t (*Free)(Context*)>
struct Freer {
  void operator()(Context* context) const { Free(context); }
};
using CCtx = std::unique_ptr<ZSTD_CCtx, Freer<ZSTD_CCtx, ZSTD_freeCCtx>>;
using DCtx = std::unique_ptr<ZSTD_DCtx, Freer<ZSTD_DCtx, ZSTD_freeDCtx>>;

inline bool IsMemory(size_t result) {
  return ZSTD_getErrorCode(result) == ZSTD_error_memory_allocation;
}

// Setting parameters and compressing fail only for lack of memory or by a defect of ours.
inline size_t CheckEncoding(size_t result) {
  if (ZSTD_isError(result)) {
    sdk::Fail(IsMemory(result) ? PGSTOW_E_MEMORY : PGSTOW_E_INTERNAL,
              "could not compress with zstd: ", ZSTD_getErrorName(result));
  }
  return result;
}

// A context of that level whose frames carry a checksum. Throws PGSTOW_E_MEMORY.
inline CCtx NewContext(int level) {
  CCtx context(ZSTD_createCCtx());
  if (context == nullptr) sdk::Fail(PGSTOW_E_MEMORY, "out of memory for a zstd encoder");
  CheckEncoding(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level));
  CheckEncoding(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1));
  return context;
}

}  // namespace pgstow::zstd
