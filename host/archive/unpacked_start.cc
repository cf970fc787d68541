#include "host/archive/unpacked_start.h"

#include "host/base/error.h"
#include "host/loader/codec_proxy.h"
#include "host/loader/settings.h"

namespace pgstow::archive {

std::vector<uint8_t> UnpackedStart(const loader::Filter& filter, std::span<const uint8_t> encoded,
                                   size_t most) {
  std::vector<uint8_t> unpacked(most);
  pgstow_input in{encoded.data(), encoded.size(), 0};
  pgstow_output out{unpacked.data(), unpacked.size(), 0};
  try {
    const loader::Settings defaults = loader::ParseSettings(loader::OptionsOf(filter), {});
    loader::CodecProxy decoder(filter, PGSTOW_DECODE, defaults);
    decoder.Reset({});
    if (decoder.Process(in, out) == loader::CodecProxy::Progress::kDone) decoder.Finish(out);
  } catch (const base::Error&) {
    // What came before the error tells what the file holds.
  }
  unpacked.resize(out.pos);
  return unpacked;
}

}  // namespace pgstow::archive
