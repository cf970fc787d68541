#include "host/archive/detect.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "host/base/error.h"

namespace pgstow::archive {
namespace {

using base::Error;
using base::ErrorCode;

constexpr size_t kPrefixBytes = 4096;
constexpr size_t kTarHeaderBytes = 512;  // what pg_restore wants to see of a file it does not know

[[noreturn]] void ThrowUnknown(std::string_view prefix) {
  if (prefix.size() < 5) {
    base::Throw(ErrorCode::kInput, "input file is too short (read {}, expected 5)", prefix.size());
  }
  for (const std::string_view start :
       {"--\n-- PostgreSQL database dump\n", "--\n-- PostgreSQL database cluster dump\n"}) {
    if (prefix.starts_with(start)) {
      throw Error(ErrorCode::kInput,
                  "input file appears to be a text format dump. Please use psql.");
    }
  }
  if (prefix.starts_with("PGDMP")) {
    throw Error(
        ErrorCode::kInput,
        "input file is an archive of PostgreSQL's own custom format, and no plugin reads it")
        .WithHint("Use pg_restore, or add a plugin for that format.");
  }
  base::Throw(ErrorCode::kInput, "input file does not appear to be a valid archive{}",
              prefix.size() < kTarHeaderBytes ? " (too short?)" : "");
}

}  // namespace

const loader::Format& DetectFormat(const loader::Registry& registry, storage::InputStorage& storage,
                                   const std::string& path) {
  const bool is_directory = (storage.abi()->flags & PGSTOW_STORAGE_DIRECTORY) != 0;
  const std::vector<uint8_t> prefix = storage.Peek(is_directory ? "toc.dat" : "", kPrefixBytes);
  const loader::Format* best = nullptr;
  uint32_t most_bits = 0;
  for (const loader::Format& format : registry.formats()) {
    if (format.can(PGSTOW_IS_DIRECTORY) != is_directory) continue;
    const uint32_t bits = format.factory->bid(format.index, {prefix.data(), prefix.size()});
    if (bits > most_bits) {
      best = &format;
      most_bits = bits;
    }
  }
  if (best != nullptr) return *best;
  if (is_directory) {
    base::Throw(ErrorCode::kInput,
                "directory \"{}\" does not appear to be a valid archive (\"toc.dat\" {})", path,
                prefix.empty() ? "does not exist" : "is of no known format");
  }
  ThrowUnknown({reinterpret_cast<const char*>(prefix.data()), prefix.size()});
}

}  // namespace pgstow::archive
