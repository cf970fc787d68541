// What it takes to make or undo one frame: buffers and codecs, kept from part to part because they
// are large and slow to make.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "host/archive/chain.h"
#include "host/archive/stream_codec.h"

namespace pgstow::archive {

// What a chain may make of a frame: hardly more than it was given, however hard to compress.
constexpr size_t MostEncoded(size_t raw_bytes) { return raw_bytes + raw_bytes / 4 + 65536; }

// One thread at a time.
class Workbench {
 public:
  explicit Workbench(const Chain& chain) : chain_(chain) {}

  // The frame that the chain makes of `raw`. With `verify` it is decoded again and compared; throws
  // kPlugin when that does not give `raw`. Valid until the next call.
  std::span<const std::byte> Encode(std::span<const std::byte> raw,
                                    std::span<const std::byte> context, bool verify);

  // The raw bytes of a frame, `raw_bytes` of them at most. Valid until the next call.
  std::span<const std::byte> Decode(std::span<const std::byte> stored,
                                    std::span<const std::byte> context, size_t raw_bytes);

  // The codecs of streams. One stream at a time.
  StreamEncoder& stream_encoder(bool verify);
  StreamDecoder& stream_decoder();

  const Chain& chain() const { return chain_; }

 private:
  const Chain& chain_;
  std::unique_ptr<Chain::Coder> encoder_;  // made when first wanted
  std::unique_ptr<Chain::Coder> decoder_;
  std::unique_ptr<StreamEncoder> stream_encoder_;
  std::unique_ptr<StreamDecoder> stream_decoder_;
};

// Workbenches that wait for their next part. Any thread; outlives what it lends.
class WorkbenchPool {
 public:
  explicit WorkbenchPool(std::shared_ptr<const Chain> chain) : chain_(std::move(chain)) {}

  struct GiveBack {
    WorkbenchPool* pool;
    void operator()(Workbench* bench) const { pool->Return(std::unique_ptr<Workbench>(bench)); }
  };
  using Lent = std::unique_ptr<Workbench, GiveBack>;
  Lent Lend();

  const Chain& chain() const { return *chain_; }

 private:
  void Return(std::unique_ptr<Workbench> bench);

  std::shared_ptr<const Chain> chain_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Workbench>> free_;
};

}  // namespace pgstow::archive
