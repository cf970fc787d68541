#include "plugins/conformance/secrets.h"

#include <atomic>
#include <string_view>

#include <pgstow/services.h>

#include "host/loader/registry.h"
#include "plugins/conformance/suite.h"

namespace pgstow::conformance {
namespace {

std::atomic<bool> offer_right = true;

pgstow_status Offer(uint32_t kind, const pgstow_secret_sink* sink) {
  if (kind == PGSTOW_SECRET_KEY) return PGSTOW_OK;
  const std::string_view passphrase =
      offer_right ? "a passphrase of the suite" : "another passphrase";
  return sink->secret(sink->self,
                      {reinterpret_cast<const uint8_t*>(passphrase.data()), passphrase.size()});
}

}  // namespace

void OfferPassphrase(bool right) { offer_right = right; }

void ProvideSecrets() {
  static constexpr pgstow_secret_service kService{sizeof(pgstow_secret_service), 0, &Offer};
  loader::ProvideService(PGSTOW_SECRET_SERVICE, &kService);
}

}  // namespace pgstow::conformance
