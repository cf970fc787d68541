#include "plugins/filters/gzip/codec.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <pgstow/sdk/whole_frame.h>
#include <zlib.h>

#include "plugins/filters/gzip/whole.h"

namespace pgstow::gzip {
namespace {

std::string_view NameOf(Wrapping wrapping) { return wrapping == Wrapping::kGzip ? "gzip" : "zlib"; }

// zlib's spelling of a window of 2^15 bytes, the largest there is, in that wrapping.
int WindowBits(Wrapping wrapping) {
  constexpr int kGzipWrapping = 16;
  return MAX_WBITS + (wrapping == Wrapping::kGzip ? kGzipWrapping : 0);
}

// zlib counts in 32 bits.
uInt Clamp(size_t bytes) {
  return static_cast<uInt>(std::min<size_t>(bytes, std::numeric_limits<uInt>::max()));
}

// Gives zlib as much of both buffers as it can count, calls `function` and moves the cursors.
template <typename Function>
int Call(z_stream& stream, pgstow_input& in, pgstow_output& out, Function function) {
  stream.next_in = const_cast<Bytef*>(in.ptr + in.pos);  // zlib reads it only
  stream.avail_in = Clamp(in.len - in.pos);
  stream.next_out = out.ptr + out.pos;
  stream.avail_out = Clamp(out.len - out.pos);
  const uInt in_before = stream.avail_in;
  const uInt out_before = stream.avail_out;
  const int result = function(stream);
  in.pos += in_before - stream.avail_in;
  out.pos += out_before - stream.avail_out;
  return result;
}

// Input of a frame is held back up to this size. A frame that ends within it is compressed as a
// whole, a longer one as a stream with zlib.
constexpr size_t kHeldBytes = size_t{4} << 20;

// zlib's encoder, which takes a stream as it comes.
class Deflater {
 public:
  Deflater(Wrapping wrapping, int level) : name_(NameOf(wrapping)) {
    constexpr int kMemoryLevel = 8;  // zlib's default
    Check(deflateInit2(&stream_, level, Z_DEFLATED, WindowBits(wrapping), kMemoryLevel,
                       Z_DEFAULT_STRATEGY));
  }
  ~Deflater() { deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  void Reset() { Check(deflateReset(&stream_)); }

  // Takes input until it is consumed (true) or the output is full.
  bool Feed(pgstow_input& in, pgstow_output& out) {
    while (in.pos < in.len && out.pos < out.len) Deflate(in, out, Z_NO_FLUSH);
    return in.pos == in.len;
  }

  // Ends the stream; false: the output is full.
  bool End(pgstow_output& out) {
    pgstow_input nothing{nullptr, 0, 0};
    while (out.pos < out.len) {
      if (Deflate(nothing, out, Z_FINISH) == Z_STREAM_END) return true;
    }
    return false;
  }

 private:
  int Deflate(pgstow_input& in, pgstow_output& out, int flush) {
    return Check(
        Call(stream_, in, out, [flush](z_stream& stream) { return deflate(&stream, flush); }));
  }

  // With the parameters that the option table lets through only memory can be missing.
  int Check(int result) const {
    if (result >= 0) return result;
    sdk::Fail(result == Z_MEM_ERROR ? PGSTOW_E_MEMORY : PGSTOW_E_INTERNAL,
              "could not compress with ", name_, ": ", zError(result));
  }

  std::string_view name_;
  z_stream stream_{};
};

class Encoder final : public sdk::FilterCodec {
 public:
  Encoder(Wrapping wrapping, int level)
      : wrapping_(wrapping), level_(level), whole_(wrapping, level) {}

  void Reset(sdk::Bytes) override {
    held_.clear();
    held_pos_ = 0;
    made_.Reset();
    streaming_ = false;
  }

  sdk::Progress Process(pgstow_input& in, pgstow_output& out) override {
    if (!streaming_ && held_.size() + (in.len - in.pos) <= kHeldBytes) {
      held_.insert(held_.end(), in.ptr + in.pos, in.ptr + in.len);
      in.pos = in.len;
      return sdk::Progress::kDone;
    }
    if (!streaming_) StartStream();
    return FeedHeld(out) && stream_->Feed(in, out) ? sdk::Progress::kDone : sdk::Progress::kFull;
  }

