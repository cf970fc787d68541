// The toy plugins of the tests (plugins/toy.c), put into plugin folders of their own.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "host/loader/registry.h"
#include "tests/support/paths.h"

namespace pgstow::loader {

// A new folder that only this user can write to; removed with all it holds at the end.
class PluginFolder {
 public:
  // Copies a toy into the folder under the name `as` (by default its own); returns its path there.
  std::filesystem::path Add(const std::string& toy, const std::string& as = {}) const;
  const std::filesystem::path& path() const { return dir_.path(); }

 private:
  tests::TempDir dir_;
};

// A registry of the folders alone, in that order.
template <typename... Folders>
std::unique_ptr<Registry> LoadFrom(const Folders&... folders) {
  return Registry::Load({.plugin_paths = {folders.path().native()...}, .only_plugin_paths = true});
}

}  // namespace pgstow::loader
