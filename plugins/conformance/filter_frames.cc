// Filters: what goes in comes out.
#include <algorithm>
#include <string>
#include <string_view>

#include <pgstow/sdk/text.h>

#include "host/base/error.h"
#include "plugins/conformance/bytes.h"
#include "plugins/conformance/filter_laws.h"
#include "plugins/conformance/frame_runner.h"

namespace pgstow::conformance {
namespace {

using loader::Filter;

bool Seals(const Filter& filter) { return (filter.info->traits & PGSTOW_FILTER_SEALS) != 0; }

void GiveBack(FrameRunner& encoder, FrameRunner& decoder, const std::string& input,
              Pieces pieces = {}) {
  const std::string encoded = encoder.Run(input, pieces, "context");
  const std::string decoded = decoder.Run(encoded, {pieces.out, pieces.in}, "context");
  Expect(decoded == input,
         "a frame of {} bytes, in pieces of {} bytes with room for {}, is decoded to other bytes",
         input.size(), pieces.in, pieces.out);
}

void GivesBackFrames(const Filter& filter) {
  FrameRunner encoder(filter, PGSTOW_ENCODE);
  FrameRunner decoder(filter, PGSTOW_DECODE);
  for (const std::string& input : {std::string(), std::string("x"), std::string(1000, '\0'),
                                   Rows(1000), RandomBytes(70'000)}) {
    for (const Pieces pieces :
         {Pieces{1, 1}, Pieces{1, 65536}, Pieces{65536, 1}, Pieces{7, 13}, Pieces{4096, 4096}}) {
      GiveBack(encoder, decoder, input, pieces);
    }
  }
}

void GivesBackHugeFrames(const Filter& filter) {
  FrameRunner encoder(filter, PGSTOW_ENCODE);
  FrameRunner decoder(filter, PGSTOW_DECODE);
  GiveBack(encoder, decoder, Rows(400'000), {4096, 4096});
  GiveBack(encoder, decoder, Rows(400'000), {1 << 26, 1 << 26});
  GiveBack(encoder, decoder, std::string(32 << 20, '\0'));
  GiveBack(encoder, decoder, RandomBytes(8 << 20));
}

void GivesBackManyFrames(const Filter& filter) {
  FrameRunner encoder(filter, PGSTOW_ENCODE);
  FrameRunner decoder(filter, PGSTOW_DECODE);
  const std::string rows = Rows(40);
  for (size_t i = 0; i < 2000; ++i) GiveBack(encoder, decoder, rows.substr(i % rows.size()));
}

void MakesFramesThatStandAlone(const Filter& filter) {
  FrameRunner used(filter, PGSTOW_ENCODE);
  used.Run(Rows(50'000));
  used.Run(RandomBytes(500'000));
  const std::string rows = Rows(2000);
  const std::string encoded = used.Run(rows);
  Expect(FrameRunner(filter, PGSTOW_DECODE).Run(encoded) == rows,
         "a frame that others went before is not decoded by a decoder of its own");
  Need(!Seals(filter), "what seals makes other bytes of the same frame each time");
  Expect(FrameRunner(filter, PGSTOW_ENCODE).Run(rows) == encoded,
         "the encoding of a frame depends on the frames before it");
}

void StartsWithItsMagic(const Filter& filter) {
  const std::string_view magic = sdk::AsText(sdk::View(filter.info->magic));
  Need(!magic.empty(), "it names no first bytes");
  FrameRunner encoder(filter, PGSTOW_ENCODE);
  for (const std::string& input : {std::string(), Rows(10), RandomBytes(5'000'000)}) {
    Expect(encoder.Run(input).starts_with(magic),
           "the encoding of {} bytes does not start with the magic", input.size());
  }
}

void FindsTheEndOfFrames(const Filter& filter) {
  Need((filter.info->traits & PGSTOW_FILTER_CHECKS) != 0, "it does not say that it checks");
  FrameRunner encoder(filter, PGSTOW_ENCODE);
  FrameRunner decoder(filter, PGSTOW_DECODE);
  const std::string inputs[] = {Rows(500), "", Rows(1), RandomBytes(3000)};
  std::string frames;
  for (const std::string& input : inputs) frames += encoder.Run(input);
  for (const Pieces pieces : {Pieces{}, Pieces{1, 1}, Pieces{5, 1000}}) {
    std::string_view rest = frames;
    for (const std::string& input : inputs) {
      Expect(decoder.RunFirst(rest, pieces) == input,
             "of frames that stand one after another, one of {} bytes is decoded to other bytes",
             input.size());
    }
    Expect(rest.empty(), "{} bytes are left of frames that stand one after another", rest.size());
  }
}

void BindsTheContext(const Filter& filter) {
  const std::string rows = Rows(10);
  const std::string encoded = FrameRunner(filter, PGSTOW_ENCODE).Run(rows, {}, "one place");
  FrameRunner decoder(filter, PGSTOW_DECODE);
  Expect(decoder.Run(encoded, {}, "one place") == rows, "a frame is not decoded in its place");
  std::string elsewhere;
  try {
    elsewhere = decoder.Run(encoded, {}, "another place");
  } catch (const base::Error& error) {
    Expect(Seals(filter), "a frame is not decoded in another place: {}", error.what());
    return;
  }
  Expect(!Seals(filter), "a frame that was moved to another place is decoded there");
  Expect(elsewhere == rows, "a frame is decoded to other bytes in another place");
}

constexpr FilterLaw kLaws[] = {
    {"gives-back-frames",
     "What it decodes is what was encoded, in pieces and with room of any size from 1 byte.",
     &GivesBackFrames},
    {"gives-back-huge-frames", "So are frames of many megabytes.", &GivesBackHugeFrames},
    {"gives-back-many-frames", "One codec serves thousands of frames, empty ones among them.",
     &GivesBackManyFrames},
    {"frames-stand-alone", "The encoding of a frame does not depend on the frames before it.",
     &MakesFramesThatStandAlone},
    {"starts-with-its-magic", "Every encoded frame starts with the bytes that it names as magic.",
     &StartsWithItsMagic},
    {"finds-the-end-of-frames",
     "Frames that stand one after another are decoded one by one, each up to its end.",
     &FindsTheEndOfFrames},
    {"heeds-the-context",
     "A filter that seals decodes a frame in its own place alone, any other one everywhere.",
     &BindsTheContext},
};

}  // namespace

std::span<const FilterLaw> FrameLaws() { return kLaws; }

}  // namespace pgstow::conformance
