// Decoders of filters: frames and streams that anybody may have made.
#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "host/archive/chain.h"
#include "host/archive/stream_codec.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/plugins.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/target.h"

namespace pgstow::fuzz {
namespace {

using archive::Chain;

// What a frame may become, as a table of contents would say.
constexpr size_t kMostRaw = size_t{1} << 20;

// Encoders hold back what is shorter, to compress it at once.
constexpr size_t kLong = (size_t{4} << 20) + 1;

std::span<const std::byte> BytesOf(std::string_view text) { return std::as_bytes(std::span(text)); }

std::string TextOf(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

class Codecs {
 public:
  explicit Codecs(const char* filter)
      : chain_(Chain::Parse(Plugins(), filter)),
        encoder_(chain_->NewEncoder()),
        decoder_(chain_->NewDecoder()),
        stream_(*chain_),
        stream_encoder_(*chain_, /*verify=*/true) {}

  void Run(std::string_view bytes) {
    Input input(bytes);
    const size_t step = input.Byte();
    const auto frame = Decoded(input.rest());
    if (frame) {
      Require(frame->size() <= kMostRaw, "a frame does not become more than it may");
      RequireComesBack(*frame);
    }
    RequireComesBack(input.rest());
    if (step == kGrow && !input.rest().empty()) {
      std::string grown;
      while (grown.size() < kLong) grown += input.rest();
      RequireComesBack(grown);
    }
    RequireStreamComesBack(input.rest(), step);
    const auto stream = DecodedStream(input.rest(), step);
    // Of a frame that is whole there is nothing more to tell; streams may follow each other.
    if (frame && stream) Require(*frame == *stream, "a stream of one frame is that frame");
  }

 private:
  static constexpr size_t kGrow = 0xff;  // a step

  std::optional<std::string> Decoded(std::string_view frame, size_t most = kMostRaw) {
    std::optional<std::string> raw;
    Takes([&] { raw = TextOf(decoder_->Run(BytesOf(frame), {}, most)); });
    return raw;
  }

  std::optional<std::string> DecodedStream(std::string_view bytes, size_t step) {
    std::string raw;
    stream_.Start([&] {
      const std::string_view piece = bytes.substr(0, step + 1);
      bytes.remove_prefix(piece.size());
      return BytesOf(piece);
    });
    const bool whole = Takes([&] {
      for (auto next = stream_.Next(); !next.empty() && raw.size() <= kMostRaw;) {
        raw += TextOf(next);
        next = stream_.Next();
      }
    });
    if (!whole || raw.size() > kMostRaw) return std::nullopt;
    return raw;
  }

  void RequireComesBack(std::string_view raw) {
    const std::string stored = TextOf(encoder_->Run(BytesOf(raw), {}, SIZE_MAX / 2));
    Require(Decoded(stored, std::max(raw.size(), kMostRaw)) == raw, "a decoder undoes its encoder");
  }

  void RequireStreamComesBack(std::string_view raw, size_t step) {
    std::string stored;
    stream_encoder_.Start([&](std::span<const std::byte> bytes) { stored += TextOf(bytes); });
    InPieces(raw, step,
             [&](std::span<const char> piece) { stream_encoder_.Write(std::as_bytes(piece)); });
    stream_encoder_.Finish();
    Require(DecodedStream(stored, step) == raw, "a decoder undoes its encoder in pieces");
  }

  // Whether the action takes its bytes; if not, that must be for what they are.
  template <typename Action>
  static bool Takes(Action action) {
    const auto error = ErrorOf(action);
    if (!error) return true;
    Require(error->code() == base::ErrorCode::kCorrupt ||
                error->code() == base::ErrorCode::kTruncated ||
                error->code() == base::ErrorCode::kIo,
            error->what());
    return false;
  }

  std::shared_ptr<const Chain> chain_;
  std::unique_ptr<Chain::Coder> encoder_;
  std::unique_ptr<Chain::Coder> decoder_;
  archive::StreamDecoder stream_;
  archive::StreamEncoder stream_encoder_;
};

void RunZstd(std::string_view input) {
  static Codecs codecs("zstd:level=1");
  static Codecs adaptive("zstd");
  static Codecs distant("zstd:level=1,long=on");
  static Codecs working("zstd:level=1,workers=1");
  switch (input.size() % 8) {
    case 0:
      return distant.Run(input);
    case 1:
      return adaptive.Run(input);
    case 2:
      return working.Run(input);
    default:
      return codecs.Run(input);
  }
}
void RunGzip(std::string_view input) {
  static Codecs codecs("gzip:level=1");
  codecs.Run(input);
}
void RunZlib(std::string_view input) {
  static Codecs codecs("zlib:level=1");
  codecs.Run(input);
}
void RunLz4(std::string_view input) {
  static Codecs codecs("lz4");
  codecs.Run(input);
}

const Target kZstd("zstd", &RunZstd);
const Target kGzip("gzip", &RunGzip);
const Target kZlib("zlib", &RunZlib);
const Target kLz4("lz4", &RunLz4);

}  // namespace
}  // namespace pgstow::fuzz
