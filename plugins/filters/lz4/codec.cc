#include "plugins/filters/lz4/codec.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include <lz4frame.h>

namespace pgstow::lz4 {
namespace {

// The text of liblz4's only error that is no fault of the bytes; codes have names only in headers
// for static linking.
bool IsMemory(size_t result) {
  return std::strcmp(LZ4F_getErrorName(result), "ERROR_allocation_failed") == 0;
}

size_t CheckEncoding(size_t result) {
  if (LZ4F_isError(result) != 0) {
    sdk::Fail(IsMemory(result) ? PGSTOW_E_MEMORY : PGSTOW_E_INTERNAL,
              "could not compress with lz4: ", LZ4F_getErrorName(result));
  }
  return result;
}

class Encoder final : public sdk::FilterCodec {
 public:
  explicit Encoder(int level) {
    preferences_.frameInfo.blockSizeID = LZ4F_max64KB;
    preferences_.frameInfo.contentChecksumFlag = LZ4F_contentChecksumEnabled;
    preferences_.compressionLevel = level;
    made_.resize(std::max<size_t>(LZ4F_HEADER_SIZE_MAX, LZ4F_compressBound(kStep, &preferences_)));
    CheckEncoding(LZ4F_createCompressionContext(&context_, LZ4F_VERSION));
  }
  ~Encoder() override { LZ4F_freeCompressionContext(context_); }
  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;

  // Makes the frame's header at once; it leaves with what follows it.
  void Reset(sdk::Bytes) override {
    Keep(LZ4F_compressBegin(context_, made_.data(), made_.size(), &preferences_));
    ended_ = false;
  }

  sdk::Progress Process(pgstow_input& in, pgstow_output& out) override {
    while (Drain(out) && in.pos < in.len) {
      const size_t step = std::min(in.len - in.pos, kStep);
      Keep(LZ4F_compressUpdate(context_, made_.data(), made_.size(), in.ptr + in.pos, step,
                               nullptr));
      in.pos += step;
    }
    return in.pos < in.len ? sdk::Progress::kFull : sdk::Progress::kDone;
  }

  sdk::Progress Finish(pgstow_output& out) override {
    if (Drain(out) && !ended_) {
      Keep(LZ4F_compressEnd(context_, made_.data(), made_.size(), nullptr));
      ended_ = true;
    }
    return Drain(out) && ended_ ? sdk::Progress::kDone : sdk::Progress::kFull;
  }

 private:
  static constexpr size_t kStep = size_t{64} << 10;  // input that one call of liblz4 is given

  void Keep(size_t result) {
    made_len_ = CheckEncoding(result);
    made_pos_ = 0;
  }

  // liblz4 wants room for the worst case, so it writes to a buffer of ours. True when all of it is
  // out.
  bool Drain(pgstow_output& out) {
    const size_t count = std::min(made_len_ - made_pos_, out.len - out.pos);
    if (count > 0) std::memcpy(out.ptr + out.pos, made_.data() + made_pos_, count);
    made_pos_ += count;
    out.pos += count;
    return made_pos_ == made_len_;
  }

  LZ4F_preferences_t preferences_ = LZ4F_INIT_PREFERENCES;
  LZ4F_cctx* context_ = nullptr;
  std::vector<uint8_t> made_;
  size_t made_len_ = 0;
  size_t made_pos_ = 0;
  bool ended_ = false;  // the frame's end mark and checksum were made
};

class Decoder final : public sdk::FilterCodec {
 public:
  Decoder() { Check(LZ4F_createDecompressionContext(&context_, LZ4F_VERSION)); }
  ~Decoder() override { LZ4F_freeDecompressionContext(context_); }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  void Reset(sdk::Bytes) override {
    LZ4F_resetDecompressionContext(context_);
    complete_ = false;
  }

  sdk::Progress Process(pgstow_input& in, pgstow_output& out) override {
    while (!complete_ && in.pos < in.len && out.pos < out.len) Decode(in, out);
    if (in.pos == in.len) return sdk::Progress::kDone;
    return complete_ ? sdk::Progress::kEnd : sdk::Progress::kFull;
  }

  // Output that did not fit when the last input was consumed still comes.
  sdk::Progress Finish(pgstow_output& out) override {
    static constexpr uint8_t kNone = 0;
    pgstow_input nothing{&kNone, 0, 0};
    while (!complete_ && out.pos < out.len) {
      const size_t before = out.pos;
      Decode(nothing, out);
      if (!complete_ && out.pos == before) {
        sdk::Fail(PGSTOW_E_TRUNCATED, "the lz4 frame ends too early");
      }
    }
    return complete_ ? sdk::Progress::kDone : sdk::Progress::kFull;
  }

 private:
  void Decode(pgstow_input& in, pgstow_output& out) {
    size_t consumed = in.len - in.pos;
    size_t produced = out.len - out.pos;
    const size_t expected = Check(LZ4F_decompress(context_, out.ptr + out.pos, &produced,
                                                  in.ptr + in.pos, &consumed, nullptr));
    in.pos += consumed;
    out.pos += produced;
    complete_ = expected == 0;
  }

  static size_t Check(size_t result) {
    if (LZ4F_isError(result) != 0) {
      sdk::Fail(IsMemory(result) ? PGSTOW_E_MEMORY : PGSTOW_E_CORRUPT,
                "could not decompress an lz4 frame: ", LZ4F_getErrorName(result));
    }
    return result;
  }

  LZ4F_dctx* context_ = nullptr;
  bool complete_ = false;  // the end of the frame and its checksum were read
};

}  // namespace

std::unique_ptr<sdk::FilterCodec> NewEncoder(int level) { return std::make_unique<Encoder>(level); }

std::unique_ptr<sdk::FilterCodec> NewDecoder() { return std::make_unique<Decoder>(); }

}  // namespace pgstow::lz4
