// The pieces of layouts run here without being loaded as a plugin; they get their host directly.
#include <pgstow/sdk/host.h>

#include "host/loader/host_services.h"

namespace pgstow::tests {
namespace {

[[maybe_unused]] const bool kHostIsKnown = [] {
  sdk::internal::host = &loader::Host();
  return true;
}();

}  // namespace
}  // namespace pgstow::tests
