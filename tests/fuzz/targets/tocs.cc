// Tables of contents and the frame index, without the archives around them.
#include <array>
#include <cstring>
#include <string>
#include <string_view>

#include <pgstow/sdk/toc.h>

#include "formats/custom/frame_index.h"
#include "formats/custom/preamble.h"
#include "formats/custom/toc_decoder.h"
#include "formats/custom/toc_encoder.h"
#include "formats/native/input.h"
#include "formats/native/toc.h"
#include "host/archive/toc_sink.h"
#include "host/archive/toc_view.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/target.h"

namespace pgstow::fuzz {
namespace {

native::Input InputOf(std::string_view bytes) {
  return native::Input([rest = bytes](std::span<uint8_t> room) mutable {
    const size_t length = std::min(room.size(), rest.size());
    if (length > 0) std::memcpy(room.data(), rest.data(), length);
    rest.remove_prefix(length);
    return length;
  });
}

// What is read of the bytes, stored again and read again, is the same.
void RunTocDat(std::string_view bytes) {
  std::string stored;
  size_t entries = 0;
  const auto refused = PluginErrorOf([&] {
    native::Input input = InputOf(bytes);
    const native::Toc toc = native::DecodeToc(input);
    entries = toc.entries.size();
    stored = native::EncodeToc(toc);
  });
  if (refused) return;
  native::Input facts = InputOf(bytes);
  Require(native::DecodeToc(facts, native::Texts::kFacts).entries.size() == entries,
          "a list has the entries of the table of contents");
  native::Input input = InputOf(stored);
  Require(native::EncodeToc(native::DecodeToc(input)) == stored,
          "a table of contents is stored as it was read");
}

std::string Stored(const model::Toc& toc, size_t grouped_from) {
  const archive::TocView view(toc);
  const sdk::Toc shown(view.abi());
  std::string body;
  for (const std::string& piece : custom::TocEncoder(shown, grouped_from).Encode(shown)) {
    body += piece;
  }
  return body;
}

model::Toc Told(std::string_view body, const custom::Preamble& preamble) {
  archive::TocCollector collector;
  custom::TellToc({.bytes = sdk::AsBytes(body), .offset = 0, .name = "a table of contents"},
                  preamble, sdk::TocSink(collector.abi()));
  return collector.Take();
}

// Flags and the id of the archive stand before the message: what the preamble says of them.
void RunTocMessage(std::string_view bytes) {
  Input input(bytes);
  custom::Preamble preamble;
  const uint8_t flags = input.Byte();
  preamble.databases = (flags & 1) != 0;
  preamble.grouped = (flags & 2) != 0;
  const std::string_view id = input.Take(preamble.archive_id.size());
  std::copy(id.begin(), id.end(), preamble.archive_id.begin());

  model::Toc toc;
  std::optional<base::Error> unfit;
  const auto refused = PluginErrorOf([&] {
    unfit = ErrorOf([&] { toc = Told(input.rest(), preamble); });
    const custom::TocBody body{
        .bytes = sdk::AsBytes(input.rest()), .offset = 0, .name = "a table of contents"};
    custom::PartsOf(body);
    custom::CommonDigest(body);
  });
  if (refused || unfit) return;
  for (const size_t grouped_from : {SIZE_MAX, size_t{0}}) {
    preamble.grouped = grouped_from == 0 && !toc.entries.empty();
    const model::Toc again = Told(Stored(toc, grouped_from), preamble);
    Require(again.entries == toc.entries, "entries are stored as they were read");
  }
}

void RunFrameIndex(std::string_view bytes) {
  constexpr uint64_t kStart = 100;
  constexpr uint64_t kEnd = uint64_t{1} << 40;
  custom::FrameIndex index;
  const auto refused =
      PluginErrorOf([&] { index = custom::DecodeIndex(sdk::AsBytes(bytes), kStart, kEnd); });
  if (refused) return;
  const std::string stored = custom::EncodeIndex(index);
  Require(custom::DecodeIndex(sdk::AsBytes(stored), kStart, kEnd) == index,
          "an index is stored as it was read");
}

const Target kTocDat("toc_dat", &RunTocDat);
const Target kTocMessage("toc_message", &RunTocMessage);
const Target kFrameIndex("frame_index", &RunFrameIndex);

}  // namespace
}  // namespace pgstow::fuzz
