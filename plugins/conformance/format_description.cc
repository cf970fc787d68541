// Formats: what they say of themselves, and bids.
#include <algorithm>
#include <string>
#include <string_view>

#include <pgstow/sdk/text.h>

#include "plugins/conformance/archive_run.h"
#include "plugins/conformance/bytes.h"
#include "plugins/conformance/description.h"
#include "plugins/conformance/fenced.h"
#include "plugins/conformance/format_laws.h"

namespace pgstow::conformance {
namespace {

using loader::Format;
using sdk::View;

constexpr size_t kPrefixBytes = 4096;

struct Implication {
  uint32_t capability;
  uint32_t needs;
  const char* sentence;
};
constexpr Implication kImplications[] = {
    {PGSTOW_CAN_WRITE_PARALLEL, PGSTOW_CAN_WRITE, "to write in parallel is to write"},
    {PGSTOW_CAN_READ_RANDOM, PGSTOW_CAN_READ, "to read in any order is to read"},
    {PGSTOW_CAN_READ_STREAM, PGSTOW_CAN_READ, "to read a stream is to read"},
    {PGSTOW_HOLDS_FRAMES, PGSTOW_HOLDS_DATA, "frames are data"},
    {PGSTOW_HOLDS_STREAMS, PGSTOW_HOLDS_DATA, "streams are data"},
    {PGSTOW_HOLDS_OBJECTS, PGSTOW_HOLDS_DATA, "large objects are data"},
    {PGSTOW_HOLDS_PARTS, PGSTOW_HOLDS_DATA, "parts are data"},
    {PGSTOW_HOLDS_SEALS, PGSTOW_HOLDS_FRAMES, "what is sealed comes as frames"},
};

void DescribesItself(const Format& format) {
  const pgstow_format_info& info = *format.info;
  ExpectOneLine(View(info.summary), "the summary");
  Expect(info.letter.len <= 1, "the letter \"{}\" is longer than one", View(info.letter));
  const std::string_view suffix = View(info.suffix);
  Expect(suffix.empty() || suffix.starts_with('.'), "the suffix \"{}\" has no dot", suffix);
  Expect(format.factory->info(format.index) == format.info, "it is described anew each time");
  ExpectGoodOptions(loader::OptionsOf(format));
  Expect(format.can(PGSTOW_CAN_WRITE) || format.can(PGSTOW_CAN_READ),
         "it can neither write nor read");
  for (const auto& [capability, needs, sentence] : kImplications) {
    Expect(!format.can(capability) || format.can(needs),
           "its capabilities contradict each other: {}", sentence);
  }
}

uint32_t BidOn(const Format& format, std::string_view bytes) {
  const FencedBytes prefix(bytes.substr(0, kPrefixBytes));
  return format.factory->bid(format.index, prefix.abi());
}

void BidsOnItsOwn(const Format& format) {
  Need(format.can(PGSTOW_CAN_WRITE) && format.can(PGSTOW_CAN_READ),
       "it has no archives of its own");
  for (const Sample& sample : {Sample(format), Sample::Small(format)}) {
    const Files members = Written(format, sample);
    const std::string name = format.can(PGSTOW_IS_DIRECTORY) ? "toc.dat" : "";
    const auto found = members.find(name);
    Expect(found != members.end(), "its directory has no member \"toc.dat\" to bid on");
    Expect(BidOn(format, found->second) > 0, "it does not bid on an archive of its own");
    for (size_t length = 0; length <= std::min(found->second.size(), kPrefixBytes); ++length) {
      const uint32_t bits = BidOn(format, std::string_view(found->second).substr(0, length));
      Expect(bits <= 8 * length, "it says that {} bits of {} bytes fit", bits, length);
    }
  }
}

void KeepsOffForeignBytes(const Format& format) {
  const std::string tar_header = std::string(257, 'a') + "other" + std::string(250, '\0');
  for (const std::string& bytes :
       {std::string(), std::string("\0", 1), std::string(kPrefixBytes, '\0'),
        std::string(kPrefixBytes, '\xff'), Rows(300), RandomBytes(kPrefixBytes), tar_header,
        std::string("\x1f\x8b\x08\x00\x00\x00\x00\x00", 8), std::string("PK\x03\x04"),
        std::string("%PDF-1.7\n"), std::string("<?xml version=\"1.0\"?>\n"),
        std::string("SQLite format 3\0", 16), std::string("{\"a\": 1}\n"),
        std::string("#!/bin/sh\nexit 0\n")}) {
    Expect(BidOn(format, bytes) == 0, "it bids on {} foreign bytes that start with \"{}\"",
           bytes.size(), bytes.substr(0, 8));
  }
  const std::string noise = RandomBytes(400'000);
  for (size_t i = 0; i < 1000; ++i) {
    BidOn(format, std::string_view(noise).substr(300 * i, i));
  }
}

constexpr FormatLaw kLaws[] = {
    {"describes-itself", "Its summary, options and capabilities are complete and fit together.",
     &DescribesItself},
    {"bids-on-its-own", "It bids on archives of its own, and no more than the bytes can tell.",
     &BidsOnItsOwn},
    {"keeps-off-foreign-bytes",
     "It does not bid on bytes of other kinds, and reads none beyond what it is shown.",
     &KeepsOffForeignBytes},
};

}  // namespace

std::span<const FormatLaw> DescriptionLawsOfFormats() { return kLaws; }

}  // namespace pgstow::conformance
