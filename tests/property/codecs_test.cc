// Codecs of this build's filters, given bytes in pieces of any size and frames one after another.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "host/base/error.h"
#include "host/loader/codec_proxy.h"
#include "host/loader/settings.h"
#include "tests/property/random.h"

namespace pgstow::tests {
namespace {

using loader::CodecProxy;

constexpr const char* kFilters[] = {"gzip", "zlib", "lz4", "zstd"};

CodecProxy NewCodec(const std::string& filter, uint32_t direction) {
  const loader::Filter& found = Plugins().GetFilter(filter);
  return {found, direction, loader::ParseSettings(loader::OptionsOf(found), {})};
}

// Bytes that compress well, badly, or by turns.
std::string AnyText(Random& random) {
  std::string text;
  for (uint64_t runs = random.UpTo(8); runs > 0; --runs) {
    text += random.OneIn(2)
                ? random.Bytes(3000)
                : std::string(random.UpTo(200'000), static_cast<char>(random.UpTo(255)));
  }
  return text;
}

// Calls `step(out)` with rooms of any size until it says that it is done.
template <typename Step>
void Drain(Random& random, std::string& result, Step step) {
  std::vector<uint8_t> room(1 + random.UpTo(random.OneIn(4) ? 10 : 100'000));
  for (bool done = false; !done;) {
    pgstow_output out{room.data(), room.size() - random.UpTo(room.size() - 1), 0};
    done = step(out);
    result.append(reinterpret_cast<const char*>(room.data()), out.pos);
  }
}

pgstow_input TakePiece(Random& random, std::string_view& rest) {
  const std::string_view piece = rest.substr(0, 1 + random.UpTo(random.OneIn(4) ? 10 : 50'000));
  rest.remove_prefix(piece.size());
  return {reinterpret_cast<const uint8_t*>(piece.data()), piece.size(), 0};
}

std::string Encode(CodecProxy& encoder, Random& random, std::string_view raw) {
  std::string frame;
  encoder.Reset({});
  while (!raw.empty()) {
    pgstow_input in = TakePiece(random, raw);
    Drain(random, frame, [&](pgstow_output& out) { return encoder.ProcessFrame(in, out); });
  }
  Drain(random, frame, [&](pgstow_output& out) { return encoder.Finish(out); });
  return frame;
}

// Decodes frame after frame, each from where the one before ended.
std::vector<std::string> DecodeFrames(CodecProxy& decoder, Random& random, std::string_view bytes) {
  std::vector<std::string> frames;
  while (!bytes.empty()) {
    std::string& frame = frames.emplace_back();
    bool ended = false;
    decoder.Reset({});
    while (!bytes.empty() && !ended) {
      pgstow_input in = TakePiece(random, bytes);
      Drain(random, frame, [&](pgstow_output& out) {
        const CodecProxy::Progress progress = decoder.Process(in, out);
        ended = progress == CodecProxy::Progress::kEnd;
        return progress != CodecProxy::Progress::kFull;
      });
      bytes = {reinterpret_cast<const char*>(in.ptr + in.pos), in.len - in.pos + bytes.size()};
    }
    Drain(random, frame, [&](pgstow_output& out) { return decoder.Finish(out); });
  }
  return frames;
}

TEST(AnyFrames, ComeBackOneAfterAnotherWhateverThePieces) {
  for (const std::string filter : kFilters) {
    CodecProxy encoder = NewCodec(filter, PGSTOW_ENCODE);
    CodecProxy decoder = NewCodec(filter, PGSTOW_DECODE);
    for (const uint64_t seed : Seeds(15)) {
      SCOPED_TRACE(filter + ", seed " + std::to_string(seed));
      Random random(seed);
      std::vector<std::string> raw(1 + random.UpTo(3));
      std::string bytes;
      for (std::string& text : raw) bytes += Encode(encoder, random, text = AnyText(random));
      ASSERT_TRUE(DecodeFrames(decoder, random, bytes) == raw);
    }
  }
}

TEST(AnyFrames, AreNeverTakenForOthersWhenTheyAreDamaged) {
  for (const std::string filter : kFilters) {
    CodecProxy encoder = NewCodec(filter, PGSTOW_ENCODE);
    CodecProxy decoder = NewCodec(filter, PGSTOW_DECODE);
    for (const uint64_t seed : Seeds(40)) {
      SCOPED_TRACE(filter + ", seed " + std::to_string(seed));
      Random random(seed);
      const std::string raw = AnyText(random);
      const std::string damaged = random.Damage(Encode(encoder, random, raw));
      try {
        const std::vector<std::string> frames = DecodeFrames(decoder, random, damaged);
        for (const std::string& frame : frames) EXPECT_TRUE(frame == raw);
      } catch (const base::Error& error) {
        EXPECT_TRUE(error.code() == base::ErrorCode::kCorrupt ||
                    error.code() == base::ErrorCode::kTruncated)
            << error.what();
      }
    }
  }
}

}  // namespace
}  // namespace pgstow::tests
