#include "host/storage/temporary.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <random>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "host/storage/final_name.h"
#include "host/storage/storage.h"

namespace pgstow::storage {

// A place in the register. Nodes are neither freed nor used again, so that a signal handler may
// read one at any moment; a process has as many as it made files.
struct Temporary::Node {
  const std::string path;
  const int remove_flags;  // of unlinkat
  std::atomic<bool> temporary{true};
  Node* next = nullptr;
};

namespace {

std::atomic<Temporary::Node*> first_node{nullptr};
static_assert(std::atomic<Temporary::Node*>::is_always_lock_free &&
                  std::atomic<bool>::is_always_lock_free,
              "a signal handler walks the register");

constexpr size_t kDigits = 16;
constexpr std::string_view kInfix = ".pgstow-";
constexpr std::string_view kSuffix = ".tmp";

// What the temporary names for a path begin with.
std::string StartOfNames(const std::string& path) {
  constexpr size_t kLongestName = 255;
  const size_t name_start = path.rfind('/') + 1;  // npos + 1 is 0
  const std::string stem =
      path.substr(name_start, kLongestName - kInfix.size() - kDigits - kSuffix.size());
  return fmt::format("{}{}{}", path.substr(0, name_start), stem, kInfix);
}

}  // namespace

Temporary::Temporary(std::string path, Kind kind)
    : path_(std::move(path)),
      node_(new Node{.path = path_, .remove_flags = kind == Kind::kFolder ? AT_REMOVEDIR : 0}) {
  node_->next = first_node;
  while (!first_node.compare_exchange_weak(node_->next, node_)) {
  }
}

Temporary::Temporary(Temporary&& other) noexcept
    : path_(std::move(other.path_)), node_(std::exchange(other.node_, nullptr)) {}

Temporary& Temporary::operator=(Temporary&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(node_, other.node_);
  return *this;
}

void Temporary::Remove() noexcept {
  if (node_ == nullptr) return;
  ::unlinkat(AT_FDCWD, path_.c_str(), node_->remove_flags);
  Keep();
}

void Temporary::Keep() noexcept {
  if (node_ != nullptr) std::exchange(node_, nullptr)->temporary = false;
}

std::string TemporaryNameFor(const std::string& path) {
  static std::random_device random;
  const uint64_t number = uint64_t{random()} << 32 | random();
  return fmt::format("{}{:0{}x}{}", StartOfNames(path), number, kDigits, kSuffix);
}

std::optional<std::string> FindLeftBehind(const std::string& path) {
  const std::filesystem::path target = Resolve(path);
  const std::filesystem::path parent = target.parent_path();
  const std::string start = StartOfNames(target.filename().string());
  std::optional<std::string> newest;
  std::filesystem::file_time_type its_time;
  std::error_code error;
  for (std::filesystem::directory_iterator it(parent.empty() ? "." : parent, error), end;
       !error && it != end; it.increment(error)) {
    const std::string name = it->path().filename().string();
    if (name.size() != start.size() + kDigits + kSuffix.size() || !name.starts_with(start) ||
        !name.ends_with(kSuffix)) {
      continue;
    }
    std::error_code gone;
    const auto time = it->last_write_time(gone);
    if (gone || (newest && time <= its_time)) continue;
    newest = (parent / name).string();
    its_time = time;
  }
  return newest;
}

// Two rounds, for a folder goes only once its files are gone.
void RemoveTemporaries() noexcept {
  for (const int flags : {0, AT_REMOVEDIR}) {
    for (const Temporary::Node* node = first_node; node != nullptr; node = node->next) {
      if (node->temporary && node->remove_flags == flags) {
        ::unlinkat(AT_FDCWD, node->path.c_str(), flags);
      }
    }
  }
}

}  // namespace pgstow::storage
