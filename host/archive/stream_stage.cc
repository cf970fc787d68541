#include "host/archive/stream_stage.h"

#include <utility>

#include "host/base/error.h"

namespace pgstow::archive {
namespace {

constexpr size_t kBufferBytes = size_t{256} << 10;

}  // namespace

StreamStage::StreamStage(loader::CodecProxy codec, uint32_t direction)
    : codec_(std::move(codec)), decodes_(direction == PGSTOW_DECODE), buffer_(kBufferBytes) {}

void StreamStage::Start() {
  codec_.Reset({});
  in_ = {};
  ended_ = touched_ = finishing_ = over_ = false;
}

void StreamStage::Give(std::span<const std::byte> bytes) {
  in_ = {reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size(), 0};
}

std::span<const std::byte> StreamStage::Take() {
  pgstow_output out{buffer_.data(), buffer_.size(), 0};
  while (!over_ && out.pos < out.len && Run(out)) {
  }
  return std::as_bytes(std::span(buffer_).first(out.pos));
}

// One step of the codec; false when there is nothing to do without input or with a full buffer.
bool StreamStage::Run(pgstow_output& out) {
  if (finishing_) {
    if (!codec_.Finish(out)) return false;
    finishing_ = touched_ = false;
    over_ = ended_ && in_.pos == in_.len;
    codec_.Reset({});
    return true;
  }
  if (in_.pos == in_.len) return ended_ && AtEndOfInput();
  const size_t before = in_.pos;
  const loader::CodecProxy::Progress progress = codec_.Process(in_, out);
  if (progress == loader::CodecProxy::Progress::kEnd) {
    if (!touched_ && in_.pos == before) {
      base::Throw(base::ErrorCode::kCorrupt, "what follows in the data is no stream of its filter");
    }
    finishing_ = true;
    return true;
  }
  touched_ = true;
  return progress == loader::CodecProxy::Progress::kDone;
}

// An encoder makes a stream of nothing too; to a decoder no bytes are no stream, which is whole.
bool StreamStage::AtEndOfInput() {
  finishing_ = touched_ || !decodes_;
  over_ = !finishing_;
  return finishing_;
}

}  // namespace pgstow::archive
