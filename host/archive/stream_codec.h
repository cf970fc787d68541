// Streams of any length through a chain, for layouts that keep one stream a part. Memory is a
// buffer a filter, however much a small piece decodes to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "host/archive/chain.h"
#include "host/archive/stream_stage.h"
#include "host/base/checksum.h"

namespace pgstow::archive {

// Undoes the chain. One thread at a time; reusable, also after a throw.
class StreamDecoder {
 public:
  // Gives the next stored bytes, valid until it is called again; empty at the end.
  using Source = std::function<std::span<const std::byte>()>;

  explicit StreamDecoder(const Chain& chain);

  // Starts a stream. Streams of a codec that follow each other are one, as for its own tool.
  void Start(Source source);

  // The next raw bytes, valid until the next call; empty at the end of the stream, which was whole.
  // Throws kCorrupt, and kTruncated when the source ends in the middle of the codec's stream.
  std::span<const std::byte> Next() { return Next(stages_.size()); }

 private:
  std::span<const std::byte> Next(size_t stages);

  Source source_;
  std::vector<StreamStage> stages_;  // in the order of decoding
};

// Pushes bytes through codecs, encoders or decoders. One thread at a time.
class StreamPipe {
 public:
  // Takes bytes, which are valid during the call.
  using Sink = std::function<void(std::span<const std::byte>)>;

  StreamPipe(const Chain& chain, uint32_t direction);
  void Start(Sink sink);
  void Write(std::span<const std::byte> bytes) { Put(0, bytes); }
  void Finish();

 private:
  void Put(size_t stage, std::span<const std::byte> bytes);
  void Drain(size_t stage);

  Sink sink_;
  std::vector<StreamStage> stages_;
};

// Makes streams. One thread at a time; reusable, also after a throw.
class StreamEncoder {
 public:
  // With `verify` what is made is decoded beside, and its length and checksum are compared.
  StreamEncoder(const Chain& chain, bool verify);

  // Starts a stream, whose stored bytes go to `sink` as they are ready, in pieces of any size.
  void Start(StreamPipe::Sink sink);
  void Write(std::span<const std::byte> raw);
  // Ends it. Throws kPlugin when what was made does not decode to what was written.
  void Finish();

 private:
  // Length and checksum of a stream.
  struct Sum {
    uint64_t bytes = 0;
    base::Xxh3Stream checksum;
    void Add(std::span<const std::byte> more);
  };

  std::string spec_;
  StreamPipe encoder_;
  std::optional<StreamPipe> check_;
  Sum written_;
  Sum decoded_;
};

}  // namespace pgstow::archive
