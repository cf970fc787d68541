#include "host/archive/workbench.h"

#include <cstring>
#include <utility>

#include "host/base/error.h"

namespace pgstow::archive {
namespace {

bool Equal(std::span<const std::byte> a, std::span<const std::byte> b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size()) == 0);
}

}  // namespace

std::span<const std::byte> Workbench::Encode(std::span<const std::byte> raw,
                                             std::span<const std::byte> context, bool verify) {
  if (!encoder_) encoder_ = chain_.NewEncoder();
  const auto stored = encoder_->Run(raw, context, MostEncoded(raw.size()));
  if (verify && !chain_.empty() && !Equal(Decode(stored, context, raw.size()), raw)) {
    ThrowMiscoded(chain_.spec());
  }
  return stored;
}

std::span<const std::byte> Workbench::Decode(std::span<const std::byte> stored,
                                             std::span<const std::byte> context, size_t raw_bytes) {
  if (!decoder_) decoder_ = chain_.NewDecoder();
  return decoder_->Run(stored, context, raw_bytes);
}

StreamEncoder& Workbench::stream_encoder(bool verify) {
  if (!stream_encoder_) stream_encoder_ = std::make_unique<StreamEncoder>(chain_, verify);
  return *stream_encoder_;
}

StreamDecoder& Workbench::stream_decoder() {
  if (!stream_decoder_) stream_decoder_ = std::make_unique<StreamDecoder>(chain_);
  return *stream_decoder_;
}

WorkbenchPool::Lent WorkbenchPool::Lend() {
  const std::lock_guard lock(mutex_);
  if (free_.empty()) return {new Workbench(*chain_), GiveBack{this}};
  Lent bench(free_.back().release(), GiveBack{this});
  free_.pop_back();
  return bench;
}

void WorkbenchPool::Return(std::unique_ptr<Workbench> bench) {
  const std::lock_guard lock(mutex_);
  free_.push_back(std::move(bench));
}

}  // namespace pgstow::archive
