#include "host/archive/stream_codec.h"

#include <utility>

#include "host/base/error.h"

namespace pgstow::archive {
namespace {

std::vector<StreamStage> StagesOf(const Chain& chain, uint32_t direction) {
  std::vector<StreamStage> stages;
  for (loader::CodecProxy& codec : chain.NewCodecs(direction)) {
    stages.emplace_back(std::move(codec), direction);
  }
  return stages;
}

}  // namespace

StreamDecoder::StreamDecoder(const Chain& chain) : stages_(StagesOf(chain, PGSTOW_DECODE)) {}

void StreamDecoder::Start(Source source) {
  source_ = std::move(source);
  for (StreamStage& stage : stages_) stage.Start();
}

// What comes out of the first `stages` filters.
std::span<const std::byte> StreamDecoder::Next(size_t stages) {
  if (stages == 0) return source_();
  StreamStage& stage = stages_[stages - 1];
  for (;;) {
    const std::span<const std::byte> bytes = stage.Take();
    if (!bytes.empty() || stage.over()) return bytes;
    const std::span<const std::byte> input = Next(stages - 1);
    if (input.empty()) {
      stage.End();
    } else {
      stage.Give(input);
    }
  }
}

StreamPipe::StreamPipe(const Chain& chain, uint32_t direction)
    : stages_(StagesOf(chain, direction)) {}

void StreamPipe::Start(Sink sink) {
  sink_ = std::move(sink);
  for (StreamStage& stage : stages_) stage.Start();
}

void StreamPipe::Put(size_t stage, std::span<const std::byte> bytes) {
  if (bytes.empty()) return;
  if (stage == stages_.size()) return sink_(bytes);
  stages_[stage].Give(bytes);
  Drain(stage);
}

void StreamPipe::Drain(size_t stage) {
  for (auto bytes = stages_[stage].Take(); !bytes.empty(); bytes = stages_[stage].Take()) {
    Put(stage + 1, bytes);
  }
}

void StreamPipe::Finish() {
  for (size_t stage = 0; stage < stages_.size(); ++stage) {
    stages_[stage].End();
    Drain(stage);
  }
}

void StreamEncoder::Sum::Add(std::span<const std::byte> more) {
  bytes += more.size();
  checksum.Update(more);
}

StreamEncoder::StreamEncoder(const Chain& chain, bool verify)
    : spec_(chain.spec()), encoder_(chain, PGSTOW_ENCODE) {
  if (verify && !chain.empty()) check_.emplace(chain, PGSTOW_DECODE);
}

void StreamEncoder::Start(StreamPipe::Sink sink) {
  if (!check_) return encoder_.Start(std::move(sink));
  written_ = {};
  decoded_ = {};
  check_->Start([this](std::span<const std::byte> bytes) { decoded_.Add(bytes); });
  encoder_.Start([this, sink = std::move(sink)](std::span<const std::byte> bytes) {
    check_->Write(bytes);
    sink(bytes);
  });
}

void StreamEncoder::Write(std::span<const std::byte> raw) {
  if (check_) written_.Add(raw);
  encoder_.Write(raw);
}

void StreamEncoder::Finish() {
  encoder_.Finish();
  if (!check_) return;
  check_->Finish();
  if (decoded_.bytes != written_.bytes ||
      decoded_.checksum.Digest() != written_.checksum.Digest()) {
    ThrowMiscoded(spec_);
  }
}

}  // namespace pgstow::archive
