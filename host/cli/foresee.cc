#include "host/cli/foresee.h"

#include <optional>

#include <fmt/format.h>

#include "host/base/log.h"
#include "host/cli/amounts.h"
#include "host/storage/free_space.h"

namespace pgstow::cli {
namespace {

// One that only seals makes nothing shorter.
bool Compresses(const archive::Chain* chain) {
  if (chain == nullptr || chain->empty()) return false;
  return !chain->seals() || chain->spec().find('+') != std::string::npos;
}

}  // namespace

uint64_t ExpectedBytes(uint64_t relation_bytes, const archive::Chain* chain) {
  return Compresses(chain) ? relation_bytes / 2 : relation_bytes;
}

void WarnOfLittleRoom(uint64_t relation_bytes, const archive::Chain* chain,
                      const std::string& path) {
  const std::optional<uint64_t> room = storage::FreeBytes(path);
  const uint64_t expected = ExpectedBytes(relation_bytes, chain);
  if (!room || expected <= *room) return;
  base::Log(base::LogLevel::kWarning,
            "there may not be room for \"{}\": about {} are expected, and {} are free", path,
            BytesText(static_cast<double>(expected)), BytesText(static_cast<double>(*room)));
}

}  // namespace pgstow::cli
