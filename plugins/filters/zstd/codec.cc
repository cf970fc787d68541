#include "plugins/filters/zstd/codec.h"

#include <optional>
#include <span>
#include <vector>

#include <pgstow/sdk/whole_frame.h>

#include "plugins/filters/zstd/chooser.h"
#include "plugins/filters/zstd/context.h"

namespace pgstow::zstd {
namespace {

// 2^27 bytes = 128 MiB: what `zstd --long` uses and what the zstd program decodes without a switch.
constexpr int kWindowLog = 27;

// Input of a frame is held back up to this size. A frame that ends within it is compressed in one
// call, so that libzstd knows its size: it then chooses tables for that size (at high levels the
// tables for an unknown size take hundreds of MiB) and says the size in the frame's header.
constexpr size_t kHeldBytes = size_t{4} << 20;

class Encoder final : public sdk::FilterCodec {
 public:
  explicit Encoder(const Parameters& parameters) : own_(NewContext(parameters.level)) {
    if (parameters.long_distance) {
      Set(ZSTD_c_enableLongDistanceMatching, 1);
      Set(ZSTD_c_windowLog, kWindowLog);
    }
    if (parameters.workers > 0) Set(ZSTD_c_nbWorkers, parameters.workers);
    if (Chooses(parameters)) chooser_.emplace();
  }

  void Reset(sdk::Bytes) override {
    CheckEncoding(ZSTD_CCtx_reset(own_.get(), ZSTD_reset_session_only));
    streaming_ = false;
    held_.clear();
    held_pos_ = 0;
    made_.Reset();
  }

  sdk::Progress Process(pgstow_input& in, pgstow_output& out) override {
    if (!streaming_ && held_.size() + (in.len - in.pos) <= kHeldBytes) {
      held_.insert(held_.end(), in.ptr + in.pos, in.ptr + in.len);
      in.pos = in.len;
      return sdk::Progress::kDone;
    }
    streaming_ = true;
    pgstow_input held{held_.data(), held_.size(), held_pos_};
    Feed(held, out);
    held_pos_ = held.pos;
    if (held.pos < held.len || !Feed(in, out)) return sdk::Progress::kFull;
    return sdk::Progress::kDone;
  }

  sdk::Progress Finish(pgstow_output& out) override {
    if (!streaming_ && chooser_ && Chooser::Suits(held_.size())) {
      return made_.Finish(out, ZSTD_compressBound(held_.size()), [this](std::span<uint8_t> room) {
        return chooser_->Compress(held_, room);
      });
    }
    pgstow_input held{held_.data(), held_.size(), held_pos_};
    bool done = false;
    while (!done && out.pos < out.len) done = Encode(held, out, ZSTD_e_end);
    held_pos_ = held.pos;
    return done ? sdk::Progress::kDone : sdk::Progress::kFull;
  }

 private:
  static bool Chooses(const Parameters& parameters) {
    return parameters.adapt && parameters.level == Chooser::kLevel && !parameters.long_distance &&
           parameters.workers == 0;
  }

  // Gives input to libzstd until it is consumed (true) or the output is full. With workers libzstd
  // may take a call to hand work on and neither consume nor produce.
  bool Feed(pgstow_input& in, pgstow_output& out) {
    while (in.pos < in.len && out.pos < out.len) Encode(in, out, ZSTD_e_continue);
    return in.pos == in.len;
  }

  // One call of libzstd's streaming encoder; true when it has nothing more to produce.
  bool Encode(pgstow_input& in, pgstow_output& out, ZSTD_EndDirective directive) {
    ZSTD_inBuffer input{in.ptr, in.len, in.pos};
    ZSTD_outBuffer output{out.ptr, out.len, out.pos};
    const size_t left = CheckEncoding(ZSTD_compressStream2(own_.get(), &output, &input, directive));
    in.pos = input.pos;
    out.pos = output.pos;
    return left == 0;
  }

  void Set(ZSTD_cParameter parameter, int value) {
    const size_t result = ZSTD_CCtx_setParameter(own_.get(), parameter, value);
    if (parameter == ZSTD_c_nbWorkers && ZSTD_isError(result)) {
      sdk::Fail(PGSTOW_E_UNSUPPORTED,
                "this system's libzstd was built without threads and takes no workers");
    }
    CheckEncoding(result);
  }

  CCtx own_;                        // of the parameters that the user named
  std::optional<Chooser> chooser_;  // where it may choose others
  std::vector<uint8_t> held_;       // input that libzstd has not seen, from held_pos_ on
  size_t held_pos_ = 0;
  bool streaming_ = false;  // the frame outgrew what is held back
  sdk::WholeFrame made_;    // by the chooser
};

class Decoder final : public sdk::FilterCodec {
 public:
  Decoder() : context_(ZSTD_createDCtx()) {
    if (context_ == nullptr) sdk::Fail(PGSTOW_E_MEMORY, "out of memory for a zstd decoder");
    Check(ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, kWindowLog));
  }

  void Reset(sdk::Bytes) override {
    Check(ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only));
    complete_ = false;
  }

  sdk::Progress Process(pgstow_input& in, pgstow_output& out) override {
    Decode(in, out);
    if (complete_ && in.pos < in.len) return sdk::Progress::kEnd;
    return in.pos < in.len ? sdk::Progress::kFull : sdk::Progress::kDone;
  }

  sdk::Progress Finish(pgstow_output& out) override {
    pgstow_input nothing{nullptr, 0, 0};
    Decode(nothing, out);
    if (complete_) return sdk::Progress::kDone;
    if (out.pos == out.len) return sdk::Progress::kFull;
    sdk::Fail(PGSTOW_E_TRUNCATED, "the zstd frame ends too early");
  }

 private:
  void Decode(pgstow_input& in, pgstow_output& out) {
    if (complete_) return;
    ZSTD_inBuffer input{in.ptr, in.len, in.pos};
    ZSTD_outBuffer output{out.ptr, out.len, out.pos};
    const size_t expected = Check(ZSTD_decompressStream(context_.get(), &output, &input));
    in.pos = input.pos;
    out.pos = output.pos;
    complete_ = expected == 0;
  }

  static size_t Check(size_t result) {
    if (ZSTD_isError(result)) {
      sdk::Fail(IsMemory(result) ? PGSTOW_E_MEMORY : PGSTOW_E_CORRUPT,
                "could not decompress a zstd frame: ", ZSTD_getErrorName(result));
    }
    return result;
  }

  DCtx context_;
  bool complete_ = false;  // the end of the frame was decoded
};

}  // namespace

std::unique_ptr<sdk::FilterCodec> NewEncoder(const Parameters& parameters) {
  return std::make_unique<Encoder>(parameters);
}

std::unique_ptr<sdk::FilterCodec> NewDecoder() { return std::make_unique<Decoder>(); }

}  // namespace pgstow::zstd
