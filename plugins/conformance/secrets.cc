#include <string_view>

#include <pgstow/services.h>

#include "host/loader/registry.h"
#include "plugins/conformance/suite.h"

namespace pgstow::conformance {
namespace {

constexpr std::string_view kPassphrase = "a passphrase of the suite";

pgstow_status Offer(uint32_t kind, const pgstow_secret_sink* sink) {
  if (kind == PGSTOW_SECRET_KEY) return PGSTOW_OK;
  return sink->secret(sink->self,
                      {reinterpret_cast<const uint8_t*>(kPassphrase.data()), kPassphrase.size()});
}

}  // namespace

void ProvideSecrets() {
  static constexpr pgstow_secret_service kService{sizeof(pgstow_secret_service), 0, &Offer};
  loader::ProvideService(PGSTOW_SECRET_SERVICE, &kService);
}

}  // namespace pgstow::conformance
