#include "host/loader/search.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "host/base/error.h"

namespace pgstow::loader {
namespace {

namespace fs = std::filesystem;

constexpr const char* kEnvironmentVariable = "PGSTOW_PLUGIN_PATH";

void AddFolder(const fs::path& folder, std::vector<fs::path>& folders) {
  const fs::path plain = folder.lexically_normal();
  if (std::ranges::find(folders, plain) == folders.end()) folders.push_back(plain);
}

void AddFromEnvironment(std::vector<fs::path>& folders, std::vector<Registry::Refusal>& refused) {
  const char* value = ::secure_getenv(kEnvironmentVariable);
  if (value == nullptr) return;
  for (std::string_view rest = value; !rest.empty();) {
    const size_t colon = std::min(rest.find(':'), rest.size());
    const std::string_view folder = rest.substr(0, colon);
    rest.remove_prefix(std::min(colon + 1, rest.size()));
    if (folder.starts_with('/')) {
      AddFolder(folder, folders);
    } else if (!folder.empty()) {
      refused.push_back({std::string(folder),
                         fmt::format("it is a relative path in {}, which takes absolute ones",
                                     kEnvironmentVariable)});
    }
  }
}

}  // namespace

fs::path OwnFolder(const SearchOptions& options) {
  if (!options.own_folder.empty()) return options.own_folder;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (error) return {};
  return (program.parent_path().parent_path() / "lib" / "pgstow" / "plugins").lexically_normal();
}

std::vector<fs::path> SearchFolders(const SearchOptions& options,
                                    std::vector<Registry::Refusal>& refused) {
  std::vector<fs::path> folders;
  for (const std::string& folder : options.plugin_paths) {
    std::error_code error;
    const fs::path absolute = fs::absolute(folder, error);
    if (error) {
      refused.push_back({folder, "it is no path of a folder"});
    } else {
      AddFolder(absolute, folders);
    }
  }
  if (options.only_plugin_paths) return folders;
  AddFromEnvironment(folders, refused);
  if (const fs::path folder = OwnFolder(options); !folder.empty()) AddFolder(folder, folders);
  return folders;
}

std::string WhyNotTrusted(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    return fmt::format("its owner can't be read: {}", base::ErrnoText(errno));
  }
  if (status.st_uid != 0 && status.st_uid != ::geteuid()) {
    return fmt::format(
        "it belongs to user {}, neither to root nor to the user who runs this program",
        status.st_uid);
  }
  if ((status.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
    return fmt::format(
        "users other than its owner can write to it (mode {:04o}); \"chmod go-w\" forbids that",
        status.st_mode & 07777);
  }
  return {};
}

std::vector<fs::path> PluginFiles(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const fs::path& path = entry->path();
    std::error_code ignored;  // an entry that vanishes is no plugin
    if (path.extension() == ".so" && !path.filename().native().starts_with('.') &&
        entry->is_regular_file(ignored)) {
      files.push_back(path);
    }
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace pgstow::loader