  sdk::Progress Finish(pgstow_output& out) override {
    if (!streaming_) {
      return made_.Finish(out, whole_.Bound(held_.size()),
                          [this](std::span<uint8_t> room) { return whole_.Compress(held_, room); });
    }
    return FeedHeld(out) && stream_->End(out) ? sdk::Progress::kDone : sdk::Progress::kFull;
  }

 private:
  void StartStream() {
    if (stream_) {
      stream_->Reset();
    } else {
      stream_.emplace(wrapping_, level_);
    }
    streaming_ = true;
  }

  // True when zlib has all that was held back.
  bool FeedHeld(pgstow_output& out) {
    pgstow_input held{held_.data(), held_.size(), held_pos_};
    const bool fed = stream_->Feed(held, out);
    held_pos_ = held.pos;
    return fed;
  }

  Wrapping wrapping_;
  int level_;
  WholeDeflater whole_;
  std::optional<Deflater> stream_;  // made when first wanted
  std::vector<uint8_t> held_;       // input that zlib has not seen, from held_pos_ on
  size_t held_pos_ = 0;
  bool streaming_ = false;  // the frame outgrew what is held back
  sdk::WholeFrame made_;
};

class Decoder final : public sdk::FilterCodec {
 public:
  explicit Decoder(Wrapping wrapping) : name_(NameOf(wrapping)) {
    Check(inflateInit2(&stream_, WindowBits(wrapping)));
  }
  ~Decoder() override { inflateEnd(&stream_); }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  void Reset(sdk::Bytes) override {
    Check(inflateReset(&stream_));
    complete_ = false;
  }

  sdk::Progress Process(pgstow_input& in, pgstow_output& out) override {
    while (!complete_ && in.pos < in.len && out.pos < out.len) Inflate(in, out);
    if (in.pos == in.len) return sdk::Progress::kDone;
    return complete_ ? sdk::Progress::kEnd : sdk::Progress::kFull;
  }

  // Output that did not fit when the last input was consumed still comes.
  sdk::Progress Finish(pgstow_output& out) override {
    pgstow_input nothing{nullptr, 0, 0};
    while (!complete_ && out.pos < out.len) {
      const size_t before = out.pos;
      Inflate(nothing, out);
      if (!complete_ && out.pos == before) {
        sdk::Fail(PGSTOW_E_TRUNCATED, "the ", name_, " stream ends too early");
      }
    }
    return complete_ ? sdk::Progress::kDone : sdk::Progress::kFull;
  }

 private:
  void Inflate(pgstow_input& in, pgstow_output& out) {
    const int result =
        Call(stream_, in, out, [](z_stream& stream) { return inflate(&stream, Z_NO_FLUSH); });
    // "No progress" is for the callers, who know whether there was anything to make progress with.
    if (result != Z_BUF_ERROR) Check(result);
    complete_ = result == Z_STREAM_END;
  }

  void Check(int result) const {
    if (result == Z_OK || result == Z_STREAM_END) return;
    if (result == Z_MEM_ERROR) sdk::Fail(PGSTOW_E_MEMORY, "out of memory for a decoder of ", name_);
    const std::string_view reason = result == Z_NEED_DICT    ? "it needs a preset dictionary"
                                    : stream_.msg != nullptr ? stream_.msg
                                                             : zError(result);
    sdk::Fail(PGSTOW_E_CORRUPT, "could not decompress a ", name_, " stream: ", reason);
  }

  std::string_view name_;
  z_stream stream_{};
  bool complete_ = false;  // the end of the stream and its checksum were read
};

}  // namespace

std::unique_ptr<sdk::FilterCodec> NewEncoder(Wrapping wrapping, int level) {
  return std::make_unique<Encoder>(wrapping, level);
}

std::unique_ptr<sdk::FilterCodec> NewDecoder(Wrapping wrapping) {
  return std::make_unique<Decoder>(wrapping);
}

}  // namespace pgstow::gzip
