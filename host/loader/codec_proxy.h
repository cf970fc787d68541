// A running codec of a filter, as the host uses it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include <pgstow/filter.h>

#include "host/loader/registry.h"
#include "host/loader/settings.h"

namespace pgstow::loader {

// Owns a pgstow_codec. One thread at a time. All functions throw what the plugin reports (see
// Check), and kPlugin when it breaks the codec's contract, so that a defective filter can't make
// the host loop for ever. After a throw only Reset may be called.
class CodecProxy {
 public:
  // `direction` is PGSTOW_ENCODE or PGSTOW_DECODE.
  CodecProxy(const Filter& filter, uint32_t direction, const Settings& settings);
  // Of a filter that seals, with the keys of a session, which outlives the codec.
  CodecProxy(const Filter& filter, uint32_t direction, const pgstow_filter_session& session);

  enum class Progress {
    kDone,  // all input consumed
    kFull,  // the output is full: to be called again
    kEnd,   // decoders: the frame ended before the input
  };

  // As the slots of pgstow_codec. Finish returns true when the frame is complete, false when the
  // output is full and it wants to be called again.
  void Reset(std::span<const std::byte> context);
  Progress Process(pgstow_input& in, pgstow_output& out);
  bool Finish(pgstow_output& out);

  // Process for input that is of one frame: returns as Finish does, and throws kCorrupt when the
  // frame ends before the input.
  bool ProcessFrame(pgstow_input& in, pgstow_output& out);

 private:
  struct Destroyer {
    void operator()(pgstow_codec* codec) const;
  };
  CodecProxy(const Filter& filter, uint32_t direction);
  void Adopt(const pgstow_codec& codec);  // which a function of the plugin made
  [[noreturn]] void ThrowBreach(std::string_view what) const;

  const Plugin* plugin_;
  uint32_t direction_;
  std::string doing_;  // "compressing with \"zstd\""
  std::unique_ptr<pgstow_codec, Destroyer> codec_;
};

}  // namespace pgstow::loader
