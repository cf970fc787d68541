#include "host/loader/host_services.h"

#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <pgstow/sdk/text.h>
#include <pgstow/services.h>

#include "host/base/boundary.h"
#include "host/base/checksum.h"
#include "host/base/log.h"
#include "host/base/version.h"
#include "host/loader/error_place.h"
#include "host/loader/registry.h"

namespace pgstow::loader {
namespace {

using sdk::View;

void SetError(pgstow_status status, pgstow_str message) {
  base::KeepPluginError(status, View(message));
}

void WriteLog(uint32_t level, pgstow_str message) {
  base::LogLine(level == PGSTOW_LOG_DEBUG  ? base::LogLevel::kDebug
                : level == PGSTOW_LOG_INFO ? base::LogLevel::kInfo
                                           : base::LogLevel::kWarning,
                View(message));
}

std::span<const std::byte> AsHostBytes(pgstow_bytes bytes) { return std::as_bytes(View(bytes)); }

uint64_t Xxh3Of(const pgstow_bytes* pieces, size_t piece_count) {
  if (piece_count == 1) return base::Xxh3(AsHostBytes(*pieces));
  base::Xxh3Stream stream;
  for (const pgstow_bytes& piece : std::span(pieces, piece_count)) {
    stream.Update(AsHostBytes(piece));
  }
  return stream.Digest();
}

constexpr pgstow_checksum_service kChecksum{sizeof(pgstow_checksum_service), 0, &Xxh3Of};

thread_local std::optional<ErrorPlace> error_place;

void KeepPlace(pgstow_str member, uint64_t offset) {
  error_place = {std::string(View(member)), offset};
}

constexpr pgstow_place_service kPlace{sizeof(pgstow_place_service), 0, &KeepPlace};

struct Services {
  std::mutex mutex;
  std::map<std::string, const void*, std::less<>> by_id{{PGSTOW_CHECKSUM_SERVICE, &kChecksum},
                                                        {PGSTOW_PLACE_SERVICE, &kPlace}};
};

Services& AllServices() {
  static Services services;
  return services;
}

const void* GetService(pgstow_str id) {
  Services& services = AllServices();
  const std::lock_guard lock(services.mutex);
  const auto found = services.by_id.find(View(id));
  return found == services.by_id.end() ? nullptr : found->second;
}

}  // namespace

const pgstow_host& Host() {
  static const pgstow_host kHost{.size = sizeof(pgstow_host),
                                 .abi_major = PGSTOW_ABI_MAJOR,
                                 .abi_minor = PGSTOW_ABI_MINOR,
                                 .reserved = 0,
                                 .program = sdk::Abi("pgstow"),
                                 .version = sdk::Abi(base::Version()),
                                 .set_error = &SetError,
                                 .log = &WriteLog,
                                 .get_service = &GetService};
  return kHost;
}

std::optional<ErrorPlace> TakeErrorPlace() { return std::exchange(error_place, std::nullopt); }

void ProvideService(std::string_view id, const void* service) {
  Services& services = AllServices();
  const std::lock_guard lock(services.mutex);
  services.by_id.insert_or_assign(std::string(id), service);
}

}  // namespace pgstow::loader
