// Where tests find what was built, and room for what they make.
#pragma once

#include <filesystem>
#include <string>

namespace pgstow::tests {

std::filesystem::path SourceDir();
std::filesystem::path BuildDir();

// The program as it was built, and the folder that it finds its plugins in.
std::string PgstowPath();
std::filesystem::path PluginDir();

// A directory of its own, removed with all its content at the end of the scope.
class TempDir {
 public:
  TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  ~TempDir();

  const std::filesystem::path& path() const { return path_; }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

// Throw std::system_error.
std::string ReadFile(const std::filesystem::path& path);
void WriteFile(const std::filesystem::path& path, const std::string& content);

}  // namespace pgstow::tests
