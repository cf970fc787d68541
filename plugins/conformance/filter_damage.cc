// Filters: damaged, truncated and foreign bytes.
#include <optional>
#include <string>
#include <string_view>

#include "host/base/error.h"
#include "plugins/conformance/bytes.h"
#include "plugins/conformance/filter_laws.h"
#include "plugins/conformance/frame_runner.h"

namespace pgstow::conformance {
namespace {

using base::ErrorCode;
using loader::Filter;

constexpr std::string_view kContext = "context";

bool Seals(const Filter& filter) { return (filter.info->traits & PGSTOW_FILTER_SEALS) != 0; }

bool Checks(const Filter& filter) {
  return (filter.info->traits & PGSTOW_FILTER_CHECKS) != 0 || Seals(filter);
}

std::string Encoded(const Filter& filter, std::string_view input) {
  return FrameRunner(filter, PGSTOW_ENCODE).Run(input, {}, kContext);
}

// What is decoded from bytes that may be bad, or nothing when the decoder says that they are. Any
// other error than that breaks the law.
std::optional<std::string> Decoded(FrameRunner& decoder, std::string_view bytes,
                                   const std::string& what) {
  try {
    return decoder.Run(bytes, {}, kContext);
  } catch (const base::Error& error) {
    const bool fits = error.code() == ErrorCode::kCorrupt ||
                      error.code() == ErrorCode::kTruncated || error.code() == ErrorCode::kIo;
    Expect(fits, "{}: the error says neither that the bytes are corrupt nor truncated: {}", what,
           error.what());
    return std::nullopt;
  }
}

void FindsFlippedBits(const Filter& filter) {
  const std::string input = Rows(20);
  const std::string good = Encoded(filter, input);
  FrameRunner decoder(filter, PGSTOW_DECODE);
  for (size_t bit = 0; bit < 8 * good.size(); ++bit) {
    std::string bad = good;
    bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << (bit % 8)));
    const auto decoded = Decoded(decoder, bad, fmt::format("bit {} is flipped", bit));
    Expect(!Checks(filter) || !decoded || *decoded == input,
           "a frame with bit {} of {} flipped is decoded to other bytes", bit, 8 * good.size());
  }
  Expect(Decoded(decoder, good, "after errors") == input,
         "after errors a decoder does not decode a good frame");
  Need(Checks(filter), "it does not say that it checks; no flipped bit did harm");
}

void FindsTruncation(const Filter& filter) {
  const std::string good = Encoded(filter, Rows(20));
  FrameRunner decoder(filter, PGSTOW_DECODE);
  for (size_t length = 0; length < good.size(); ++length) {
    try {
      decoder.Run(std::string_view(good).substr(0, length), {}, kContext);
    } catch (const base::Error& error) {
      Expect(error.code() == ErrorCode::kTruncated || Seals(filter),
             "a frame of {} bytes that is cut to {} is not said to be truncated: {}", good.size(),
             length, error.what());
      continue;
    }
    Expect(!Checks(filter), "a frame of {} bytes that is cut to {} is decoded", good.size(),
           length);
  }
  Need(Checks(filter), "it does not say that it checks; no cut did harm");
}

void RefusesWhatFollowsAFrame(const Filter& filter) {
  Need(Checks(filter), "it does not say that it checks");
  const std::string good = Encoded(filter, Rows(20));
  FrameRunner decoder(filter, PGSTOW_DECODE);
  for (const std::string& more : {std::string("x"), std::string(1, '\0'), good}) {
    Expect(!Decoded(decoder, good + more, "bytes follow"),
           "{} bytes that follow a frame are taken for a part of it", more.size());
  }
}

void SurvivesForeignBytes(const Filter& filter) {
  const std::string good = Encoded(filter, Rows(200));
  const std::string noise = RandomBytes(200'000);
  FrameRunner decoder(filter, PGSTOW_DECODE);
  for (size_t i = 0; i < 1000; ++i) {
    const std::string_view tail = std::string_view(noise).substr(100 * i, 1 + i % 500);
    Decoded(decoder, tail, "foreign bytes");
    Decoded(decoder, good.substr(0, i % good.size()).append(tail), "foreign bytes after good ones");
  }
}

constexpr FilterLaw kLaws[] = {
    {"finds-flipped-bits",
     "A frame with a bit flipped is refused as corrupt or truncated, never decoded to other bytes, "
     "and the decoder works on after that.",
     &FindsFlippedBits},
    {"finds-truncation", "A frame that is cut, to whatever length, is refused as truncated.",
     &FindsTruncation},
    {"refuses-what-follows", "Bytes that follow a frame are not taken for a part of it.",
     &RefusesWhatFollowsAFrame},
    {"survives-foreign-bytes",
     "A decoder that is given anything at all neither crashes nor hangs nor claims a defect.",
     &SurvivesForeignBytes},
};

}  // namespace

std::span<const FilterLaw> FrameDamageLaws() { return kLaws; }

}  // namespace pgstow::conformance
