// Tables of contents and the frame index, without the archives around them.
#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include <pgstow/sdk/toc.h>

#include "formats/custom/frame_index.h"
#include "formats/custom/preamble.h"
#include "formats/custom/toc_decoder.h"
#include "formats/custom/toc_encoder.h"
#include "formats/native/facts.h"
#include "formats/native/input.h"
#include "formats/native/large_objects.h"
#include "formats/native/toc.h"
#include "formats/native/version.h"
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

// What the host is told of it.
model::Toc ToldOf(const native::Toc& toc) {
  archive::TocCollector collector;
  native::TellToc(toc, sdk::TocSink(collector.abi()), "gzip");
  return collector.Take();
}

// As PostgreSQL's programs store it; nothing where the version can't say it.
std::optional<std::string> StoredNatively(const model::Toc& told, native::Version version) {
  const archive::TocView view(told);
  std::string stored;
  const auto refused = PluginErrorOf([&] {
    stored = native::EncodeToc(native::StoredToc(
        sdk::Toc(view.abi()), {.version = version, .layout = native::Layout::kCustom}));
  });
  if (refused) return std::nullopt;
  return stored;
}

// In every version that is written.
void RequireStored(const model::Toc& told) {
  for (native::Version version = native::kOldestWritten; native::kNewest.IsSince(version);
       ++version.minor) {
    Require(native::ParseVersion(native::Text(version)) == version, "a version has one name");
    const auto stored = StoredNatively(told, version);
    if (!stored) continue;
    native::Input input = InputOf(*stored);
    const model::Toc again = ToldOf(native::DecodeToc(input));
    const bool in_groups = std::ranges::any_of(told.entries, [](const model::Entry& entry) {
      return entry.kind == native::kLargeObjectGroup;
    });
    Require(in_groups || again.entries.size() == told.entries.size(),
            "what is stored has the entries that were told");
  }
}

// What is read of the bytes, stored again and read again, is the same.
void RunTocDat(std::string_view bytes) {
  std::string stored;
  native::Toc toc;
  const auto refused = PluginErrorOf([&] {
    native::Input input = InputOf(bytes);
    toc = native::DecodeToc(input);
    stored = native::EncodeToc(toc);
  });
  if (refused) return;
  native::Input facts = InputOf(bytes);
  Require(native::DecodeToc(facts, native::Texts::kFacts).entries.size() == toc.entries.size(),
          "a list has the entries of the table of contents");
  native::Input input = InputOf(stored);
  Require(native::EncodeToc(native::DecodeToc(input)) == stored,
          "a table of contents is stored as it was read");
  std::optional<model::Toc> told;
  PluginErrorOf([&] { ErrorOf([&] { told = ToldOf(toc); }); });
  if (told) RequireStored(*told);
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
  StoredNatively(toc, native::kOldestWritten);
  StoredNatively(toc, native::kNewest);
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
