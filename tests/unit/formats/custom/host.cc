// The pieces of the layout run here without being loaded as a plugin; they get their host, which
// computes the checksums, directly.
#include <pgstow/sdk/host.h>

#include "host/loader/host_services.h"

namespace pgstow::custom {
namespace {

[[maybe_unused]] const bool kHostIsKnown = [] {
  sdk::internal::host = &loader::Host();
  return true;
}();

}  // namespace
}  // namespace pgstow::custom
