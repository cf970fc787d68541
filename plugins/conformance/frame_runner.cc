#include "plugins/conformance/frame_runner.h"

#include <algorithm>
#include <span>
#include <vector>

#include "host/base/error.h"
#include "host/loader/settings.h"
#include "plugins/conformance/law.h"
#include "plugins/conformance/seal_keys.h"

namespace pgstow::conformance {
namespace {

using Progress = loader::CodecProxy::Progress;

// Room for output with bytes behind it that nobody may touch.
class Room {
 public:
  explicit Room(size_t size) : size_(size), bytes_(size + kGuard, kUntouched) {}

  pgstow_output Output() { return {bytes_.data(), size_, 0}; }

  // Adds what was written to `result`.
  void Take(const pgstow_output& out, std::string& result) const {
    const auto guard = std::span(bytes_).subspan(size_);
    if (std::ranges::count(guard, kUntouched) != static_cast<ptrdiff_t>(kGuard)) {
      Break("the codec wrote beyond the {} bytes of room that it was given", size_);
    }
    result.append(reinterpret_cast<const char*>(bytes_.data()), out.pos);
  }

 private:
  static constexpr size_t kGuard = 64;
  static constexpr uint8_t kUntouched = 0xa5;
  size_t size_;
  std::vector<uint8_t> bytes_;
};

loader::CodecProxy MakeCodec(const loader::Filter& filter, uint32_t direction,
                             std::string_view settings) {
  if (filter.seals()) return SealingCodec(filter, direction);
  return {filter, direction, loader::ParseSettings(loader::OptionsOf(filter), settings)};
}

}  // namespace

FrameRunner::FrameRunner(const loader::Filter& filter, uint32_t direction,
                         std::string_view settings)
    : codec_(MakeCodec(filter, direction, settings)) {}

std::string FrameRunner::Run(std::string_view frame, Pieces pieces, std::string_view context) {
  std::string result = RunFirst(frame, pieces, context);
  if (!frame.empty()) {
    base::Throw(base::ErrorCode::kCorrupt, "the frame is followed by {} bytes that are no part",
                frame.size());
  }
  return result;
}

std::string FrameRunner::RunFirst(std::string_view& bytes, Pieces pieces,
                                  std::string_view context) {
  std::string result;
  Room room(pieces.out);
  codec_.Reset(std::as_bytes(std::span(context)));
  for (Progress progress = Progress::kDone; !bytes.empty() && progress != Progress::kEnd;) {
    const std::string_view piece = bytes.substr(0, pieces.in);
    pgstow_input in{reinterpret_cast<const uint8_t*>(piece.data()), piece.size(), 0};
    do {
      pgstow_output out = room.Output();
      progress = codec_.Process(in, out);
      room.Take(out, result);
    } while (progress == Progress::kFull);
    bytes.remove_prefix(in.pos);
  }
  for (bool done = false; !done;) {
    pgstow_output out = room.Output();
    done = codec_.Finish(out);
    room.Take(out, result);
  }
  return result;
}

}  // namespace pgstow::conformance
