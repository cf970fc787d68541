// The search path of plugins, and which of its folders and files can be trusted.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "host/loader/registry.h"

namespace pgstow::loader {

// The folders to look in, absolute, in order, each once: those of the options, then those of
// $PGSTOW_PLUGIN_PATH (unless the program runs with more rights than its caller), then the
// program's own. What can't be a folder of the path, such as a relative one in the environment
// (the current directory is never searched), is added to `refused`.
std::vector<std::filesystem::path> SearchFolders(const SearchOptions& options,
                                                 std::vector<Registry::Refusal>& refused);

// The program's own folder: that of the options, or <folder of the program, links
// resolved>/../lib/pgstow/plugins. Empty when /proc is not there.
std::filesystem::path OwnFolder(const SearchOptions& options);

// Why a file or folder must not be loaded from: it belongs to neither root nor this process's user,
// or others may write to it. Empty when it can be trusted. A symbolic link is followed.
//
// Whoever owns the file and its folder decides what is loaded. Folders above need no look: who can
// write there could only move folders that root or this user made into this one's place.
std::string WhyNotTrusted(const std::filesystem::path& path);

// The files named *.so in a folder, in name order; hidden ones are left out.
std::vector<std::filesystem::path> PluginFiles(const std::filesystem::path& folder);

}  // namespace pgstow::loader
