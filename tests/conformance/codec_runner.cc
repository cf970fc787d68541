#include "tests/conformance/codec_runner.h"

#include <algorithm>
#include <span>
#include <vector>

#include "host/loader/settings.h"
#include "tests/conformance/plugins.h"

namespace pgstow::conformance {
namespace {

loader::CodecProxy MakeCodec(const std::string& name, uint32_t direction,
                             std::string_view settings) {
  const loader::Filter& filter = AllPlugins().GetFilter(name);
  return {filter, direction, loader::ParseSettings(loader::OptionsOf(filter), settings)};
}

// Calls `step` with a fresh buffer each time until it says that it is done.
template <typename Step>
void Drain(size_t room, std::string& result, Step step) {
  std::vector<uint8_t> buffer(room);
  for (bool done = false; !done;) {
    pgstow_output out{buffer.data(), buffer.size(), 0};
    done = step(out);
    result.append(reinterpret_cast<const char*>(buffer.data()), out.pos);
  }
}

}  // namespace

CodecRunner::CodecRunner(const std::string& filter, uint32_t direction, std::string_view settings)
    : codec_(MakeCodec(filter, direction, settings)) {}

std::string CodecRunner::Run(std::string_view frame, Pieces pieces, std::string_view context) {
  std::string result;
  codec_.Reset(std::as_bytes(std::span(context)));
  while (!frame.empty()) {
    const std::string_view piece = frame.substr(0, pieces.in);
    pgstow_input in{reinterpret_cast<const uint8_t*>(piece.data()), piece.size(), 0};
    Drain(pieces.out, result, [&](pgstow_output& out) { return codec_.ProcessFrame(in, out); });
    frame.remove_prefix(piece.size());
  }
  Drain(pieces.out, result, [&](pgstow_output& out) { return codec_.Finish(out); });
  return result;
}

}  // namespace pgstow::conformance
