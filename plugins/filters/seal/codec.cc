#include "plugins/filters/seal/codec.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace pgstow::seal {
namespace {

constexpr size_t kHeaderBytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr size_t kSealBytes = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr size_t kLengthBytes = 4;
constexpr uint8_t kMore = crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
constexpr uint8_t kLast = crypto_secretstream_xchacha20poly1305_TAG_FINAL;

// The state of libsodium's stream, which holds a key.
class Stream {
 public:
  crypto_secretstream_xchacha20poly1305_state* get() {
    return reinterpret_cast<crypto_secretstream_xchacha20poly1305_state*>(bytes_.data());
  }

 private:
  SecretBytes bytes_{sizeof(crypto_secretstream_xchacha20poly1305_state)};
};
static_assert(alignof(crypto_secretstream_xchacha20poly1305_state) == 1);

// What a chunk authenticates besides its bytes: its length as it is stored, and the context.
class Label {
 public:
  void Reset(sdk::Bytes context) {
    bytes_.assign(kLengthBytes, 0);
    bytes_.insert(bytes_.end(), context.begin(), context.end());
  }
  void SetLength(size_t length) {
    for (size_t i = 0; i < kLengthBytes; ++i) bytes_[i] = static_cast<uint8_t>(length >> (8 * i));
  }
  sdk::Bytes length() const { return sdk::Bytes(bytes_).first(kLengthBytes); }
  sdk::Bytes all() const { return bytes_; }

 private:
  std::vector<uint8_t> bytes_;
};

// Bytes on their way out.
class Pending {
 public:
  void Clear() { size_ = pos_ = 0; }
  bool empty() const { return pos_ == size_; }
  std::span<uint8_t> Refill(size_t size) {
    bytes_.resize(std::max(bytes_.size(), size));
    size_ = size;
    pos_ = 0;
    return std::span(bytes_).first(size);
  }
  void Drain(pgstow_output& out) {
    const size_t count = std::min(size_ - pos_, out.len - out.pos);
    if (count > 0) std::memcpy(out.ptr + out.pos, bytes_.data() + pos_, count);
    out.pos += count;
    pos_ += count;
  }

 private:
  std::vector<uint8_t> bytes_;
  size_t size_ = 0;
  size_t pos_ = 0;
};

// Bytes gathered up to a number of them.
class Gathered {
 public:
  explicit Gathered(size_t most) : bytes_(most) {}
  void Clear() { size_ = 0; }
  size_t size() const { return size_; }
  sdk::Bytes view() const { return sdk::Bytes(bytes_).first(size_); }
  // Takes input until there are `wanted` bytes; tells whether there are.
  bool Take(pgstow_input& in, size_t wanted) {
    const size_t count = std::min(in.len - in.pos, wanted - size_);
    if (count > 0) std::memcpy(bytes_.data() + size_, in.ptr + in.pos, count);
    in.pos += count;
    size_ += count;
    return size_ == wanted;
  }

 private:
  std::vector<uint8_t> bytes_;
  size_t size_ = 0;
};

class Encoder final : public sdk::FilterCodec {
 public:
  explicit Encoder(const SecretBytes& key) : key_(key) {}

  void Reset(sdk::Bytes context) override {
    label_.Reset(context);
    raw_.Clear();
    ended_ = false;
    crypto_secretstream_xchacha20poly1305_init_push(
        stream_.get(), pending_.Refill(kHeaderBytes).data(), key_.data());
  }

  // A full chunk waits until more comes, for the last one must be known as such.
  sdk::Progress Process(pgstow_input& in, pgstow_output& out) override {
    for (;;) {
      pending_.Drain(out);
      if (in.pos == in.len) return sdk::Progress::kDone;  // the rest comes out of the next call
      if (!pending_.empty()) return sdk::Progress::kFull;
      const bool full = raw_.Take(in, kChunkBytes);
      if (full && in.pos < in.len) Seal(kMore);
    }
  }

  sdk::Progress Finish(pgstow_output& out) override {
    pending_.Drain(out);
    if (pending_.empty() && !ended_) {
      Seal(kLast);
      ended_ = true;
      pending_.Drain(out);
    }
    return pending_.empty() ? sdk::Progress::kDone : sdk::Progress::kFull;
  }

