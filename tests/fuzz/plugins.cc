#include "tests/fuzz/plugins.h"

#include <pgstow/sdk/text.h>
#include <pgstow/services.h>

namespace pgstow::fuzz {
namespace {

// Keys that everybody knows: the kept archives that are sealed are sealed for them, those of
// tests/golden for the second one.
constexpr std::string_view kKeyFile =
    "# public key: pgstow-pub-P-cxkB_uJhUcZj-kojuxIqDqIti5Uc4Vu1wJ1JcctxcZm9mn\n"
    "pgstow-key-VcY2_vRPL0jK72UfQpWWK3JAWqUeWYbFKYVfSxedoV8ssqjL\n"
    "pgstow-key-BciSbNwGdHBQ3mYfiCDXuV7Z9rVejRCpoqj0FSAL3-PEJdXj\n";

bool offers_passphrase = false;

pgstow_status Offer(uint32_t kind, const pgstow_secret_sink* sink) {
  if (kind != PGSTOW_SECRET_KEY && !offers_passphrase) return PGSTOW_OK;
  const std::string_view secret = kind == PGSTOW_SECRET_KEY ? kKeyFile : "correct horse";
  return sink->secret(sink->self, sdk::Abi(sdk::AsBytes(secret)));
}

}  // namespace

void OfferPassphrase(bool offer) { offers_passphrase = offer; }

const loader::Registry& Plugins() {
  static const auto registry = [] {
    static constexpr pgstow_secret_service kService{sizeof(pgstow_secret_service), 0, &Offer};
    loader::ProvideService(PGSTOW_SECRET_SERVICE, &kService);
    return loader::Registry::Load({});
  }();
  return *registry;
}

}  // namespace pgstow::fuzz
