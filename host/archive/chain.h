// A chain: the filters that bytes go through, in order. Spelled "zstd:level=3+seal" or "none".
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/loader/codec_proxy.h"
#include "host/loader/registry.h"
#include "host/loader/session_proxy.h"

namespace pgstow::archive {

// The chain that a specification names, its filters found and options checked. Immutable, shared by
// threads. The empty chain passes bytes through.
class Chain {
 public:
  // `spec`: filters joined by '+', each as pg_dump spells a compression: NAME, NAME:LEVEL or
  // NAME:key=value,…; "none", "0" and "" are the empty chain; a bare integer is gzip of that level.
  // Throws kUsage for a bad option and kPlugin, naming the filter and where plugins were looked
  // for, when no plugin offers it.
  static std::shared_ptr<const Chain> Parse(const loader::Registry& registry,
                                            std::string_view spec);

  // The chain that an archive stores. Its spec() is what stands there, also where an older program
  // stored more options than are stored now.
  static std::shared_ptr<const Chain> ParseStored(const loader::Registry& registry,
                                                  const std::string& stored);
  ~Chain();

  // The chain in canonical spelling, every option said but those that only encoders look at, and
  // those of a filter that seals: what archives store. Empty: no filters.
  const std::string& spec() const { return spec_; }
  // The same with all options but those of a filter that seals, for messages and to be parsed
  // again.
  std::string full_spec() const;
  bool empty() const { return spec_.empty(); }
  // File suffix of what the last filter makes (".zst"); empty when it has none.
  std::string suffix() const;

  // Runs whole frames through the chain. One thread at a time; reusable, also after a throw.
  // Buffers are kept between frames so that a frame allocates nothing once they have grown.
  class Coder {
   public:
    virtual ~Coder() = default;
    // The transformed frame; valid until the next call, and `in` itself with an empty chain.
    // `context` as pgstow_codec.reset. `size_limit`: the most bytes it may grow to (decoding: the
    // frame's raw_bytes); more is an error (kCorrupt), so that a small frame can't fill the memory.
    virtual std::span<const std::byte> Run(std::span<const std::byte> in,
                                           std::span<const std::byte> context,
                                           size_t size_limit) = 0;
  };
  std::unique_ptr<Coder> NewEncoder() const;
  std::unique_ptr<Coder> NewDecoder() const;

  // The codecs of its filters, in the order that bytes go through them. For streams
  // (stream_codec.h); frames go through coders. `direction` is PGSTOW_ENCODE or PGSTOW_DECODE.
  std::vector<loader::CodecProxy> NewCodecs(uint32_t direction) const;

  // Whether its last filter seals. Such a chain makes coders and codecs once it has keys: new ones,
  // for whoever the filter's options name, or those of an archive that kept `state`. Throws kUsage
  // when the user has no secret for it, kCorrupt for a forged state; `doing` is what messages start
  // with.
  bool seals() const;
  std::shared_ptr<const Chain> WithNewKeys(const std::string& doing) const;
  std::shared_ptr<const Chain> WithKeysOf(std::span<const std::byte> state,
                                          const std::string& doing) const;

  // With keys: what the archive keeps in clear for those who open it; empty without.
  const std::vector<std::byte>& state() const { return state_; }
  // With keys: another state, which lets in whoever the options of the last filter of `ways` name.
  // Throws kUsage when that is another filter. One thread.
  std::vector<std::byte> StateFor(const Chain& ways) const;

  // What is added to a checksum that stands in clear, so that only holders of the keys can tell it;
  // 0 without keys. `context` says of what it is.
  uint64_t Mask(std::span<const std::byte> context) const noexcept;

  struct Link;

 private:
  static std::shared_ptr<Chain> Make(const loader::Registry& registry, std::string_view spec);
  Chain();
  Chain(const Chain& chain, std::shared_ptr<loader::SessionProxy> session);
  const Link& SealingLink() const;

  std::string spec_;
  std::shared_ptr<std::vector<Link>> links_;  // shared with the chains that keys were given to
  std::shared_ptr<loader::SessionProxy> session_;
  std::vector<std::byte> state_;
};

// Throws kPlugin: the filters of `spec` do not give back the bytes they were given.
[[noreturn]] void ThrowMiscoded(std::string_view spec);

}  // namespace pgstow::archive
