// What is in a folder, as a value.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace pgstow::tests {

// Content by path, relative to the folder; the path of a folder ends with a slash.
using Tree = std::map<std::string, std::string>;

Tree TreeOf(const std::filesystem::path& folder);

// The tree without what has names of files that are not finished.
Tree WithoutTemporaries(Tree tree);

// The tree without the keys of \restrict, which differ from run to run.
Tree WithoutKeys(Tree tree);

// What `name` is: a file, or a folder with all that is in it.
Tree Below(const Tree& tree, const std::string& name);

// One line a name with the size of its content, for messages.
std::string Shown(const Tree& tree);

}  // namespace pgstow::tests
