#include "restore/script/restrict_key.h"

#include <random>
#include <string_view>

#include "host/base/error.h"

namespace pgstow::script {
namespace {

constexpr std::string_view kAlphanumerics =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

// Nothing in a script can leave psql's restricted mode without knowing the key.
std::string RandomKey() {
  constexpr size_t kLength = 63;
  std::random_device random;
  std::uniform_int_distribution<size_t> choose(0, kAlphanumerics.size() - 1);
  std::string key;
  for (size_t i = 0; i < kLength; ++i) key += kAlphanumerics[choose(random)];
  return key;
}

}  // namespace

std::string RestrictKey(const std::optional<std::string>& wanted) {
  if (!wanted) return RandomKey();
  if (wanted->empty() || wanted->find_first_not_of(kAlphanumerics) != std::string::npos) {
    throw base::Error(base::ErrorCode::kUsage, "invalid restrict key");
  }
  return *wanted;
}

}  // namespace pgstow::script
