#include "tests/fault/disk.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "tests/support/paths.h"

namespace pgstow::tests {
namespace {

namespace fs = std::filesystem;

constexpr uint64_t kBlockBytes = 512;

uint64_t InodeOf(const fs::path& path) {
  struct stat status;
  if (::lstat(path.c_str(), &status) != 0) throw std::runtime_error("no " + path.string());
  return status.st_ino;
}

// From 0 to `most`.
size_t UpTo(size_t most, std::mt19937_64& random) {
  return std::uniform_int_distribution<size_t>(0, most)(random);
}

// Moments of a file with so many changes: now and then all the first or all the last one.
class Moments {
 public:
  Moments(size_t changes, std::mt19937_64& random)
      : changes_(changes), random_(random), kind_(UpTo(3, random)) {}
  size_t Draw() const {
    if (kind_ == 0) return 0;
    if (kind_ == 1) return changes_;
    return UpTo(changes_, random_);
  }

 private:
  size_t changes_;
  std::mt19937_64& random_;
  size_t kind_;
};

}  // namespace

std::vector<Operation> ReadRecord(const fs::path& path) {
  const std::string text = ReadFile(path);
  std::vector<Operation> operations;
  size_t at = 0;
  const auto take = [&](size_t bytes) {
    if (bytes > text.size() - at) throw std::runtime_error("the record ends within an operation");
    at += bytes;
    return text.substr(at - bytes, bytes);
  };
  while (at < text.size()) {
    Operation& operation = operations.emplace_back();
    std::memcpy(&operation.head, take(sizeof(record)).data(), sizeof(record));
    operation.name = take(operation.head.name_bytes);
    operation.other_name = take(operation.head.other_name_bytes);
    operation.bytes = take(operation.head.byte_count);
  }
  return operations;
}

Disk::Disk(const fs::path& folder) {
  Add(folder, Make(InodeOf(folder), true));
  durable_ = now_;
}

void Disk::Add(const fs::path& folder, Id id) {
  for (const auto& item : fs::directory_iterator(folder)) {
    const Id made = Make(InodeOf(item.path()), item.is_directory());
    now_[{id, item.path().filename()}] = made;
    if (item.is_directory()) {
      Add(item.path(), made);
    } else {
      nodes_[made].content = ReadFile(item.path());
    }
  }
}

Disk::Id Disk::Make(uint64_t number, bool is_folder) {
  nodes_.push_back({.is_folder = is_folder});
  return numbers_[number] = nodes_.size() - 1;
}

Disk::Id Disk::At(uint64_t number) const {
  const auto found = numbers_.find(number);
  if (found == numbers_.end()) throw std::runtime_error("an operation on a file that nobody made");
  return found->second;
}

void Disk::Apply(const Renaming& renaming, std::map<Name, Id>& names) {
  for (const auto& [name, id] : renaming.names) {
    if (id) {
      names[name] = *id;
    } else {
      names.erase(name);
    }
  }
}

void Disk::Rename(Renaming renaming) {
  Apply(renaming, now_);
  renamings_.push_back(std::move(renaming));
}

void Disk::Sync(Id id) {
  Node& node = nodes_[id];
  std::string content(SizeAt(node, node.changes.size()), '\0');
  ContentAt(node, node.changes.size(), 0, content.size(), content);
  node.content = std::move(content);
  node.changes.clear();
  for (const Renaming& renaming : renamings_) {
    if (renaming.folder == id) Apply(renaming, durable_);
  }
  std::erase_if(renamings_, [id](const Renaming& renaming) { return renaming.folder == id; });
}

void Disk::Do(const Operation& operation) {
  const record& head = operation.head;
  switch (head.kind) {
    case RECORD_MADE: {
      const Id folder = At(head.folder);
      Rename({folder, {{{folder, operation.name}, Make(head.file, head.number == 1)}}});
      return;
    }
    case RECORD_LINKED: {
      const Id folder = At(head.folder);
      Rename({folder, {{{folder, operation.name}, At(head.file)}}});
      return;
    }
    case RECORD_WRITTEN:
      nodes_[At(head.file)].changes.push_back({.offset = head.number, .bytes = operation.bytes});
      return;
    case RECORD_TRUNCATED:
      nodes_[At(head.file)].changes.push_back({.offset = head.number, .cuts = true});
      return;
    case RECORD_RENAMED: {
      const Name from = {At(head.folder), operation.name};
      const Name to = {At(head.file), operation.other_name};
      const Id moved = now_.at(from);
      const std::optional<Id> other = head.number == 1 ? std::optional(now_.at(to)) : std::nullopt;
      Rename({to.first, {{from, other}, {to, moved}}});
      return;
    }
    case RECORD_REMOVED: {
      const Id folder = At(head.folder);
      Rename({folder, {{{folder, operation.name}, std::nullopt}}});
      return;
    }
    case RECORD_SYNCED:
      return Sync(At(head.file));
    case RECORD_ALL_SYNCED:
      for (Id id = 0; id < nodes_.size(); ++id) Sync(id);
      return;
    default:
      throw std::runtime_error("an unknown operation");
  }
}

uint64_t Disk::SizeAt(const Node& node, size_t count) {
  uint64_t size = node.content.size();
  for (size_t i = 0; i < count; ++i) {
    const Change& change = node.changes[i];
    size = change.cuts ? change.offset : std::max(size, change.offset + change.bytes.size());
  }
  return size;
}

void Disk::ContentAt(const Node& node, size_t count, uint64_t begin, uint64_t end,
                     std::string& content) {
  const auto put = [&](const std::string& bytes, uint64_t offset) {
    const uint64_t from = std::max(begin, offset);
    const uint64_t to = std::min(end, offset + bytes.size());
    if (from < to) content.replace(from, to - from, bytes, from - offset, to - from);
  };
  put(node.content, 0);
  for (size_t i = 0; i < count; ++i) {
    const Change& change = node.changes[i];
    if (!change.cuts) {
      put(change.bytes, change.offset);
    } else if (change.offset < end) {
      const uint64_t from = std::max(begin, change.offset);
      content.replace(from, end - from, end - from, '\0');
    }
  }
}

std::string Disk::Torn(const Node& node, std::mt19937_64& random) {
  if (node.changes.empty()) return node.content;
  const Moments moments(node.changes.size(), random);
  std::string content(SizeAt(node, moments.Draw()), '\0');
  for (uint64_t begin = 0; begin < content.size(); begin += kBlockBytes) {
    ContentAt(node, moments.Draw(), begin, std::min<uint64_t>(begin + kBlockBytes, content.size()),
              content);
  }
  return content;
}

Tree Disk::AfterCrash(std::mt19937_64& random) const {
  std::map<Name, Id> names = durable_;
  const Moments moments(1, random);
  for (const Renaming& renaming : renamings_) {
    if (moments.Draw() == 1) Apply(renaming, names);
  }
  Tree tree;
  Collect(names, 0, "", random, tree);
  return tree;
}

void Disk::Collect(const std::map<Name, Id>& names, Id folder, const std::string& path,
                   std::mt19937_64& random, Tree& tree) const {
  for (auto name = names.lower_bound({folder, ""});
       name != names.end() && name->first.first == folder; ++name) {
    const std::string here = path + name->first.second;
    const Node& node = nodes_[name->second];
    if (node.is_folder) {
      tree[here + "/"] = "";
      Collect(names, name->second, here + "/", random, tree);
    } else {
      tree[here] = Torn(node, random);
    }
  }
}

}  // namespace pgstow::tests
