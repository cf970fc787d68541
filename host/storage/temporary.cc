#include "host/storage/temporary.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <random>
#include <utility>

#include <fmt/format.h>

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
  constexpr size_t kLongestName = 255;
  constexpr size_t kSuffixLength = 8 + 16 + 4;
  static std::random_device random;
  const uint64_t number = uint64_t{random()} << 32 | random();
  const size_t name_start = path.rfind('/') + 1;  // npos + 1 is 0
  const std::string stem = path.substr(name_start, kLongestName - kSuffixLength);
  return fmt::format("{}{}.pgstow-{:016x}.tmp", path.substr(0, name_start), stem, number);
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
