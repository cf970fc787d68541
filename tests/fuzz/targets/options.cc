// Options that are small languages of their own.
#include <memory>
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

// Chains as users spell them, and as archives of strangers do.
void RunChain(std::string_view bytes) {
  std::shared_ptr<const Chain> chain;
  ErrorOf([&] { Chain::ParseStored(Plugins(), std::string(bytes)); });
  if (ErrorOf([&] { chain = Chain::Parse(Plugins(), bytes); })) return;
  if (chain->seals()) return;  // who may open it is not told
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
