#include "tests/fault/tree.h"

#include "tests/support/paths.h"

namespace pgstow::tests {

namespace fs = std::filesystem;

Tree TreeOf(const fs::path& folder) {
  Tree tree;
  for (const auto& item : fs::recursive_directory_iterator(folder)) {
    const std::string path = item.path().lexically_relative(folder);
    if (item.is_directory()) {
      tree[path + "/"] = "";
    } else {
      tree[path] = ReadFile(item.path());
    }
  }
  return tree;
}

Tree WithoutTemporaries(Tree tree) {
  std::erase_if(tree, [](const auto& item) {
    return item.first.find(".pgstow-") != std::string::npos &&
           item.first.find(".tmp") != std::string::npos;
  });
  return tree;
}

Tree WithoutKeys(Tree tree) {
  for (auto& [path, content] : tree) {
    for (const std::string mark : {"\n\\restrict ", "\n\\unrestrict "}) {
      const size_t key = content.find(mark);
      if (key == std::string::npos) continue;
      const size_t begin = key + mark.size();
      content.erase(begin, content.find('\n', begin) - begin);
    }
  }
  return tree;
}

Tree Below(const Tree& tree, const std::string& name) {
  Tree below;
  for (const auto& [path, content] : tree) {
    if (path == name || path.starts_with(name + "/")) below[path] = content;
  }
  return below;
}

std::string Shown(const Tree& tree) {
  std::string text;
  for (const auto& [path, content] : tree) {
    text += path + " (" + std::to_string(content.size()) + " bytes)\n";
  }
  return text.empty() ? "nothing\n" : text;
}

}  // namespace pgstow::tests
