#include "host/storage/free_space.h"

#include <filesystem>
#include <system_error>

namespace pgstow::storage {

namespace fs = std::filesystem;

std::optional<uint64_t> FreeBytes(const std::string& path) {
  if (path.empty() || path == "-") return std::nullopt;
  std::error_code error;
  fs::path place = fs::weakly_canonical(path, error);
  if (error) return std::nullopt;
  const fs::file_status status = fs::status(place, error);
  if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status)) {
    return std::nullopt;
  }
  if (!fs::is_directory(status)) place = place.parent_path();
  const fs::space_info space = fs::space(place, error);
  if (error) return std::nullopt;
  return space.available;
}

}  // namespace pgstow::storage
