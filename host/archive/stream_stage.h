// One codec in a stream: takes bytes of any length, gives bytes a buffer at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "host/loader/codec_proxy.h"

namespace pgstow::archive {

// One thread at a time.
class StreamStage {
 public:
  StreamStage(loader::CodecProxy codec, uint32_t direction);

  // Starts a stream, whatever became of the one before.
  void Start();

  // Gives it the next bytes, which stay valid until it wants more; or says that there are no more.
  // Only when Take gave nothing and it is not over.
  void Give(std::span<const std::byte> bytes);
  void End() { ended_ = true; }

  // What came out, valid until the next call. Empty: it wants input, or is over. Throws what the
  // codec reports: kTruncated when a decoder's input ends in the middle of the codec's stream.
  std::span<const std::byte> Take();
  bool over() const { return over_; }

 private:
  bool AtEndOfInput();
  bool Run(pgstow_output& out);

  loader::CodecProxy codec_;
  bool decodes_;
  std::vector<uint8_t> buffer_;
  pgstow_input in_{};
  bool ended_ = false;      // there is no input after in_
  bool touched_ = false;    // the codec's current stream has had input
  bool finishing_ = false;  // the codec's current stream is being finished
  bool over_ = false;
};

}  // namespace pgstow::archive
