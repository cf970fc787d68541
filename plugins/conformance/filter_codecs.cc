// Filters: buffers, structs, threads and memory of codecs.
#include <array>
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "host/base/error.h"
#include "host/loader/settings.h"
#include "plugins/conformance/bytes.h"
#include "plugins/conformance/filter_laws.h"
#include "plugins/conformance/frame_runner.h"
#include "plugins/conformance/grown.h"
#include "plugins/conformance/growth.h"

namespace pgstow::conformance {
namespace {

using loader::Filter;

void TakesEmptyBuffers(const Filter& filter) {
  FrameRunner runner(filter, PGSTOW_ENCODE);
  runner.codec().Reset({});
  pgstow_input nothing{};
  uint8_t room[1000];
  pgstow_output out{room, sizeof(room), 0};
  Expect(runner.codec().Process(nothing, out) == loader::CodecProxy::Progress::kDone,
         "no input is not consumed");
  const std::string rows = Rows(10);
  pgstow_input in{reinterpret_cast<const uint8_t*>(rows.data()), rows.size(), 0};
  pgstow_output none{};
  for (int i = 0; i < 3; ++i) {
    const auto progress = runner.codec().Process(in, none);
    if (progress == loader::CodecProxy::Progress::kDone) break;
  }
}

// The one law that talks to the factory itself: the host always gives structs of its own size.
void KeepsToTheSizeOfStructs(const Filter& filter) {
  Need(!filter.seals(), "it has codecs in sessions alone");
  const loader::Settings settings = loader::ParseSettings(loader::OptionsOf(filter), "");
  for (const uint32_t direction : {PGSTOW_ENCODE, PGSTOW_DECODE}) {
    Grown<pgstow_codec> codec;
    const pgstow_status status = filter.factory->create(
        filter.index, direction, settings.abi().data(), settings.abi().size(), &codec.known);
    Expect(status == PGSTOW_OK, "a codec is not made where the host's struct is longer");
    Expect(codec.untouched(), "bytes behind pgstow_codec, which it can't know, were written");
    Expect(codec.known.size <= sizeof(codec), "the size of pgstow_codec was raised");
    codec.known.destroy(codec.known.self);
  }
}

void WorksOnManyThreads(const Filter& filter) {
  const std::string inputs[] = {Rows(20'000), RandomBytes(300'000), Rows(1), ""};
  std::atomic<int> wrong = 0;
  std::vector<std::jthread> threads;
  for (const std::string& input : inputs) {
    threads.emplace_back([&filter, &wrong, &input] {
      try {
        for (int codec = 0; codec < 3; ++codec) {
          FrameRunner encoder(filter, PGSTOW_ENCODE);
          FrameRunner decoder(filter, PGSTOW_DECODE);
          for (int frame = 0; frame < 3; ++frame) {
            if (decoder.Run(encoder.Run(input)) != input) ++wrong;
          }
        }
      } catch (const std::exception&) {
        ++wrong;
      }
    });
  }
  threads.clear();
  Expect(wrong == 0, "{} frames went wrong while other codecs worked on other threads",
         wrong.load());
}

void FreesItsMemory(const Filter& filter) {
  const std::string rows = Rows(500);
  const std::string good = FrameRunner(filter, PGSTOW_ENCODE).Run(rows);
  ExpectNoGrowth([&] {
    FrameRunner encoder(filter, PGSTOW_ENCODE);
    encoder.Run(rows);
    encoder.codec().Reset({});  // a frame that is begun and dropped
    FrameRunner decoder(filter, PGSTOW_DECODE);
    decoder.Run(good);
    try {
      decoder.Run(good.substr(0, good.size() / 2));
    } catch (const base::Error&) {
      return;  // filters without a checksum may decode it
    }
  });
}

constexpr FilterLaw kLaws[] = {
    {"takes-empty-buffers", "Calls without input or without room do no harm.", &TakesEmptyBuffers},
    {"keeps-to-struct-sizes",
     "It writes nothing into a newer host's structs beyond what its own headers know.",
     &KeepsToTheSizeOfStructs},
    {"works-on-many-threads", "Codecs work on several threads at once.", &WorksOnManyThreads},
    {"frees-its-memory", "A codec that is destroyed leaves no memory behind, after errors neither.",
     &FreesItsMemory},
};

}  // namespace

std::span<const FilterLaw> CodecLaws() { return kLaws; }

}  // namespace pgstow::conformance
