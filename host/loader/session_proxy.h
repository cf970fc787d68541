// The keys of one archive in a filter that seals, as the host uses them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <pgstow/filter.h>

#include "host/loader/codec_proxy.h"
#include "host/loader/registry.h"
#include "host/loader/settings.h"

namespace pgstow::loader {

// Owns a pgstow_filter_session; the thread rules are those of its slots. All functions throw what
// the plugin reports (see Check), with `what` in front.
class SessionProxy {
 public:
  // For a new archive, which whoever `settings` name can open. Throws kUsage when there is no
  // secret for it.
  SessionProxy(const Filter& filter, const Settings& settings, std::string what);
  // For the archive that kept `state`. Throws kUsage when no secret of the user's fits, kCorrupt.
  SessionProxy(const Filter& filter, std::span<const std::byte> state, std::string what);

  // What the archive keeps in clear. Copied.
  std::vector<std::byte> State() const;

  // A codec that lives no longer than this. `direction` is PGSTOW_ENCODE or PGSTOW_DECODE.
  CodecProxy NewCodec(uint32_t direction) const;

  uint64_t Mask(std::span<const std::byte> context) const noexcept;

  // Another state for the same keys of data, which lets in whoever `settings` name. One thread.
  std::vector<std::byte> RenewState(const Settings& settings);

 private:
  struct Destroyer {
    void operator()(pgstow_filter_session* session) const;
  };
  void Open(const Settings& settings, const pgstow_bytes* state);
  std::vector<std::byte> CheckedState(pgstow_bytes state) const;

  const Filter* filter_;
  std::string what_;
  std::unique_ptr<pgstow_filter_session, Destroyer> session_;
};

}  // namespace pgstow::loader
