// Options that are small languages of their own.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "host/archive/chain.h"
#include "host/base/visible.h"
#include "tests/fuzz/plugins.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/target.h"

namespace pgstow::fuzz {
namespace {

using archive::Chain;

// The least work that it takes to try a passphrase.
constexpr std::string_view kCheapest = "passphrase,memory=1,passes=1";

std::span<const std::byte> BytesOf(std::string_view text) { return std::as_bytes(std::span(text)); }

// New keys, and the same again by what an archive keeps of them.
void RunSealed(const Chain& chain, bool cheap) {
  constexpr std::string_view kRaw = "1\tone\n";
  constexpr std::string_view kPlace = "the place of a frame";
  OfferPassphrase(cheap);
  std::shared_ptr<const Chain> writing;
  std::shared_ptr<const Chain> reading;
  ErrorOf([&] { writing = chain.WithNewKeys("writing"); });
  if (writing) ErrorOf([&] { reading = chain.WithKeysOf(writing->state(), "reading"); });
  if (reading) {
    const auto encoder = writing->NewEncoder();
    const auto stored = encoder->Run(BytesOf(kRaw), BytesOf(kPlace), SIZE_MAX / 2);
    const auto decoder = reading->NewDecoder();
    const auto raw = decoder->Run(stored, BytesOf(kPlace), kRaw.size());
    Require(std::ranges::equal(raw, BytesOf(kRaw)), "what is sealed is opened");
    Require(writing->Mask(BytesOf(kPlace)) == reading->Mask(BytesOf(kPlace)),
            "who opens an archive knows its masks");
    ErrorOf([&] { chain.WithKeysOf(writing->StateFor(chain), "renewed"); });
  }
  OfferPassphrase(false);
}

// Chains as users spell them, and as archives of strangers do.
void RunChain(std::string_view bytes) {
  std::shared_ptr<const Chain> chain;
  ErrorOf([&] { Chain::ParseStored(Plugins(), std::string(bytes)); });
  if (ErrorOf([&] { chain = Chain::Parse(Plugins(), bytes); })) return;
  // Who may open it is not told.
  if (chain->seals()) return RunSealed(*chain, bytes.ends_with(kCheapest));
  Require(Chain::Parse(Plugins(), chain->full_spec())->spec() == chain->spec(),
          "a chain says the same when it is read again");
}

void RunVisible(std::string_view bytes) {
  const std::string visible = base::Visible(bytes);
  for (const char c : visible) {
    Require(static_cast<unsigned char>(c) >= ' ' && c != '\x7f', "visible text is visible");
  }
}

const Target kChain("chain", &RunChain);
const Target kVisible("visible", &RunVisible);

}  // namespace
}  // namespace pgstow::fuzz