 private:
  void Seal(uint8_t tag) {
    const sdk::Bytes raw = raw_.view();
    label_.SetLength(raw.size());
    const std::span<uint8_t> chunk = pending_.Refill(kLengthBytes + raw.size() + kSealBytes);
    std::ranges::copy(label_.length(), chunk.begin());
    crypto_secretstream_xchacha20poly1305_push(stream_.get(), chunk.data() + kLengthBytes, nullptr,
                                               raw.data(), raw.size(), label_.all().data(),
                                               label_.all().size(), tag);
    raw_.Clear();
  }

  const SecretBytes& key_;
  Stream stream_;
  Label label_;
  Gathered raw_{kChunkBytes};
  Pending pending_;
  bool ended_ = false;
};

class Decoder final : public sdk::FilterCodec {
 public:
  explicit Decoder(const SecretBytes& key) : key_(key) {}

  void Reset(sdk::Bytes context) override {
    label_.Reset(context);
    stored_.Clear();
    pending_.Clear();
    wanted_ = kHeaderBytes;
    next_ = Next::kHeader;
  }

  sdk::Progress Process(pgstow_input& in, pgstow_output& out) override {
    for (;;) {
      pending_.Drain(out);
      if (in.pos == in.len) return sdk::Progress::kDone;
      if (!pending_.empty()) return sdk::Progress::kFull;
      if (next_ == Next::kNothing) return sdk::Progress::kEnd;
      if (stored_.Take(in, wanted_)) TakePiece();
    }
  }

  sdk::Progress Finish(pgstow_output& out) override {
    pending_.Drain(out);
    if (!pending_.empty()) return sdk::Progress::kFull;
    if (next_ != Next::kNothing) {
      sdk::Fail(PGSTOW_E_TRUNCATED, "the sealed frame ends too early");
    }
    return sdk::Progress::kDone;
  }

 private:
  enum class Next { kHeader, kLength, kChunk, kNothing };

  // What was waited for is there.
  void TakePiece() {
    switch (next_) {
      case Next::kHeader:
        crypto_secretstream_xchacha20poly1305_init_pull(stream_.get(), stored_.view().data(),
                                                        key_.data());
        Expect(Next::kLength, kLengthBytes);
        break;
      case Next::kLength:
        TakeLength();
        break;
      case Next::kChunk:
        Open();
        break;
      case Next::kNothing:
        break;
    }
  }

  void Expect(Next next, size_t wanted) {
    next_ = next;
    wanted_ = wanted;
    stored_.Clear();
  }

  void TakeLength() {
    size_t length = 0;
    for (size_t i = 0; i < kLengthBytes; ++i) length |= size_t{stored_.view()[i]} << (8 * i);
    if (length > kChunkBytes) {
      sdk::Fail(PGSTOW_E_CORRUPT, "the length of a sealed chunk is above the limit");
    }
    label_.SetLength(length);
    Expect(Next::kChunk, length + kSealBytes);
  }

  void Open() {
    const sdk::Bytes sealed = stored_.view();
    const std::span<uint8_t> raw = pending_.Refill(sealed.size() - kSealBytes);
    uint8_t tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(stream_.get(), raw.data(), nullptr, &tag,
                                                   sealed.data(), sealed.size(),
                                                   label_.all().data(), label_.all().size()) != 0) {
      pending_.Clear();
      sdk::Fail(PGSTOW_E_CORRUPT,
                "what is here was not sealed for this place: it was changed, moved, or comes from "
                "another archive");
    }
    if (tag == kLast) {
      Expect(Next::kNothing, 0);
    } else {
      Expect(Next::kLength, kLengthBytes);
    }
  }

  const SecretBytes& key_;
  Stream stream_;
  Label label_;
  Gathered stored_{kChunkBytes + kSealBytes};
  Pending pending_;
  size_t wanted_ = kHeaderBytes;
  Next next_ = Next::kHeader;
};

}  // namespace

std::unique_ptr<sdk::FilterCodec> NewEncoder(const SecretBytes& key) {
  return std::make_unique<Encoder>(key);
}

std::unique_ptr<sdk::FilterCodec> NewDecoder(const SecretBytes& key) {
  return std::make_unique<Decoder>(key);
}

}  // namespace pgstow::seal
